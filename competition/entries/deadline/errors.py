"""The refusals about the deadline; each says what to do next."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NotLaterError(GarlandError):
    """An extension ends before the deadline of everybody, or has ended already (`deadline`)."""

    message = _("Please choose a moment that is still ahead and later than the deadline, %(deadline)s.")


class RemindedAlreadyError(GarlandError):
    """Whoever is unfinished was reminded within the last day, or has no time left."""

    message = _(
        "Nobody was reminded: each of these classes got a letter within the last day, is finished, or its "
        "deadline is over. Please try again tomorrow, or give a school more time."
    )
    status = 409
