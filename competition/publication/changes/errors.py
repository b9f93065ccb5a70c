"""Why two editions cannot be compared."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NothingBeforeError(GarlandError):
    """It is the first edition of its kind and format."""

    message = _("This is the first edition of its kind and format: there is none before it.")
    status = 409


class EditionGoneError(GarlandError):
    """The file of edition `number` is not there any more."""

    message = _("The file of edition %(number)s is not kept any more, so the pages cannot be compared.")
    status = 409


class UnreadableEditionError(GarlandError):
    """The file of edition `number` cannot be read as a PDF (`reason`)."""

    message = _(
        "The file of edition %(number)s cannot be read (%(reason)s), so its pages cannot be compared. "
        "Please tell the operator."
    )
    status = 500
