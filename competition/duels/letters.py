"""The letters of a duel: one when it opens, and one more before it ends to who has not finished."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import Session

from competition.duels.models import Comparison, Duel, DuelJudge
from competition.duels.rules import SHARES, DuelState
from competition.judging.models import Judge
from competition.judging.rules import JudgeState
from competition.judging.services.letters import write_about

OPEN, REMINDER = "duels.open", "duels.reminder"
_BEFORE = timedelta(days=2)


def reminds_at(now: datetime, until: datetime | None) -> datetime | None:
    """Return when who has not finished is reminded: two days before the end, but not in the first half."""
    return None if until is None else max(until - _BEFORE, now + (until - now) / 2)


def invite(session: Session, duel: Duel, now: datetime) -> int:
    """Write to every judge of a duel who has something to compare; return how many letters that makes."""
    own = select(DuelJudge.judge_id).where(DuelJudge.duel_id == duel.id, DuelJudge.share > 0)
    return _write(session, duel, session.scalars(own).all(), OPEN, now)


def remind(session: Session, duel: Duel, now: datetime) -> int:
    """Write once to every judge of a duel with something left; return how many letters that makes."""
    duel.remind_at = None
    left = with_something_left().where(Duel.id == duel.id)
    return _write(session, duel, session.scalars(left).all(), REMINDER, now)


def with_something_left() -> Select[int]:
    """Ask for the judges of open duels who have not decided all that is theirs."""
    return (
        select(Judge.id)
        .join(DuelJudge, DuelJudge.judge_id == Judge.id)
        .join(Duel, Duel.id == DuelJudge.duel_id)
        .where(Duel.state == DuelState.OPEN, Judge.state == JudgeState.READY)
        .where(decided() < DuelJudge.share)
    )


def decided() -> ScalarSelect[int]:
    """Ask how much a judge of a duel has decided."""
    return (
        select(func.count(Comparison.id))
        .where(Comparison.duel_id == DuelJudge.duel_id, Comparison.judge_id == DuelJudge.judge_id)
        .where(Comparison.outcome.in_(SHARES))
        .correlate(DuelJudge)
        .scalar_subquery()
    )


def _write(session: Session, duel: Duel, judge_ids: Sequence[int], event: str, now: datetime) -> int:
    return write_about(
        session,
        about={"duel": duel.ref},
        campaign_id=duel.campaign_id,
        judge_ids=judge_ids,
        event=event,
        occasion=event,
        now=now,
    )
