"""The refusals of telling in confidence."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class ToldAlreadyError(GarlandError):
    """The teachers of this freeze's winners have been told."""

    message = _("The teachers have been told already. Nobody gets this letter twice.")
    status = 409


class PublicAlreadyError(GarlandError):
    """The results are public, so that there is nothing to tell in confidence."""

    message = _("The results are public already, so there is nothing left to tell in confidence.")
    status = 409


class DuePastError(GarlandError):
    """The day until which consents are to be settled is over."""

    message = _("Please choose a day that is still to come.")


class NobodyToTellError(GarlandError):
    """No teacher of a winner has an address."""

    message = _(
        "No teacher of these works has a confirmed address, so nobody can be written to. "
        "Please hand their links to them yourself."
    )
    status = 409
