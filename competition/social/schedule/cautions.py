"""What somebody should know about a schedule: moves by hand may break the rules, and are kept all the same.

Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.schedule.hours import GAP, day_of
from competition.social.schedule.postings import Kind, Posting, Slot

_NOT_BEFORE: Mapping[str, MilestoneKey] = {
    Kind.STATEMENT: MilestoneKey.STATEMENTS,
    Kind.PUBLICATION: MilestoneKey.PUBLICATION,
}
_TELLS_RESULTS = (Kind.ANNOUNCEMENT, Kind.WINNERS, Kind.WORK, Kind.THANKS)


class Code(StrEnum):
    """What is wrong with the time of a post."""

    EMBARGO = "embargo"
    """It would tell results before they may be known."""
    EARLY = "early"
    """It would come before the milestone that it belongs to."""
    UNANNOUNCED = "unannounced"
    """It would tell results before the post that announces them."""
    SAME_SCHOOL = "same-school"
    TOO_CLOSE = "too-close"
    PAST = "past"


@dataclass(frozen=True)
class Caution:
    """A post whose time breaks a rule, and the other post that it breaks it with, if any."""

    key: str
    code: Code
    other: str = ""


def cautions(
    slots: Iterable[Slot], postings: Iterable[Posting], calendar: Calendar, now: datetime | None = None
) -> tuple[Caution, ...]:
    """Return what is wrong with times, in the order of time; of two posts that collide, both are named.

    `now` is given where posts are planned or moved: once they are out, all lie in the past rightly.
    """
    known = {posting.key: posting for posting in postings}
    ordered = sorted((slot for slot in slots if slot.key in known), key=lambda slot: (slot.at, slot.key))
    found = [
        *_too_early(ordered, known, calendar),
        *_before_the_announcement(ordered, known, calendar),
        *_in_the_past(ordered, now),
        *_too_close(ordered),
        *_of_one_school(ordered, known),
    ]
    place = {slot.key: number for number, slot in enumerate(ordered)}
    return tuple(sorted(found, key=lambda each: (place[each.key], list(Code).index(each.code), each.other)))


def _too_early(slots: Sequence[Slot], known: Mapping[str, Posting], calendar: Calendar) -> Iterator[Caution]:
    for slot in slots:
        kind = known[slot.key].kind
        if kind in _TELLS_RESULTS and calendar.embargoed(slot.at):
            yield Caution(slot.key, Code.EMBARGO)
        milestone = calendar.at(_NOT_BEFORE[kind]) if kind in _NOT_BEFORE else None
        if milestone is not None and slot.at < milestone:
            yield Caution(slot.key, Code.EARLY)


def _before_the_announcement(
    slots: Sequence[Slot], known: Mapping[str, Posting], calendar: Calendar
) -> Iterator[Caution]:
    announced = [slot for slot in slots if known[slot.key].kind == Kind.ANNOUNCEMENT]
    for slot in slots:
        tells = known[slot.key].kind in _TELLS_RESULTS and not calendar.embargoed(slot.at)
        if announced and tells and slot.at < announced[0].at:
            yield Caution(slot.key, Code.UNANNOUNCED, announced[0].key)


def _in_the_past(slots: Sequence[Slot], now: datetime | None) -> Iterator[Caution]:
    for slot in slots:
        if now is not None and slot.at < now:
            yield Caution(slot.key, Code.PAST)


def _too_close(slots: Sequence[Slot]) -> Iterator[Caution]:
    for one, other in pairwise(slots):
        if other.at - one.at < GAP:
            yield Caution(one.key, Code.TOO_CLOSE, other.key)
            yield Caution(other.key, Code.TOO_CLOSE, one.key)


def _of_one_school(slots: Sequence[Slot], known: Mapping[str, Posting]) -> Iterator[Caution]:
    seen: dict[tuple[str, object], list[str]] = {}
    for slot in slots:
        if school := known[slot.key].school:
            seen.setdefault((school, day_of(slot.at, slot.zone)), []).append(slot.key)
    for keys in seen.values():
        for key in keys if len(keys) > 1 else ():
            yield Caution(key, Code.SAME_SCHOOL, next(other for other in keys if other != key))
