"""The hours at which people look at posts, on days as the campaign's place counts them. Pure."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

GAP = timedelta(minutes=90)
"""Between any two posts of a campaign, wherever their audiences are."""
MOST = 6
"""So many posts go out on a day at most; a milestone's own and those moved by hand come on top."""

NOON, AFTER_SCHOOL, EVENING, MORNING = time(12, 30), time(17), time(19, 30), time(8, 30)
_BEST = (NOON, AFTER_SCHOOL, EVENING, MORNING, time(10, 30), time(15))
_HALF_HOURS = tuple(time(minutes // 60, minutes % 60) for minutes in range(8 * 60, 20 * 60 + 31, 30))


def hours(count: int) -> list[time]:
    """Return the best hours of a day for so many posts, in the order of the day."""
    return sorted(_BEST[:count])


def days_from(day: date) -> Iterator[date]:
    """Yield a day and all after it."""
    while True:
        yield day
        day += timedelta(days=1)


def day_of(at: datetime, zone: str) -> date:
    """Return the day of a moment at a zone's place."""
    return at.astimezone(ZoneInfo(zone)).date()


@lru_cache(maxsize=4096)
def good_moments(day: date, here: str, audience: str) -> tuple[datetime, ...]:
    """Return the half hours from 8 to half past 8 in the evening of an audience that lie on a day `here`.

    An audience on the other side of the world is reached on its evening before or its morning after.
    """
    zone = ZoneInfo(audience)
    found = (
        datetime.combine(near, clock, zone).astimezone(UTC) for near in _near(day) for clock in _HALF_HOURS
    )
    return tuple(sorted(at for at in found if day_of(at, here) == day))


@lru_cache(maxsize=16384)
def closest_to(hour: time, day: date, here: str, audience: str) -> tuple[datetime, ...]:
    """Return a day's good moments, those first that are closest to an hour of the audience's clocks."""
    zone = ZoneInfo(audience)

    def off(at: datetime) -> tuple[int, datetime]:
        local = at.astimezone(zone)
        return abs((local.hour - hour.hour) * 60 + local.minute - hour.minute), at

    return tuple(sorted(good_moments(day, here, audience), key=off))


def _near(day: date) -> tuple[date, date, date]:
    return day - timedelta(days=1), day, day + timedelta(days=1)
