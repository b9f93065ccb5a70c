"""Which entries go into a round, as their blind copies."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.errors import RoundClosedError
from competition.judging.models import Need, Round, RoundEntry
from competition.judging.queries.intake import copies_to_take_in
from competition.judging.rules import NeedCause, RoundState
from competition.judging.services.deeds import write_down


def take_in(
    session: Session, round_: Round, only: Collection[int] | None = None
) -> Sequence[tuple[int, int]]:
    """Put the blind copy of every accepted entry not yet in the round into it (of these entries, if given);
    return (copy id, reads) of each.
    """
    new = copies_to_take_in(session, round_id=round_.id, campaign_id=round_.campaign_id, only=only)
    if new:
        rows = [{"round_id": round_.id, "blind_entry_id": copy_id} for copy_id, _reads in new]
        session.execute(insert(RoundEntry), rows)
    return new


def take_in_late_entries(session: Session, *, round_: Round, actor: Account | None, now: datetime) -> int:
    """Take in entries that were accepted since, and new copies of changed ones; return how many.

    Once the round is open, the reads of a late entry become needs, which allocation fills. Raises
    RoundClosedError when it is too late.
    """
    if round_.state is RoundState.CLOSED:
        raise RoundClosedError
    new = take_in(session, round_)
    if not new:
        return 0
    if round_.state is RoundState.OPEN:
        needs = [
            {"round_id": round_.id, "blind_entry_id": copy_id, "cause": NeedCause.ADDED, "arose_at": now}
            for copy_id, reads in new
            for _ in range(reads)
        ]
        session.execute(insert(Need), needs)
    write_down(
        session,
        actor=actor,
        action="round.late-entries",
        thing=round_,
        campaign_id=round_.campaign_id,
        now=now,
        entries=len(new),
    )
    return len(new)
