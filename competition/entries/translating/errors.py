"""The refusals of translating; each says what to do next."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NotTranslatedHereError(GarlandError):
    """The entry was withdrawn or disqualified, so that nobody needs its translation."""

    message = _(
        "This work does not take part any more, so its translation is not needed. Thank you all the same."
    )
    status = 409


class NothingTranslatedError(GarlandError):
    """Neither title nor text was translated."""

    message = _("Please type the translation first; then hand it in.")


class TextSettledError(GarlandError):
    """The results are frozen, so that whoever holds a link changes nothing in what goes to print."""

    message = _(
        "The results are decided and the text is settled, so the translation stays as it is. Thank you for "
        "your work. If something in it is wrong, please write to whoever sent you the link."
    )
    status = 409
