"""How far the judges of a round are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Judge, Round, Scoresheet, SignOff
from competition.judging.queries.live import LIVE
from competition.judging.queries.reads import reads_by_judge
from competition.judging.rules import AssignmentState, JudgeState, SheetState


@dataclass(frozen=True)
class JudgeProgress:
    """One judge's part of a round: entries read, handed in and begun, the last sign of life, the sign-off."""

    ref: str
    name: str
    state: JudgeState
    total: int
    done: int
    begun: int
    last_saved_at: datetime | None
    signed_at: datetime | None
    released_at: datetime | None

    @property
    def is_reading(self) -> bool:
        """Whether something is left to hand in."""
        return self.done < self.total


@dataclass(frozen=True)
class RoundLoad:
    """What a judge has of one round, and how much of it is handed in."""

    ref: str
    name: str
    total: int
    done: int
    last_saved_at: datetime | None


def rounds_of_judge(session: Session, *, judge_id: int) -> Sequence[RoundLoad]:
    """Return the rounds that gave a judge something to read, the newest first; one statement."""
    rows = session.execute(
        select(
            Round.ref,
            Round.name,
            func.count(Assignment.id),
            func.sum(case((Scoresheet.state == SheetState.SUBMITTED, 1), else_=0)),
            func.max(Scoresheet.saved_at),
        )
        .join(Assignment, Assignment.round_id == Round.id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .outerjoin(Assignment.scoresheet)
        .where(Assignment.judge_id == judge_id, Assignment.state == AssignmentState.RELEASED, LIVE)
        .group_by(Round.id, Round.ref, Round.name, Round.number)
        .order_by(Round.number.desc())
    )
    return [RoundLoad(*row) for row in rows]


def progress_of_round(session: Session, *, round_id: int) -> Sequence[JudgeProgress]:
    """Return every judge with released entries of the round, those furthest behind first; one statement."""
    mine = reads_by_judge(Assignment.round_id == round_id)
    rows = session.execute(
        select(
            Judge.ref,
            Account.name,
            Account.email,
            Judge.state,
            mine.c.total,
            mine.c.done,
            mine.c.begun,
            mine.c.last_saved_at,
            SignOff.signed_at,
            mine.c.released_at,
        )
        .join(mine, mine.c.judge_id == Judge.id)
        .join(Account, Account.id == Judge.account_id)
        .outerjoin(SignOff, (SignOff.judge_id == Judge.id) & (SignOff.round_id == round_id))
        .order_by(mine.c.done * 1.0 / mine.c.total, Account.name, Judge.id)
    )
    return [
        JudgeProgress(ref, name or email or "", state, total, done, begun - done, last, signed, released)
        for ref, name, email, state, total, done, begun, last, signed, released in rows
    ]
