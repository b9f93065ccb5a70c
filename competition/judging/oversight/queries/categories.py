"""How far each category of a round is."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Subquery, and_, case, func, select
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
from competition.judging.queries.reads import added, number_of
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
    lacking = RoundCategory.reads - reads.c.released
    found = (
        select(
            reads.c.category_id,
            func.count().label("entries"),
            *(added(reads.c[name]).label(name) for name in ("done", "begun", "released")),
            added(case((lacking > 0, lacking), else_=0)).label("nobodys"),
        )
        .join(RoundCategory, RoundCategory.category_id == reads.c.category_id)
        .where(RoundCategory.round_id == round_id)
        .group_by(reads.c.category_id)
        .subquery()
    )
    numbers = [
        func.coalesce(found.c[name], 0) for name in ("entries", "done", "begun", "released", "nobodys")
    ]
    rows = session.execute(
        select(Category.id, Category.form, Category.age_group, RoundCategory.reads, *numbers)
        .join(RoundCategory, RoundCategory.category_id == Category.id)
        .outerjoin(found, found.c.category_id == Category.id)
        .where(RoundCategory.round_id == round_id)
        .order_by(Category.position)
    )
    return [
        CategoryProgress(id_, form, ages, entries, reads, done, begun - done, released, nobodys)
        for id_, form, ages, reads, entries, done, begun, released, nobodys in rows
    ]


def _by_entry(round_id: int) -> Subquery:
    """Count the reads of each of the round's entries that stands: given out, begun, handed in."""
    given = (Assignment.round_id == round_id, Assignment.state == AssignmentState.RELEASED)
    return (
        select(
            BlindEntry.id,
            BlindEntry.category_id,
            number_of(Scoresheet.state == SheetState.SUBMITTED).label("done"),
            func.count(Scoresheet.id).label("begun"),
            func.count(Assignment.id).label("released"),
        )
        .outerjoin(Assignment, and_(Assignment.blind_entry_id == BlindEntry.id, *given))
        .outerjoin(Assignment.scoresheet)
        .where(
            LIVE, BlindEntry.id.in_(select(RoundEntry.blind_entry_id).where(RoundEntry.round_id == round_id))
        )
        .group_by(BlindEntry.id, BlindEntry.category_id)
        .subquery()
    )
