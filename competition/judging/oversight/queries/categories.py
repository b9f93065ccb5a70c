"""How far each category of a round is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, case, cast, func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.entries.blind import BlindEntry
from competition.judging.models import (
    Assignment,
    RoundCategory,
    RoundEntry,
    Scoresheet,
)
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, SheetState


@dataclass(frozen=True)
class CategoryProgress:
    """A category of a round: its entries, the reads each wants; and of all reads: done, begun, given out, and
    those that no judge has.
    """

    category_id: int
    form: str
    age_group: str
    entries: int
    reads: int
    done: int
    begun: int
    released: int
    nobodys: int

    @property
    def wanted(self) -> int:
        """How many reads there are to be in all, those beyond what was asked included."""
        return self.released + self.nobodys

    @property
    def unread(self) -> int:
        """Reads given out and not begun."""
        return self.released - self.done - self.begun


def progress_of_categories(session: Session, *, round_id: int) -> Sequence[CategoryProgress]:
    """Return the round's categories in the campaign's order; one statement."""
    reads, entries = _by_category(round_id), _entries(round_id)
    rows = session.execute(
        select(
            Category.id,
            Category.form,
            Category.age_group,
            func.coalesce(entries.c.entries, 0),
            RoundCategory.reads,
            func.coalesce(reads.c.done, 0),
            func.coalesce(reads.c.begun, 0) - func.coalesce(reads.c.done, 0),
            func.coalesce(reads.c.released, 0),
            func.coalesce(entries.c.nobodys, 0),
        )
        .join(RoundCategory, RoundCategory.category_id == Category.id)
        .outerjoin(entries, entries.c.category_id == Category.id)
        .outerjoin(reads, reads.c.category_id == Category.id)
        .where(RoundCategory.round_id == round_id)
        .order_by(Category.position)
    )
    return [CategoryProgress(*row) for row in rows]


def _entries(round_id: int) -> Any:
    """Count the entries of each category and the reads that nobody has: one read too many of an entry makes
    up for none of another.
    """
    given = (
        select(Assignment.blind_entry_id, func.count().label("reads"))
        .where(Assignment.round_id == round_id, Assignment.state == AssignmentState.RELEASED)
        .group_by(Assignment.blind_entry_id)
        .subquery()
    )
    lacking = RoundCategory.reads - func.coalesce(given.c.reads, 0)
    return (
        select(
            BlindEntry.category_id,
            func.count().label("entries"),
            cast(func.sum(case((lacking > 0, lacking), else_=0)), Integer).label("nobodys"),
        )
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .join(
            RoundCategory,
            (RoundCategory.round_id == RoundEntry.round_id)
            & (RoundCategory.category_id == BlindEntry.category_id),
        )
        .outerjoin(given, given.c.blind_entry_id == BlindEntry.id)
        .where(RoundEntry.round_id == round_id, LIVE)
        .group_by(BlindEntry.category_id)
        .subquery()
    )


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
