"""The schedule as a calendar file (RFC 5545), which calendars of all makes open; same posts, same bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

_LASTS = timedelta(minutes=15)


@dataclass(frozen=True)
class Entry:
    """What stands in the calendar: a post or a milestone, with its key, moment, title and further words."""

    key: str
    at: datetime
    title: str
    words: str = ""
    link: str = ""


@dataclass(frozen=True)
class Heading:
    """Whose calendar it is; `stamp`: when it was planned, `host` and `slug` make its entries' ids its own."""

    name: str
    slug: str
    host: str
    stamp: datetime


def schedule_ics(entries: Iterable[Entry], heading: Heading) -> bytes:
    """Return a calendar of entries in the order of time.

    Moments are in UTC, which every calendar shows by its reader's clocks. An entry keeps its id, so that a
    calendar which reads a newer file moves it instead of doubling it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Garland//Social schedule//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", heading.name)
    calendar.add("x-wr-calname", heading.name)
    for entry in sorted(entries, key=lambda entry: (entry.at, entry.key)):
        calendar.add_component(_event(entry, heading))
    return bytes(calendar.to_ical())


def _event(entry: Entry, heading: Heading) -> Event:
    event, at = Event(), entry.at.astimezone(UTC)
    event.add("uid", f"{entry.key}.{heading.slug}@{heading.host}")
    event.add("dtstamp", heading.stamp.astimezone(UTC))
    event.add("dtstart", at)
    event.add("dtend", at + _LASTS)
    event.add("summary", entry.title)
    event.add("transp", "TRANSPARENT")  # A post keeps nobody busy.
    if entry.words:
        event.add("description", entry.words)
    if entry.link:
        event.add("url", entry.link)
    return event
