"""Remarks of judges by what has become of them, counted: those that wait, go out and are held back."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Label, Select, and_, func, select
from sqlalchemy.orm import Session

from competition.campaign.models import City, School
from competition.entries.blind import BlindEntry
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.judging.models import Assignment, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.queries.reads import number_of
from competition.judging.rules import AssignmentState, SheetState
from competition.results.digest.models import RemarkRuling, RemarkState


class Pile(StrEnum):
    """Remarks by what has become of them."""

    WAITING = "waiting"
    PASSED = "passed"
    HELD = "held"


@dataclass(frozen=True)
class PilesOfClass:
    """How many remarks on the works of a class there are of each pile."""

    class_id: int
    numbers: Mapping[Pile, int]


REMARKED = (
    Assignment.state == AssignmentState.RELEASED,
    Scoresheet.state == SheetState.SUBMITTED,
    func.trim(Scoresheet.remark) != "",
    LIVE,
)
"""Whether there is a remark that may go out, on a work that stands."""
SETTLED = and_(RemarkRuling.scoresheet_id == Scoresheet.id, RemarkRuling.written == Scoresheet.remark)
PILES: dict[Pile, ColumnElement[bool]] = {
    Pile.WAITING: RemarkRuling.scoresheet_id.is_(None),
    Pile.PASSED: RemarkRuling.state == RemarkState.PASSED,
    Pile.HELD: RemarkRuling.state == RemarkState.HELD,
}


def piles(session: Session, campaign_id: int) -> dict[Pile, int]:
    """Return how many remarks wait, go out and are held back, in one statement."""
    row = session.execute(_handed_in(campaign_id, *_numbers())).one()
    return dict(zip(Pile, row, strict=True))


def piles_by_class(session: Session, campaign_id: int) -> list[PilesOfClass]:
    """Return the same of each class that has some, by city, school and class, in one statement.

    The remarks are counted before their classes are looked up: beside every remark their names would be
    sorted.
    """
    numbers = _numbers()
    counted = _handed_in(campaign_id, Authorship.class_id, *numbers)
    counted = counted.join(Authorship, Authorship.entry_id == BlindEntry.entry_id)
    found = counted.group_by(Authorship.class_id).subquery()
    rows = session.execute(
        select(found.c.class_id, *(found.c[each.name] for each in numbers))
        .join(SchoolClass, SchoolClass.id == found.c.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .order_by(City.name, School.name, SchoolClass.name, SchoolClass.id)
    )
    return [PilesOfClass(class_id, dict(zip(Pile, of, strict=True))) for class_id, *of in rows]


def _numbers() -> list[Label[int]]:
    return [number_of(condition).label(pile.value) for pile, condition in PILES.items()]


def _handed_in(campaign_id: int, *columns: Any) -> Select[*tuple[Any, ...]]:
    """Ask it of every remark handed in on a work that stands, without whose it is."""
    fallen = select(Entry.id).where(Entry.campaign_id == campaign_id, Entry.state != EntryState.ACCEPTED)
    return (
        select(*columns)
        .select_from(Scoresheet)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .outerjoin(RemarkRuling, SETTLED)
        .where(BlindEntry.campaign_id == campaign_id, BlindEntry.entry_id.not_in(fallen), *REMARKED)
    )
