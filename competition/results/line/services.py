"""Asking judges for further reads where it is too close to call."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.handing_out import hand_out
from competition.allocation.writing import write_reads
from competition.campaign.models import Campaign, Category
from competition.judging.models import Round
from competition.judging.rules import RoundState
from competition.judging.services.reopening import reopen_round
from competition.results.line.errors import (
    AllWaitingError,
    DateMissingError,
    GoneOnError,
    NobodyLeftError,
    NothingCloseError,
    PlanChangedError,
)
from competition.results.line.planning import plan_reads
from competition.results.line.rules import Plan, Wanted
from competition.results.services.guards import refuse_when_frozen, write_down


def ask_for_reads(
    session: Session,
    *,
    round_: Round,
    category: Category,
    wanted: Wanted,
    seen: str,
    closes_at: datetime | None,
    actor: Account | None,
    now: datetime,
) -> Plan:
    """Give the further reads that were shown (`seen`: the plan's seal) to their judges, and write to each.

    A closed round opens again until `closes_at`; in one that is open again already its day stays. The
    standings stay as they are until the round is closed and they are computed anew. Raises what
    `refuse_plan` and `refuse_round` raise, PlanChangedError, DateMissingError, and ClosesInThePastError.
    """
    campaign = session.get_one(Campaign, round_.campaign_id)
    refuse_when_frozen(session, campaign)
    session.refresh(round_, ["state", "closed_at", "closes_at"], with_for_update=True)
    refuse_round(session, round_)
    plan = plan_reads(session, round_=round_, category=category, wanted=wanted)
    refuse_plan(plan)
    if plan.seal != seen:
        raise PlanChangedError
    _open_again(session, round_, closes_at, actor, now)
    _give(session, round_, plan, now)
    write_down(
        session,
        campaign=campaign,
        action="results.further-reads",
        actor=actor,
        now=now,
        object_kind="round",
        object_id=round_.id,
        category=category.id,
        reads=len(plan.reads),
        judges=len(plan.of_judges),
        works=len(plan.of_entries),
    )
    return plan


def refuse_round(session: Session, round_: Round) -> None:
    """Raise GoneOnError where a later round takes its entries from this one."""
    later = session.scalar(select(Round.name).where(Round.source_id == round_.id).limit(1))
    if later is not None:
        raise GoneOnError(round=later)


def refuse_plan(plan: Plan) -> None:
    """Raise NothingCloseError, AllWaitingError, NobodyLeftError."""
    if not plan.close:
        raise NothingCloseError
    if plan.waiting == plan.close:
        raise AllWaitingError
    if not plan.reads:
        raise NobodyLeftError


def _open_again(
    session: Session, round_: Round, closes_at: datetime | None, actor: Account | None, now: datetime
) -> None:
    if round_.state is RoundState.OPEN:
        return
    if closes_at is None:
        raise DateMissingError
    reopen_round(session, round_=round_, closes_at=closes_at, actor=actor, now=now)


def _give(session: Session, round_: Round, plan: Plan, now: datetime) -> None:
    """Release the reads at once, behind what their judges hold, with a letter to each."""
    reads = [(read.copy_id, read.judge_id, read.mode) for read in plan.reads]
    write_reads(session, round_=round_, reads=reads, seed=round_.id, released_at=now)
    hand_out(session, round_=round_, judge_ids=sorted(plan.of_judges), now=now)
