"""The reminder of a duel, by the clock: once, some time before it ends."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from competition.duels.letters import remind
from competition.duels.models import Duel
from competition.duels.rules import DuelState
from competition.platform.jobs import JobContext, job, when_due

REMIND = "duels.remind"


def _due(now: datetime) -> ColumnElement[bool]:
    return and_(Duel.state == DuelState.OPEN, Duel.remind_at <= now, Duel.until > now)


@when_due(REMIND)
def is_due(session: Session, now: datetime) -> bool:
    """Whether an open duel ends soon whose judges were not reminded yet."""
    return session.scalar(select(Duel.id).where(_due(now)).limit(1)) is not None


@job(REMIND)
def remind_judges(ctx: JobContext) -> dict[str, object]:
    """Write to the judges of these duels who have something left; begun again, it writes none twice."""
    now = ctx.clock.now()
    with ctx.writing() as session:
        duels = session.scalars(select(Duel).where(_due(now)).order_by(Duel.id).with_for_update()).all()
        letters = sum(remind(session, duel, now) for duel in duels)
    return {"letters": letters}
