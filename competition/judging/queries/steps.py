"""Where judging stands, in a few figures."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, lazyload

from competition.campaign.models import Campaign
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Flag, Judge, Need, Round, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, JudgeState, RoundState, SheetState


@dataclass(frozen=True)
class JudgingStands:
    """A campaign's judging in figures; assignments and needs are those of rounds not closed."""

    judges: int
    open_rounds: int
    closed_rounds: int
    drafts: int
    released: int
    handed_in: int
    needs: int
    flags: int


def entries_left(
    session: Session, *, account_id: int, campaign_ids: Collection[int]
) -> Sequence[tuple[Campaign, JudgeState, int]]:
    """Return these campaigns, where this judge stands in each (invited, before the first visit), and how many
    entries are still to be handed in; one statement.
    """
    left = (
        select(Assignment.judge_id, func.count(Assignment.id).label("number"))
        .join(Round, Round.id == Assignment.round_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .outerjoin(Scoresheet)
        .where(Assignment.state == AssignmentState.RELEASED, Round.state == RoundState.OPEN, LIVE)
        .where(Scoresheet.id.is_(None) | (Scoresheet.state == SheetState.OPEN))
        .group_by(Assignment.judge_id)
        .subquery()
    )
    rows = session.execute(
        select(Campaign, Judge.state, func.coalesce(left.c.number, 0))
        .outerjoin(Judge, (Judge.campaign_id == Campaign.id) & (Judge.account_id == account_id))
        .outerjoin(left, left.c.judge_id == Judge.id)
        .where(Campaign.id.in_(campaign_ids))
        .order_by(Campaign.year.desc(), Campaign.id.desc())
        .options(lazyload(Campaign.milestones), lazyload(Campaign.categories))
    )
    return [(campaign, state or JudgeState.INVITED, number) for campaign, state, number in rows]


def where_judging_stands(session: Session, *, campaign_id: int) -> JudgingStands:
    """Return the figures of a campaign's judging; one statement."""
    mine, running = Round.campaign_id == campaign_id, Round.state != RoundState.CLOSED
    judges = select(func.count()).where(Judge.campaign_id == campaign_id, Judge.state == JudgeState.READY)
    assigned = _count(Assignment, Assignment.blind_entry_id).where(mine, running, LIVE)
    released = assigned.where(Assignment.state == AssignmentState.RELEASED)
    handed_in = released.join(Scoresheet).where(Scoresheet.state == SheetState.SUBMITTED)
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
