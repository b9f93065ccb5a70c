"""Why a change of the composition was not made."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class ChangedMeanwhileError(GarlandError):
    """Somebody else changed the same thing since it was shown."""

    message = _(
        "Somebody else has changed this since you opened it. Nothing is lost: "
        "what stands now and what you wanted are both here. Please choose."
    )
    status = 409


class GoneError(GarlandError):
    """The work or the part of the book is not there any more."""

    message = _("That is not in the book any more. What stands now is shown here.")
    status = 409


class ReasonMissingError(GarlandError):
    """A work is to be left out, and nobody would know later why."""

    message = _("Please say in a few words why the work is left out, for whoever asks later.")
