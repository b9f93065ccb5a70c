"""Refusals of typing what came on paper."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class ReceivedAheadError(GarlandError):
    """The day of receipt lies ahead, or before the call opened."""

    message = _("Please give the day on which the paper arrived: not one that is still to come.")


class NothingTickedError(GarlandError):
    """Another day was given, and no entry ticked that it is for."""

    message = _("Please tick the entries that arrived on another day.")
    status = 409


class NobodyLeftError(GarlandError):
    """The secretariat would leave a class that has no teacher."""

    message = _(
        "This class has no teacher yet, so it stays with you. Add a teacher's name or address first; "
        "then it can be handed over."
    )
    status = 409


class PaperNotOpenError(GarlandError):
    """Paper is to be typed before the call has opened."""

    message = _("The call has not opened yet, so nothing can be entered.")
    status = 409
