"""Closing a round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry
from competition.judging.errors import NothingScoredError, RoundClosedError, RoundNotOpenError
from competition.judging.models import Assignment, Round, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.queries.sheets import values_by_key
from competition.judging.rules import AssignmentState, RoundState, SheetState, is_whole
from competition.judging.services.deeds import write_down


@dataclass(frozen=True)
class Closing:
    """What a round came to: sheets that count, those among them that Garland handed in, reads that were not
    done.
    """

    counted: int
    handed_in_by_closing: int
    unfinished: int


def close_round(session: Session, *, round_: Round, actor: Account | None, now: datetime) -> Closing:
    """Close an open round. Sheets whose questions are all answered count, even if nobody pressed the last
    button.

    Raises NothingScoredError while no sheet is whole, RoundNotOpenError for a draft, RoundClosedError when
    closed.
    """
    session.refresh(round_, ["state"], with_for_update=True)
    if round_.state is not RoundState.OPEN:
        raise RoundClosedError if round_.state is RoundState.CLOSED else RoundNotOpenError
    whole = _whole_sheets(session, round_)
    for sheet in whole:
        sheet.state, sheet.submitted_at = SheetState.SUBMITTED, now
        sheet.version += 1
    session.flush()
    closing = _count(session, round_, len(whole))
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
    )
    return closing


def _whole_sheets(session: Session, round_: Round) -> Sequence[Scoresheet]:
    """Return the open sheets in which every question that applies has a score."""
    criteria = {each.category_id: each.rubric.criteria for each in round_.categories}
    rows = session.execute(
        select(Scoresheet, Assignment.mode, BlindEntry.category_id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(Assignment.round_id == round_.id, Assignment.state == AssignmentState.RELEASED)
        .where(Scoresheet.state == SheetState.OPEN, LIVE)
        .with_for_update(of=Scoresheet)
    ).all()
    return [
        sheet
        for sheet, mode, category_id in rows
        if is_whole(
            tuple(c.as_rule() for c in criteria[category_id]),
            values_by_key(sheet, criteria[category_id]),
            mode,
        )
    ]


def _count(session: Session, round_: Round, handed_in: int) -> Closing:
    """Count the released assignments with and without a sheet that is handed in."""
    states = dict(
        session.execute(
            select(Scoresheet.state, func.count())
            .select_from(Assignment)
            .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
            .outerjoin(Scoresheet)
            .where(Assignment.round_id == round_.id, Assignment.state == AssignmentState.RELEASED, LIVE)
            .group_by(Scoresheet.state)
        ).all()
    )
    counted = states.pop(SheetState.SUBMITTED, 0)
    return Closing(counted, handed_in, sum(states.values()))
