"""Moments as people say them: day and clock at the organiser's place, and how long it is until then."""

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel import dates

from competition.platform import manners
from competition.platform.i18n import Style, format_date, formats, gettext

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


class Left(NamedTuple):
    """How much time is left, in the largest unit of which there are at least two (else minutes)."""

    unit: str
    number: int


def zone_city(zone: str) -> str:
    """Return the city after which a time zone is named, in the current language."""
    name = dates.get_timezone_location(zone, locale=formats(), return_city=True)
    return str(name).rpartition("/")[2]


def in_words(moment: datetime, zone: str, style: Style = "long") -> str:
    """Return day and clock as they are at the zone's place, such as "19 November 2026, 23:59"."""
    local, locale, spoken = moment.astimezone(ZoneInfo(zone)), formats(), style in ("long", "full")
    hours = manners.hours_in_words(locale) if spoken else "short"
    clock = str(dates.format_time(local, hours, tzinfo=local.tzinfo, locale=locale))
    joint = manners.joint_in_words(style, locale) if spoken else str(dates.get_datetime_format(style, locale))
    return joint.replace("{0}", clock).replace("{1}", format_date(local.date(), style=style))


def with_zone(moment: datetime, zone: str, style: Style = "long") -> str:
    """Return day and clock with whose time it is: "19 November 2026, 23:59 (Paris time)"."""
    return gettext("%(moment)s (%(city)s time)", moment=in_words(moment, zone, style), city=zone_city(zone))


def left(moment: datetime, now: datetime) -> Left | None:
    """Return how long it is until a moment, None when it is over."""
    rest = moment - now
    if rest <= timedelta(0):
        return None
    for unit, length in (("day", DAY), ("hour", HOUR)):
        if rest >= 2 * length:
            return Left(unit, rest // length)
    return Left("minute", max(1, rest // MINUTE))
