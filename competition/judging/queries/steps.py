"""Where judging stands, in a few figures."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Flag, Judge, Need, Round, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, JudgeState, RoundState, SheetState


@dataclass(frozen=True)
class JudgingStands:
    """A campaign's judging in figures; assignments and needs are those of rounds not closed, `sheets` counts
    the scoresheets handed in of all rounds; `open_ref` and `closes_at` are those of the round that is open.
    """

    judges: int
    open_rounds: int
    closed_rounds: int
    drafts: int
    released: int
    handed_in: int
    needs: int
    flags: int
    sheets: int
    open_ref: str | None
    closes_at: datetime | None


def where_judging_stands(session: Session, *, campaign_id: int) -> JudgingStands:
    """Return the figures of a campaign's judging; one statement."""
    mine, running = Round.campaign_id == campaign_id, Round.state != RoundState.CLOSED
    judges = select(func.count()).where(Judge.campaign_id == campaign_id, Judge.state == JudgeState.READY)
    assigned = _count(Assignment, Assignment.blind_entry_id).where(mine, running, LIVE)
    released = assigned.where(Assignment.state == AssignmentState.RELEASED)
    handed_in = released.join(Assignment.scoresheet).where(Scoresheet.state == SheetState.SUBMITTED)
    flags = (
        select(func.count(Flag.id))
        .join(Assignment, Assignment.id == Flag.assignment_id)
        .join(Round, Round.id == Assignment.round_id)
        .where(mine, Flag.settled_at.is_(None))
    )
    figures: dict[str, Any] = {
        "judges": judges,
        "open_rounds": select(func.count(Round.id)).where(mine, Round.state == RoundState.OPEN),
        "closed_rounds": select(func.count(Round.id)).where(mine, Round.state == RoundState.CLOSED),
        "drafts": assigned.where(Assignment.state == AssignmentState.DRAFT),
        "released": released,
        "handed_in": handed_in,
        "needs": _count(Need, Need.blind_entry_id).where(mine, running, LIVE, Need.filled_at.is_(None)),
        "flags": flags,
        "sheets": _count(Assignment, Assignment.blind_entry_id)
        .where(mine, LIVE, Assignment.state == AssignmentState.RELEASED)
        .join(Assignment.scoresheet)
        .where(Scoresheet.state == SheetState.SUBMITTED),
        "open_ref": select(func.max(Round.ref)).where(mine, Round.state == RoundState.OPEN),
        "closes_at": select(func.max(Round.closes_at)).where(mine, Round.state == RoundState.OPEN),
    }
    row = session.execute(select(*(each.scalar_subquery().label(name) for name, each in figures.items())))
    return JudgingStands(**row.mappings().one())


def _count(kind: Any, copy_id: Any) -> Any:
    """Count what belongs to a round and is about a blind copy."""
    return (
        select(func.count(kind.id))
        .join(Round, Round.id == kind.round_id)
        .join(BlindEntry, BlindEntry.id == copy_id)
    )
