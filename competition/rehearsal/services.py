"""Setting a rehearsal up, and keeping what it came to."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import audit
from competition.rehearsal import outcome as outcomes
from competition.rehearsal import planning
from competition.rehearsal.errors import NothingExpectedError, TooMuchExpectedError
from competition.rehearsal.models import Rehearsal
from competition.rehearsal.outcome import Outcome
from competition.rehearsal.rules import MOST_ENTRIES, MOST_JUDGES, Plan, World

KEPT = 20
"""So many rehearsals of a campaign are kept; the oldest go."""
AT_ONCE = 2_500_000
"""Scores drawn by chance that are worked out while the page is waited for, about half a second of work."""


def set_up(
    session: Session, *, campaign: Campaign, plan: Plan, world: World, actor: Account | None, now: datetime
) -> Rehearsal:
    """Write down what is to be rehearsed. Raises NothingExpectedError, TooMuchExpectedError."""
    check(plan, world)
    rehearsal = Rehearsal(
        campaign_id=campaign.id,
        plan=planning.kept(plan),
        entries=plan.entries,
        reads=plan.reads,
        created_at=now,
        created_by_id=actor.id if actor else None,
    )
    session.add(rehearsal)
    session.flush()
    _let_go(session, campaign)
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action="rehearsal.set-up",
        object_kind="rehearsal",
        object_id=rehearsal.id,
        campaign_id=campaign.id,
        now=now,
        entries=plan.entries,
        judges=_judges(plan, world),
    )
    return rehearsal


def check(plan: Plan, world: World) -> None:
    """Raise NothingExpectedError or TooMuchExpectedError where a plan cannot be rehearsed."""
    if not plan.entries:
        raise NothingExpectedError
    if plan.entries > MOST_ENTRIES or _judges(plan, world) > MOST_JUDGES:
        raise TooMuchExpectedError(entries=MOST_ENTRIES, judges=MOST_JUDGES)


def _judges(plan: Plan, world: World) -> int:
    return len(world.judges) + sum(extra.number for extra in plan.extra)


def is_quick(plan: Plan) -> bool:
    """Whether a rehearsal is worked out in a moment, so that nobody needs to wait for the worker."""
    return plan.entries * sum(plan.compared) * plan.times <= AT_ONCE


def keep(session: Session, *, rehearsal: Rehearsal, outcome: Outcome, now: datetime) -> None:
    """Keep what a rehearsal came to."""
    rehearsal.outcome = outcomes.kept(outcome)
    rehearsal.sure = outcome.of(rehearsal.reads).chance("most")
    rehearsal.worked_out_at = now
    session.flush()


def _let_go(session: Session, campaign: Campaign) -> None:
    mine = select(Rehearsal).where(Rehearsal.campaign_id == campaign.id)
    for old in session.scalars(mine.order_by(Rehearsal.id.desc()).offset(KEPT)):
        session.delete(old)
