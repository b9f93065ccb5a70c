"""What lies before one judge: the rounds, and the entries in their turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Subquery, bindparam, case, func, select
from sqlalchemy.orm import Session, lazyload

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
from competition.judging.queries.live import LIVE
from competition.judging.rules import (
    AssignmentState,
    QueueState,
    ReadingMode,
    RoundState,
    queue_state,
)


@dataclass(frozen=True)
class QueueItem:
    """One entry of a judge's list."""

    ref: str
    round_id: int
    position: int
    mode: ReadingMode
    title: str
    language: str
    translation_language: str
    form: str
    age_group: str
    state: QueueState

    @property
    def done(self) -> bool:
        """Whether the sheet is handed in."""
        return self.state is QueueState.HANDED_IN


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
    rows = session.execute(_ROUNDS, {"judge_id": judge.id, "campaign_id": judge.campaign_id})
    return [JudgeRound(r.id, r.ref, r.name, r.state, r.closes_at, signed) for r, signed in rows]


def queue_of_judge(session: Session, *, judge_id: int, round_ids: Sequence[int]) -> Sequence[QueueItem]:
    """Return the judge's entries of these rounds in their turn; one statement."""
    rows: Any = session.execute(_QUEUE, {"judge_id": judge_id, "round_ids": list(round_ids)})
    values = ((*row[:9], queue_state(*row[9:])) for row in rows)
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
        .order_by(Assignment.position, Assignment.id)
    )


# Putting these together takes longer than running them, and every page of a judge asks them: once is enough.
_QUEUE = _queue()
_ROUNDS = (
    select(Round, SignOff.signed_at)
    .outerjoin(SignOff, (SignOff.round_id == Round.id) & (SignOff.judge_id == bindparam("judge_id")))
    .where(Round.campaign_id == bindparam("campaign_id"))
    .where(Round.state.in_((RoundState.OPEN, RoundState.CLOSED)))
    .where(Round.id.in_(select(Assignment.round_id).where(*_mine(bindparam("judge_id")))))
    .order_by(Round.number.desc())
    .options(lazyload(Round.categories))
)
