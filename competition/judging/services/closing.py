"""Closing a round."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry
from competition.judging.errors import NothingScoredError, RoundClosedError, RoundNotOpenError
from competition.judging.models import Assignment, Round, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, RoundState, SheetState
from competition.judging.services.deeds import write_down
from competition.judging.services.whole import hand_in_whole


@dataclass(frozen=True)
class Closing:
    """What a round came to: sheets that count, those among them that Garland handed in, reads that were not
    done.
    """

    counted: int
    handed_in_by_closing: int
    unfinished: int


def close_round(
    session: Session, *, round_: Round, actor: Account | None, now: datetime, short_entries: int = 0
) -> Closing:
    """Close an open round. Sheets whose questions are all answered count, even if nobody pressed the last
    button. `short_entries`, known to have fewer reads than asked, are written down.

    Raises NothingScoredError while no sheet is whole, RoundNotOpenError for a draft, RoundClosedError when
    closed.
    """
    session.refresh(round_, ["state"], with_for_update=True)
    if round_.state is not RoundState.OPEN:
        raise RoundClosedError if round_.state is RoundState.CLOSED else RoundNotOpenError
    handed_in = hand_in_whole(session, round_=round_, now=now)
    closing = _count(session, round_, handed_in)
    if not closing.counted:
        raise NothingScoredError
    round_.state, round_.closed_at = RoundState.CLOSED, now
    write_down(
        session,
        actor=actor,
        action="round.close",
        thing=round_,
        campaign_id=round_.campaign_id,
        now=now,
        counted=closing.counted,
        handed_in=closing.handed_in_by_closing,
        unfinished=closing.unfinished,
        short_entries=short_entries,
    )
    return closing


def _count(session: Session, round_: Round, handed_in: int) -> Closing:
    """Count the released assignments with and without a sheet that is handed in."""
    states = dict(
        session.execute(
            select(Scoresheet.state, func.count())
            .select_from(Assignment)
            .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
            .outerjoin(Assignment.scoresheet)
            .where(Assignment.round_id == round_.id, Assignment.state == AssignmentState.RELEASED, LIVE)
            .group_by(Scoresheet.state)
        ).all()
    )
    counted = states.pop(SheetState.SUBMITTED, 0)
    return Closing(counted, handed_in, sum(states.values()))
