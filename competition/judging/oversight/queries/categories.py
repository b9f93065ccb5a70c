"""How far each category of a round is."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Integer, Subquery, case, cast, func, select
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
    """Return the round's categories in the campaign's order; one statement.

    Reads are counted by entry first: one read too many of an entry makes up for none of another.
    """
    reads = _by_entry(round_id)

    def added(number: ColumnElement[int]) -> ColumnElement[int]:
        return cast(func.coalesce(func.sum(number), 0), Integer)

    lacking = RoundCategory.reads - func.coalesce(reads.c.released, 0)
    rows = session.execute(
        select(
            Category.id,
            Category.form,
            Category.age_group,
            func.count(BlindEntry.id),
            RoundCategory.reads,
            added(reads.c.done),
            added(reads.c.begun - reads.c.done),
            added(reads.c.released),
            added(case((BlindEntry.id.is_(None) | (lacking < 0), 0), else_=lacking)),
        )
        .join(RoundCategory, RoundCategory.category_id == Category.id)
        .outerjoin(BlindEntry, (BlindEntry.category_id == Category.id) & _goes_in(round_id))
        .outerjoin(reads, reads.c.blind_entry_id == BlindEntry.id)
        .where(RoundCategory.round_id == round_id)
        .group_by(Category.id, Category.form, Category.age_group, Category.position, RoundCategory.reads)
        .order_by(Category.position)
    )
    return [CategoryProgress(*row) for row in rows]


def _goes_in(round_id: int) -> ColumnElement[bool]:
    """Whether a copy is one of the round's, and stands."""
    own = select(RoundEntry.blind_entry_id).where(RoundEntry.round_id == round_id)
    return LIVE & BlindEntry.id.in_(own)


def _by_entry(round_id: int) -> Subquery:
    """Count the reads of each entry: given out, begun, handed in."""
    return (
        select(
            Assignment.blind_entry_id,
            func.sum(case((Scoresheet.state == SheetState.SUBMITTED, 1), else_=0)).label("done"),
            func.count(Scoresheet.id).label("begun"),
            func.count(Assignment.id).label("released"),
        )
        .outerjoin(Assignment.scoresheet)
        .where(Assignment.round_id == round_id, Assignment.state == AssignmentState.RELEASED)
        .group_by(Assignment.blind_entry_id)
        .subquery()
    )
