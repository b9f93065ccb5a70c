"""Another number of reads for a category: any before the round begins, more of them afterwards."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.deeds import write_down
from competition.allocation.errors import FewerReadsError, RoundEndedError, SameReadsError
from competition.entries.blind import BlindEntry
from competition.judging.models import Need, Round, RoundEntry
from competition.judging.queries.live import LIVE
from competition.judging.rules import NeedCause, RoundState


def set_reads(
    session: Session, *, round_: Round, reads: Mapping[int, int], actor: Account | None, now: datetime
) -> None:
    """Set the reads per entry of some categories of a round; what an open one lacks then becomes needs.

    Raises RoundEndedError, FewerReadsError in an open round, SameReadsError.
    """
    session.refresh(round_, ["state"], with_for_update=True)
    if round_.state is RoundState.CLOSED:
        raise RoundEndedError
    changed = [
        (category, reads[category.category_id] - category.reads)
        for category in round_.categories
        if reads.get(category.category_id, category.reads) != category.reads
    ]
    if not changed:
        raise SameReadsError
    is_open = round_.state is RoundState.OPEN
    if is_open and any(more < 0 for _category, more in changed):
        raise FewerReadsError
    for category, more in changed:
        category.reads += more
        if is_open:
            _lack(session, round_, category.category_id, more, now)
    write_down(session, "round.reads", round_, actor, now, categories=len(changed))


def _lack(session: Session, round_: Round, category_id: int, more: int, now: datetime) -> None:
    copies = session.scalars(
        select(BlindEntry.id)
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .where(RoundEntry.round_id == round_.id, BlindEntry.category_id == category_id, LIVE)
    ).all()
    shared = {"round_id": round_.id, "cause": NeedCause.ADDED, "arose_at": now}
    needs = [{**shared, "blind_entry_id": copy_id} for copy_id in copies for _ in range(more)]
    if needs:
        session.execute(insert(Need), needs)
