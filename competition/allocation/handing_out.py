"""Letting judges know of what came to them while their round is running."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from competition.allocation.letters import tell_of_more
from competition.judging.models import Round, SignOff


def hand_out(session: Session, *, round_: Round, judge_ids: Collection[int], now: datetime) -> None:
    """Write to judges that more is waiting; who had signed off has not finished any more."""
    session.execute(delete(SignOff).where(SignOff.round_id == round_.id, SignOff.judge_id.in_(judge_ids)))
    tell_of_more(session, round_=round_, judge_ids=judge_ids, now=now)
