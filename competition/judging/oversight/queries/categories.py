"""How far each category of a round is, and what its entries still lack."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.entries.blind import BlindEntry
from competition.judging.models import (
    Assignment,
    Criterion,
    RoundCategory,
    RoundEntry,
    Score,
    Scoresheet,
)
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, ReadingMode, SheetState


@dataclass(frozen=True)
class CategoryProgress:
    """A category of a round: its entries, the reads each wants; and of all reads: done, begun, given out."""

    form: str
    age_group: str
    entries: int
    reads: int
    done: int
    begun: int
    released: int

    @property
    def wanted(self) -> int:
        """How many reads there are to be in all."""
        return self.entries * self.reads

    @property
    def unread(self) -> int:
        """Reads given out and not begun."""
        return self.released - self.done - self.begun

    @property
    def nobodys(self) -> int:
        """Reads that no judge has."""
        return max(0, self.wanted - self.released)


@dataclass(frozen=True)
class ShortEntry:
    """An entry with fewer reads than its category wants; sheets that are whole count."""

    ref: str
    title: str
    language: str
    form: str
    age_group: str
    reads: int
    wanted: int


def progress_of_categories(session: Session, *, round_id: int) -> Sequence[CategoryProgress]:
    """Return the round's categories in the campaign's order; one statement."""
    reads = _by_category(round_id)
    entries = (
        select(BlindEntry.category_id, func.count().label("entries"))
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .where(RoundEntry.round_id == round_id, LIVE)
        .group_by(BlindEntry.category_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Category.form,
            Category.age_group,
            func.coalesce(entries.c.entries, 0),
            RoundCategory.reads,
            func.coalesce(reads.c.done, 0),
            func.coalesce(reads.c.begun, 0) - func.coalesce(reads.c.done, 0),
            func.coalesce(reads.c.released, 0),
        )
        .join(RoundCategory, RoundCategory.category_id == Category.id)
        .outerjoin(entries, entries.c.category_id == Category.id)
        .outerjoin(reads, reads.c.category_id == Category.id)
        .where(RoundCategory.round_id == round_id)
        .order_by(Category.position)
    )
    return [CategoryProgress(*row) for row in rows]


def _by_category(round_id: int) -> Any:
    return (
        select(
            BlindEntry.category_id,
            func.sum(case((Scoresheet.state == SheetState.SUBMITTED, 1), else_=0)).label("done"),
            func.count(Scoresheet.id).label("begun"),
            func.count(Assignment.id).label("released"),
        )
        .join(Assignment, Assignment.blind_entry_id == BlindEntry.id)
        .outerjoin(Assignment.scoresheet)
        .where(Assignment.round_id == round_id, Assignment.state == AssignmentState.RELEASED, LIVE)
        .group_by(BlindEntry.category_id)
        .subquery()
    )


def short_entries(session: Session, *, round_id: int) -> Sequence[ShortEntry]:
    """Return the entries with fewer reads than asked, the fewest first; one statement.

    A sheet counts that is handed in, or on which every question is answered: closing hands it in.
    """
    counted = _counted(round_id)
    reads = func.coalesce(counted.c.reads, 0)
    rows = session.execute(
        select(
            BlindEntry.ref,
            BlindEntry.title,
            BlindEntry.language,
            Category.form,
            Category.age_group,
            reads,
            RoundCategory.reads,
        )
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .join(Category, Category.id == BlindEntry.category_id)
        .join(
            RoundCategory,
            (RoundCategory.category_id == Category.id) & (RoundCategory.round_id == RoundEntry.round_id),
        )
        .outerjoin(counted, counted.c.blind_entry_id == BlindEntry.id)
        .where(RoundEntry.round_id == round_id, LIVE, reads < RoundCategory.reads)
        .order_by(Category.position, reads, BlindEntry.title, BlindEntry.id)
    )
    return [ShortEntry(*row) for row in rows]


def short_by_category(entries: Sequence[ShortEntry]) -> list[tuple[str, str, int, int, int]]:
    """Return form, age group, entries with fewer reads than asked, those with none, and reads missing."""
    found: dict[tuple[str, str], list[ShortEntry]] = {}
    for entry in entries:
        found.setdefault((entry.form, entry.age_group), []).append(entry)
    return [
        (*key, len(own), sum(not one.reads for one in own), sum(one.wanted - one.reads for one in own))
        for key, own in found.items()
    ]


def _counted(round_id: int) -> Any:
    """How many sheets of each entry will count."""
    answered = (
        select(Score.scoresheet_id, func.count(Score.criterion_id.distinct()).label("number"))
        .join(Scoresheet, Scoresheet.id == Score.scoresheet_id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .where(Assignment.round_id == round_id, Scoresheet.state == SheetState.OPEN)
        .group_by(Score.scoresheet_id)
        .subquery()
    )
    asked = (
        select(
            RoundCategory.category_id,
            func.count(Criterion.id).label("all"),
            func.sum(case((Criterion.language, 0), else_=1)).label("plain"),
        )
        .join(Criterion, Criterion.rubric_id == RoundCategory.rubric_id)
        .where(RoundCategory.round_id == round_id)
        .group_by(RoundCategory.category_id)
        .subquery()
    )
    wanted = case((Assignment.mode == ReadingMode.TRANSLATION, asked.c.plain), else_=asked.c["all"])
    whole = (Scoresheet.state == SheetState.SUBMITTED) | (func.coalesce(answered.c.number, 0) >= wanted)
    return (
        select(Assignment.blind_entry_id, func.count().label("reads"))
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(Scoresheet, Scoresheet.assignment_id == Assignment.id)
        .join(asked, asked.c.category_id == BlindEntry.category_id)
        .outerjoin(answered, answered.c.scoresheet_id == Scoresheet.id)
        .where(Assignment.round_id == round_id, Assignment.state == AssignmentState.RELEASED, whole)
        .group_by(Assignment.blind_entry_id)
        .subquery()
    )
