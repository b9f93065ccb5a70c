"""One scoresheet with its round and what it is scored by."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, joinedload, lazyload

from competition.entries.blind import BlindEntry
from competition.judging.models import (
    Assignment,
    Criterion,
    Round,
    RoundCategory,
    Rubric,
    Scoresheet,
)
from competition.judging.rules import applies, missing


@dataclass(frozen=True)
class Scale:
    """The questions of a sheet in their order, and the lowest and highest score."""

    criteria: tuple[Criterion, ...]
    lowest: int
    highest: int


@dataclass
class Desk:
    """What lies before a judge: the assignment in its round, the questions, the sheet once there is one."""

    assignment: Assignment
    round: Round
    scale: Scale
    sheet: Scoresheet | None

    @property
    def version(self) -> int:
        """The sheet's version; 0 while nothing was saved."""
        return self.sheet.version if self.sheet else 0

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The questions that apply in this mode of reading."""
        return tuple(c for c in self.scale.criteria if applies(c.as_rule(), self.assignment.mode))

    @property
    def values(self) -> dict[str, int]:
        """The value that stands for each question, by its key."""
        return values_by_key(self.sheet, self.scale.criteria)

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys of the questions still open."""
        rules = tuple(c.as_rule() for c in self.scale.criteria)
        return missing(rules, self.values, self.assignment.mode)


# Put together once: every save and every sheet asks these.
_DESK = (
    select(Round, Scoresheet)
    .select_from(Assignment)
    .join(Round, Round.id == Assignment.round_id)
    .outerjoin(Scoresheet, Scoresheet.assignment_id == Assignment.id)
    .where(Assignment.id == bindparam("assignment_id"))
    .options(joinedload(Scoresheet.scores), lazyload(Round.categories))
    .with_for_update(read=True, of=Round)
    .execution_options(populate_existing=True)
)
_SCALE = (
    select(Criterion, Rubric.lowest, Rubric.highest)
    .join(Rubric, Rubric.id == Criterion.rubric_id)
    .join(RoundCategory, RoundCategory.rubric_id == Rubric.id)
    .join(BlindEntry, BlindEntry.category_id == RoundCategory.category_id)
    .where(BlindEntry.id == bindparam("copy_id"), RoundCategory.round_id == bindparam("round_id"))
    .order_by(Criterion.position)
)


def lay_out(session: Session, *, assignment: Assignment) -> Desk:
    """Return the desk of an assignment; its round stays as it is until this transaction ends.

    Two statements.
    """
    round_, sheet = session.execute(_DESK, {"assignment_id": assignment.id}).unique().one()
    return Desk(assignment, round_, scale_of(session, assignment=assignment), sheet)


def scale_of(session: Session, *, assignment: Assignment) -> Scale:
    """Return what this assignment is scored by, whatever its mode of reading; one statement."""
    where = {"copy_id": assignment.blind_entry_id, "round_id": assignment.round_id}
    rows = session.execute(_SCALE, where).all()
    _criterion, lowest, highest = rows[0]
    return Scale(tuple(row[0] for row in rows), lowest, highest)


def values_by_key(sheet: Scoresheet | None, criteria: Sequence[Criterion]) -> dict[str, int]:
    """Return the value that stands for each question, by the criterion's key."""
    values = sheet.values if sheet else {}
    return {c.key: values[c.id] for c in criteria if c.id in values}


def reread(session: Session, *, assignment: Assignment) -> Assignment:
    """Return the assignment with its entry as they stand in the database, after a change was rolled back."""
    statement = select(Assignment).where(Assignment.id == assignment.id)
    entry = joinedload(Assignment.blind_entry).lazyload(BlindEntry.images)
    return session.scalars(statement.options(entry).execution_options(populate_existing=True)).one()
