"""Why a post cannot be moved to what was typed."""

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop as _


class NoDayError(GarlandError):
    """What was typed is no day."""

    message = _("Please choose a day, such as 2026-12-08.")


class NoTimeError(GarlandError):
    """What was typed is no time of day."""

    message = _("Please choose a time of day, such as 17:30.")


class YearError(GarlandError):
    """A digit too few or too many."""

    message = _("Please check the year.")


class HourLeftOutError(GarlandError):
    """An hour that clocks leave out when they go forward."""

    message = _(
        "That time does not exist in %(city)s: when clocks go forward, %(last)s is followed by %(next)s. "
        "Please choose another time."
    )


class MovedMeanwhileError(GarlandError):
    """Somebody else moved the post after the page was opened."""

    message = _(
        "Somebody else has moved this post meanwhile, so it stays where they put it. What you typed still "
        "stands below: save it again to let it go out then."
    )
    status = 409
