"""How long reading takes, in words."""

from competition.platform.i18n import format_number, ngettext
from competition.platform.i18n import gettext as _


def duration(minutes: float) -> str:
    """Say how long something takes: to five minutes within an hour, to ten beyond it."""
    if minutes < 57.5:
        rounded = max(5, 5 * round(minutes / 5)) if minutes else 0
        return ngettext("%(num)s minute", "%(num)s minutes", rounded)
    hours, rest = divmod(10 * round(minutes / 10), 60)
    return _("%(hours)s h %(minutes)02d", hours=format_number(hours), minutes=rest) if rest else _hours(hours)


def _hours(hours: int) -> str:
    return _("%(hours)s h", hours=format_number(hours))
