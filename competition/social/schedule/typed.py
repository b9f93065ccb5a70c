"""A day and a time as somebody types them to move a post, in the time zone of its audience."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from competition.platform.moments import in_words, zone_city
from competition.social.schedule.errors import HourLeftOutError, NoDayError, NoTimeError, YearError

EARLIEST, LATEST = 2000, 2100


def parse_move(day: str, clock: str, zone: str) -> datetime:
    """Return the moment in UTC of "2026-12-08" and "17:30" at a zone's place; raise a refusal that says why.

    Of an hour that comes twice, when clocks go back, it is the first.
    """
    local = datetime.combine(_day(day), _clock(clock), ZoneInfo(zone))
    at = local.astimezone(UTC)
    if at.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise HourLeftOutError(city=zone_city(zone), **_around(local, zone))
    return at


def _day(typed: str) -> date:
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError:
        raise NoDayError from None
    if not EARLIEST <= day.year <= LATEST:
        raise YearError
    return day


def _clock(typed: str) -> time:
    try:
        clock = time.fromisoformat(typed.strip())
    except ValueError:
        raise NoTimeError from None
    if clock.tzinfo is not None:
        raise NoTimeError
    return clock.replace(second=0, microsecond=0)


def _around(local: datetime, zone: str) -> dict[str, str]:
    """Return the last minute before the clocks go forward and the first one after that, in words."""
    # The hour that is left out, reckoned with the offset after it, lies before it, and the other way round.
    late = local.replace(fold=0).astimezone(UTC)
    early = local.replace(fold=1).astimezone(UTC)
    first = _first_with(early, late, zone)
    return {"last": in_words(first - timedelta(minutes=1), zone), "next": in_words(first, zone)}


def _first_with(early: datetime, late: datetime, zone: str) -> datetime:
    """Return the minute at which the offset that holds at `late` begins."""
    place, offset = ZoneInfo(zone), late.astimezone(ZoneInfo(zone)).utcoffset()
    at = early
    while at.astimezone(place).utcoffset() != offset:
        at += timedelta(minutes=1)
    return at
