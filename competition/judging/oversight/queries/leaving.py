"""What becomes of a judge's entries in open rounds when the judge is replaced."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.judging.models import Round
from competition.judging.queries.queue import queue_of_judge
from competition.judging.rules import QueueState, RoundState


@dataclass(frozen=True)
class Leaving:
    """A judge's entries by state: sheets handed in, whole, begun but not whole, and unread ones."""

    handed_in: int
    whole: int
    begun: int
    unread: int

    @property
    def given_away(self) -> int:
        """How many reads others will have to do."""
        return self.begun + self.unread


def leaving(session: Session, *, campaign_id: int, judge_id: int) -> Leaving:
    """Return what a judge leaves behind in the rounds that are open; two statements."""
    open_ = select(Round.id).where(Round.campaign_id == campaign_id, Round.state == RoundState.OPEN)
    items = queue_of_judge(session, judge_id=judge_id, round_ids=session.scalars(open_).all())
    states = Counter(item.state for item in items)
    return Leaving(
        states[QueueState.HANDED_IN],
        states[QueueState.WHOLE],
        states[QueueState.BEGUN],
        states[QueueState.UNREAD],
    )
