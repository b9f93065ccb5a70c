"""What lies before one judge: the rounds, and the entries in their turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Subquery, bindparam, case, func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.entries.blind import BlindEntry
from competition.judging.models import (
    Assignment,
    Criterion,
    Judge,
    Round,
    RoundCategory,
    Score,
    Scoresheet,
    SignOff,
)
from competition.judging.pace import Read
from competition.judging.queries.live import LIVE
from competition.judging.rules import (
    AssignmentState,
    Place,
    QueueState,
    ReadingMode,
    RoundState,
    place_of,
    queue_state,
)

IN_TURN = (Assignment.skipped_at.is_not(None), Assignment.skipped_at, Assignment.position, Assignment.id)
"""The order of a judge's list: as dealt, then what was skipped, in the order in which it was."""


class QueueItem(NamedTuple):
    """One entry of a judge's list."""

    ref: str
    round_id: int
    position: int
    skipped_at: datetime | None
    handed_in_at: datetime | None
    mode: ReadingMode
    title: str
    language: str
    translation_language: str
    form: str
    age_group: str
    asked: int
    state: QueueState

    @property
    def done(self) -> bool:
        """Whether the sheet is handed in."""
        return self.state is QueueState.HANDED_IN

    @property
    def skipped(self) -> bool:
        """Whether it was put off, and waits at the end."""
        return self.skipped_at is not None and not self.done

    @property
    def about(self) -> tuple[str, str, ReadingMode, str, str]:
        """What is said about it beside its title; many entries of a list have it in common."""
        return self.form, self.age_group, self.mode, self.language, self.translation_language

    @property
    def place(self) -> Place:
        """Where it lies in the list."""
        return place_of(self.position, self.skipped_at)

    @property
    def read(self) -> Read:
        """The work as the judge's pace is counted by."""
        return Read(self.form, self.asked, self.handed_in_at if self.done else None)


@dataclass(frozen=True)
class JudgeRound:
    """A round as one judge meets it."""

    id: int
    ref: str
    name: str
    state: RoundState
    closes_at: datetime | None
    signed_at: datetime | None


def rounds_of_judge(session: Session, *, judge: Judge) -> Sequence[JudgeRound]:
    """Return the open and closed rounds that the judge reads in, the newest first; one statement."""
    of = {"judge_id": judge.id, "campaign_id": judge.campaign_id}
    return [JudgeRound(*row) for row in session.connection().execute(_ROUNDS, of)]


def queue_of_judge(session: Session, *, judge_id: int, round_ids: Sequence[int]) -> Sequence[QueueItem]:
    """Return the judge's entries of these rounds in their turn; one statement, of plain values alone."""
    session.flush()
    of = {"judge_id": judge_id, "round_ids": list(round_ids)}
    rows: Any = session.connection().execute(_QUEUE, of)
    values = ((*row[:11], row[13], queue_state(*row[11:])) for row in rows)
    return [QueueItem(*each) for each in values]


def _mine(judge_id: BindParameter[int]) -> tuple[ColumnElement[bool], ...]:
    return Assignment.judge_id == judge_id, Assignment.state == AssignmentState.RELEASED


def _answered() -> Subquery:
    """How many questions each of the judge's sheets has a score for."""
    return (
        select(Score.scoresheet_id, func.count(Score.criterion_id.distinct()).label("number"))
        .join(Scoresheet, Scoresheet.id == Score.scoresheet_id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .where(Assignment.judge_id == bindparam("judge_id"))
        .group_by(Score.scoresheet_id)
        .subquery()
    )


def _asked() -> Subquery:
    """How many questions each category of the rounds asks, those about the language apart."""

    def number(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((condition, 1), else_=0))

    return (
        select(
            RoundCategory.round_id,
            RoundCategory.category_id,
            number(Criterion.language.is_(False)).label("plain"),
            number(Criterion.language.is_(True)).label("language"),
        )
        .join(Criterion, Criterion.rubric_id == RoundCategory.rubric_id)
        .where(RoundCategory.round_id.in_(bindparam("round_ids", expanding=True)))
        .group_by(RoundCategory.round_id, RoundCategory.category_id)
        .subquery()
    )


def _queue() -> Any:
    answered, asked = _answered(), _asked()
    language_asked = case((Assignment.mode == ReadingMode.TRANSLATION, 0), else_=asked.c.language)
    return (
        select(
            Assignment.ref,
            Assignment.round_id,
            Assignment.position,
            Assignment.skipped_at,
            Scoresheet.submitted_at,
            Assignment.mode,
            BlindEntry.title,
            BlindEntry.language,
            BlindEntry.translation_language,
            Category.form,
            Category.age_group,
            Scoresheet.state,
            func.coalesce(answered.c.number, 0),
            asked.c.plain + language_asked,
        )
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(Category, Category.id == BlindEntry.category_id)
        .join(asked, (asked.c.round_id == Assignment.round_id) & (asked.c.category_id == Category.id))
        .outerjoin(Scoresheet, Scoresheet.assignment_id == Assignment.id)
        .outerjoin(answered, answered.c.scoresheet_id == Scoresheet.id)
        .where(*_mine(bindparam("judge_id")), LIVE)
        .where(Assignment.round_id.in_(bindparam("round_ids", expanding=True)))
        .order_by(*IN_TURN)
    )


# Putting these together takes longer than running them, and every page of a judge asks them: once is enough.
_QUEUE = _queue()
_ROUNDS = (
    select(Round.id, Round.ref, Round.name, Round.state, Round.closes_at, SignOff.signed_at)
    .outerjoin(SignOff, (SignOff.round_id == Round.id) & (SignOff.judge_id == bindparam("judge_id")))
    .where(Round.campaign_id == bindparam("campaign_id"))
    .where(Round.state.in_((RoundState.OPEN, RoundState.CLOSED)))
    .where(Round.id.in_(select(Assignment.round_id).where(*_mine(bindparam("judge_id")))))
    .order_by(Round.number.desc())
)
