"""Until when consents are to be settled."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from wtforms import DateTimeLocalField
from wtforms.validators import InputRequired

from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

_WEEK, _AT_LEAST = timedelta(days=7), timedelta(hours=12)
_EVENING = 18


class DueForm(Form):
    """The last moment for consents, in the campaign's time."""

    due = DateTimeLocalField(
        _l("Consents to be settled by"),
        [InputRequired(_l("Please choose a day and a time."))],
        format=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )

    def moment(self, zone: str) -> datetime:
        """Return the typed local moment in UTC."""
        typed: datetime = self.due.data
        return typed.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def suggested(now: datetime, results: datetime | None, zone: str) -> datetime:
    """Return an evening: two days before the results, or one, else a week from now; not later than a week."""
    week = _evening(now + _WEEK, zone)
    before = [_evening(results - timedelta(days=days), zone) for days in (2, 1)] if results else []
    fitting = [each for each in before if now + _AT_LEAST < each < week]
    return next(iter(fitting), week).replace(tzinfo=None)


def _evening(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(hour=_EVENING, minute=0, second=0, microsecond=0)
