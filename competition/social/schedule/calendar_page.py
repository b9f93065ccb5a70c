"""The schedule as a page shows it: days of the campaign's place with their milestones and posts. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.schedule.cautions import Caution
from competition.social.schedule.hours import day_of
from competition.social.schedule.postings import Schedule, Slot, Why

_OF_POSTS = (MilestoneKey.RESULTS, MilestoneKey.STATEMENTS, MilestoneKey.PUBLICATION)


@dataclass(frozen=True)
class MilestoneShown:
    """A dated step of the campaign, as its place's clocks show it."""

    key: MilestoneKey
    here: datetime


@dataclass(frozen=True)
class SlotShown:
    """A post by the clocks of the campaign's place (`here`) and of its audience (`there`)."""

    slot: Slot
    here: datetime
    there: datetime
    cautions: tuple[Caution, ...] = ()

    @property
    def elsewhere(self) -> bool:
        """Whether its audience's clocks show another time."""
        return self.here.replace(tzinfo=None) != self.there.replace(tzinfo=None)

    @property
    def typed_day(self) -> str:
        """Its day as the field of a form holds it, by its audience's calendar."""
        return self.there.date().isoformat()

    @property
    def typed_time(self) -> str:
        """Its time as the field of a form holds it, by its audience's clocks."""
        return f"{self.there:%H:%M}"

    @property
    def by_hand(self) -> bool:
        """Whether somebody moved it."""
        return self.slot.why == Why.BY_HAND


@dataclass(frozen=True)
class DayShown:
    """A day, with nothing on it where posts stand before and after."""

    day: date
    milestones: tuple[MilestoneShown, ...]
    slots: tuple[SlotShown, ...]


def days_shown(
    schedule: Schedule, calendar: Calendar, zone: str, cautions: Iterable[Caution] = ()
) -> tuple[DayShown, ...]:
    """Return the days on which something stands, and between results and publication all days."""
    place, warned = ZoneInfo(zone), list(cautions)
    marks = [MilestoneShown(key, at.astimezone(place)) for key in _OF_POSTS if (at := calendar.at(key))]
    shown = [_shown(slot, place, warned) for slot in schedule.slots]
    days = {mark.here.date() for mark in marks} | {each.here.date() for each in shown}
    days.update(_between(calendar, zone))
    return tuple(
        DayShown(
            day,
            tuple(sorted((m for m in marks if m.here.date() == day), key=lambda m: m.here)),
            tuple(each for each in shown if each.here.date() == day),
        )
        for day in sorted(days)
    )


def _shown(slot: Slot, place: ZoneInfo, warned: Sequence[Caution]) -> SlotShown:
    own = tuple(caution for caution in warned if caution.key == slot.key)
    return SlotShown(slot, slot.at.astimezone(place), slot.at.astimezone(ZoneInfo(slot.zone)), own)


def _between(calendar: Calendar, zone: str) -> list[date]:
    results, publication = calendar.at(MilestoneKey.RESULTS), calendar.at(MilestoneKey.PUBLICATION)
    if results is None or publication is None:
        return []
    first, last = day_of(results, zone), day_of(publication, zone)
    return [first + timedelta(days=number) for number in range((last - first).days)]
