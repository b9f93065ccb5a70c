"""Reminding judges of what still lies before them."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.errors import RoundClosedError, RoundNotOpenError
from competition.judging.models import Round
from competition.judging.queries.progress import unfinished_judges
from competition.judging.rules import RoundState
from competition.judging.services.deeds import write_down
from competition.judging.services.letters import write_to_judges


def remind(
    session: Session,
    *,
    round_: Round,
    actor: Account | None,
    now: datetime,
    judge_ref: str | None = None,
) -> int:
    """Write to the judges who have not finished (to the one of this ref, if given); return how many letters
    went out.

    A judge is reminded of a round at most once a day. Raises RoundNotOpenError and RoundClosedError.
    """
    if round_.state is not RoundState.OPEN:
        raise RoundClosedError if round_.state is RoundState.CLOSED else RoundNotOpenError
    unfinished = unfinished_judges(session, round_id=round_.id)
    wanted = [judge_id for judge_id, ref in unfinished.items() if judge_ref in (None, ref)]
    occasion = f"{now:%Y%m%d}"
    letters = write_to_judges(
        session, round_=round_, judge_ids=wanted, event="judging.reminder", occasion=occasion, now=now
    )
    write_down(
        session,
        actor=actor,
        action="round.remind",
        thing=round_,
        campaign_id=round_.campaign_id,
        now=now,
        letters=letters,
    )
    return letters
