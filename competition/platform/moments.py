"""Moments as people say them: day and clock at somebody's place, and how long it is until then."""

import re
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from babel import dates

from competition.platform import manners
from competition.platform.i18n import Style, format_date, format_short_day, formats, gettext

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
Manner = Style | Literal["weekday", "brief"]
"""A style, or without the year: "Thursday, 19 November, 23:59", "19 Nov, 23:59"."""

# The year at the end of a day written in full, with the word that leads to it.
_YEAR_LAST = re.compile(r"(?:[\s,]|'[^']*')*y$")


class Left(NamedTuple):
    """How much time is left, in the largest unit of which there are at least two (else minutes)."""

    unit: str
    number: int


def left(moment: datetime, now: datetime) -> Left | None:
    """Return how long it is until a moment, None when it is over."""
    rest = moment - now
    if rest <= timedelta(0):
        return None
    for unit, length in (("day", DAY), ("hour", HOUR)):
        if rest >= 2 * length:
            return Left(unit, rest // length)
    return Left("minute", max(1, rest // MINUTE))


def zone_city(zone: str) -> str:
    """Return the city after which a time zone is named, in the current language."""
    name = dates.get_timezone_location(zone, locale=formats(), return_city=True)
    return str(name).rpartition("/")[2]


def time_city(zone: str) -> str:
    """Return the city of a time zone as it stands beside "time": "Paris", in French "de Paris"."""
    return manners.whose_time(zone_city(zone), formats())


def in_words(moment: datetime, zone: str, style: Manner = "long") -> str:
    """Return day and clock as they are at the zone's place, such as "19 November 2026, 23:59"."""
    local = _local(moment, zone)
    return _joined(local, style, clock(local))


def with_zone(moment: datetime, zone: str, style: Manner = "long") -> str:
    """Return day and clock with whose time it is: "19 November 2026, 23:59 (Paris time)"."""
    return gettext("%(moment)s (%(city)s time)", moment=in_words(moment, zone, style), city=time_city(zone))


class There(NamedTuple):
    """Somebody's place with its time zone."""

    zone: str
    place: str


def with_both(moment: datetime, zone: str, there: There | None, style: Manner = "long") -> str:
    """Return a moment in the organiser's time and, where the clocks differ, in that of another place.

    "19 November 2026, 23:59 (Paris time; 20 November, 00:59 in Lviv)"
    """
    if there is None or not differs(moment, zone, there.zone):
        return with_zone(moment, zone, style)
    here, other = moment.astimezone(ZoneInfo(zone)), moment.astimezone(ZoneInfo(there.zone))
    same_day = here.date() == other.date()
    return gettext(
        "%(moment)s (%(city)s time; %(other)s in %(place)s)",
        moment=in_words(moment, zone, style),
        city=time_city(zone),
        other=clock(other) if same_day else in_words(moment, there.zone, "brief"),
        place=there.place,
    )


def differs(moment: datetime, zone: str, other: str) -> bool:
    """Whether the clocks of two zones show different times at a moment."""
    offsets = {moment.astimezone(ZoneInfo(each)).utcoffset() for each in (zone, other)}
    return len(offsets) > 1


def format_datetime(moment: datetime, *, zone: str | tzinfo, style: Style = "long") -> str:
    """Return an aware moment as the clocks of `zone` show it; `long` and `full` name the zone in short.

    Raises ValueError for a moment without time zone.
    """
    local = _local(moment, zone)
    zone_name = f" {manners.zone_name(local, formats())}" if _spoken(style) else ""
    return _joined(local, style, clock(local) + zone_name)


def _local(moment: datetime, zone: str | tzinfo) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone cannot be shown")
    return moment.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)


def _spoken(style: Manner) -> bool:
    """Whether a style reads as part of a sentence."""
    return style in ("long", "full", "weekday")


def clock(local: datetime) -> str:
    """Return the time of day of an aware moment as its own zone's clocks show it, such as "17:30"."""
    hours = manners.hours_in_words(local, formats())
    return str(dates.format_time(local, hours, tzinfo=local.tzinfo, locale=formats()))


def weekday(day: date) -> str:
    """Return a day with its weekday and without its year, such as "Sunday, 6 December"."""
    return _day(day, "weekday")


def _joined(local: datetime, style: Manner, hour: str) -> str:
    usual: Style = "full" if style == "weekday" else "medium" if style == "brief" else style
    joints = manners.joint_in_words if _spoken(style) else dates.get_datetime_format
    joint = str(joints(usual, formats()))
    return joint.replace("{0}", hour).replace("{1}", _day(local.date(), style))


def _day(day: date, style: Manner) -> str:
    if style == "brief":
        return format_short_day(day)
    if style != "weekday":
        return format_date(day, style=style)
    locale = formats()
    pattern = _YEAR_LAST.sub("", dates.get_date_format("full", locale).pattern)
    return manners.day_in_words(str(dates.format_date(day, pattern, locale=locale)), locale)
