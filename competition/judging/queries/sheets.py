"""One scoresheet with its round and what it is scored by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session, joinedload, lazyload

from competition.entries.blind import BlindEntry, BlindImage
from competition.judging.models import (
    Assignment,
    Criterion,
    Flag,
    Round,
    RoundCategory,
    Rubric,
    Score,
    Scoresheet,
)
from competition.judging.rules import CriterionRule, applies, missing


class Asked(NamedTuple):
    """One question of a sheet, as its rubric words it."""

    id: int
    key: str
    label: str
    question: str
    weight: float
    language: bool
    levels: list[str]

    def as_rule(self) -> CriterionRule:
        """The plain facts that rules are asked with."""
        return CriterionRule(self.key, self.weight, self.language)


@dataclass(frozen=True)
class Scale:
    """The questions of a sheet in their order, and the lowest and highest score."""

    criteria: tuple[Asked, ...]
    lowest: int
    highest: int


@dataclass
class Desk:
    """What lies before a judge: the assignment in its round, the questions, the sheet once there is one.

    `scores` holds the newest score of each question by the criterion's id.
    """

    assignment: Assignment
    round: Round
    scale: Scale
    sheet: Scoresheet | None
    scores: dict[int, int] = field(default_factory=dict)
    has_pictures: bool = True
    has_flags: bool = True

    @property
    def version(self) -> int:
        """The sheet's version; 0 while nothing was saved."""
        return self.sheet.version if self.sheet else 0

    @property
    def criteria(self) -> tuple[Asked, ...]:
        """The questions that apply in this mode of reading."""
        return tuple(c for c in self.scale.criteria if applies(c.as_rule(), self.assignment.mode))

    @property
    def values(self) -> dict[str, int]:
        """The value that stands for each question, by its key."""
        return {c.key: self.scores[c.id] for c in self.scale.criteria if c.id in self.scores}

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys of the questions still open."""
        rules = tuple(c.as_rule() for c in self.scale.criteria)
        return missing(rules, self.values, self.assignment.mode)


def _desk() -> Any:
    """The questions of a sheet with the newest score of each, beside the sheet: of a question answered
    several times only one row, however often a mind was changed.
    """
    newest = (
        select(func.max(Score.version))
        .where(Score.scoresheet_id == Scoresheet.id, Score.criterion_id == Criterion.id)
        .correlate(Scoresheet, Criterion)
        .scalar_subquery()
    )
    of_sheet = and_(Score.scoresheet_id == Scoresheet.id, Score.criterion_id == Criterion.id)
    return (
        select(Scoresheet, Score.value, Rubric.lowest, Rubric.highest)
        .add_columns(*(getattr(Criterion, name) for name in Asked._fields))
        .select_from(BlindEntry)
        .join(RoundCategory, RoundCategory.category_id == BlindEntry.category_id)
        .join(Rubric, Rubric.id == RoundCategory.rubric_id)
        .join(Criterion, Criterion.rubric_id == Rubric.id)
        .outerjoin(Scoresheet, Scoresheet.assignment_id == bindparam("assignment_id"))
        .outerjoin(Score, of_sheet & (Score.version == newest))
        .where(BlindEntry.id == bindparam("copy_id"), RoundCategory.round_id == bindparam("round_id"))
        .order_by(Criterion.position)
        .options(lazyload(Scoresheet.scores))
        .execution_options(populate_existing=True)
    )


# Put together once: every save and every sheet asks these.
_DESK = _desk()
_DESK_TO_SHOW = _DESK.add_columns(
    select(BlindImage.id).where(BlindImage.blind_entry_id == bindparam("copy_id")).exists(),
    select(Flag.id).where(Flag.assignment_id == bindparam("assignment_id")).exists(),
)
_HELD_ROUND = (
    select(Round)
    .where(Round.id == bindparam("round_id"))
    .options(lazyload(Round.categories))
    .with_for_update(read=True)
    .execution_options(populate_existing=True)
)


def lay_out(session: Session, *, assignment: Assignment) -> Desk:
    """Return the desk of an assignment; its round stays as it is until this transaction ends.

    Two statements.
    """
    round_ = session.scalars(_HELD_ROUND, {"round_id": assignment.round_id}).one()
    return _lay(session, _DESK, assignment, round_)


def lay_out_to_show(session: Session, *, assignment: Assignment, round_: Round) -> Desk:
    """Return the desk of an assignment as it is shown, in a round that is known; one statement."""
    return _lay(session, _DESK_TO_SHOW, assignment, round_)


def _lay(session: Session, statement: Any, assignment: Assignment, round_: Round) -> Desk:
    of = {
        "assignment_id": assignment.id,
        "copy_id": assignment.blind_entry_id,
        "round_id": assignment.round_id,
    }
    rows = session.execute(statement, of).all()
    asked = [(Asked(*row[4:11]), row[1]) for row in rows]
    sheet, _score, lowest, highest = rows[0][:4]
    scale = Scale(tuple(one for one, _value in asked), lowest, highest)
    scores = {one.id: value for one, value in asked if value is not None}
    return Desk(assignment, round_, scale, sheet, scores, *rows[0][11:])


def values_by_key(sheet: Scoresheet | None, criteria: Sequence[Criterion]) -> dict[str, int]:
    """Return the value that stands for each question, by the criterion's key."""
    values = sheet.values if sheet else {}
    return {c.key: values[c.id] for c in criteria if c.id in values}


def reread(session: Session, *, assignment: Assignment) -> Assignment:
    """Return the assignment with its entry as they stand in the database, after a change was rolled back."""
    statement = select(Assignment).where(Assignment.id == assignment.id)
    entry = joinedload(Assignment.blind_entry).lazyload(BlindEntry.images)
    return session.scalars(statement.options(entry).execution_options(populate_existing=True)).one()
