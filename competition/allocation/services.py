"""Giving a round's entries to its judges: as drafts, which the secretariat looks at and then releases."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.allocate import Allocation, allocate
from competition.allocation.errors import NoEntriesError, NoPanelError, RoundBegunError, RoundEndedError
from competition.allocation.facts import entries_to_read, judges_on_panel
from competition.allocation.models import AllocationRun
from competition.allocation.reporting import report_of
from competition.allocation.writing import settle_needs, write_drafts
from competition.judging.models import Assignment, Round
from competition.judging.rules import AssignmentState, RoundState
from competition.platform import audit

Tell = Callable[[int, int], None]


def allocate_round(
    session: Session,
    *,
    round_: Round,
    seed: int,
    actor: Account | None,
    now: datetime,
    tell: Tell | None = None,
) -> AllocationRun:
    """Allocate a round that has not begun, in place of any earlier allocation; one seed, one outcome.

    `tell(done, total)` is told how many assignments are written. Raises RoundBegunError once anything was
    released, RoundEndedError, NoPanelError, NoEntriesError.
    """
    if round_.state is not RoundState.DRAFT:
        raise RoundEndedError if round_.state is RoundState.CLOSED else RoundBegunError
    session.execute(
        delete(Assignment).where(Assignment.round_id == round_.id, Assignment.state == AssignmentState.DRAFT)
    )
    return _run(session, round_, seed, actor, now, tell)


def fill_needs(
    session: Session,
    *,
    round_: Round,
    seed: int,
    actor: Account | None,
    now: datetime,
    tell: Tell | None = None,
) -> AllocationRun:
    """Find readers for the reads an open round lacks: drafts are added, what judges hold is never touched.

    Raises RoundEndedError, NoPanelError, NoEntriesError.
    """
    if round_.state is RoundState.CLOSED:
        raise RoundEndedError
    return _run(session, round_, seed, actor, now, tell)


def _run(
    session: Session, round_: Round, seed: int, actor: Account | None, now: datetime, tell: Tell | None
) -> AllocationRun:
    """Allocate what is lacking, write it down as drafts, and keep the report."""
    allocation = _solve(session, round_, seed)
    write_drafts(session, round_=round_, allocation=allocation, seed=seed, tell=tell)
    settle_needs(session, round_=round_, allocation=allocation, now=now)
    run = AllocationRun(
        round_id=round_.id,
        seed=seed,
        report=report_of(allocation),
        created_at=now,
        created_by_id=actor.id if actor else None,
    )
    session.add(run)
    session.flush()
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action="round.allocate",
        object_kind="round",
        object_id=round_.id,
        campaign_id=round_.campaign_id,
        now=now,
        run=run.id,
        wanted=allocation.wanted,
        filled=allocation.filled,
    )
    return run


def _solve(session: Session, round_: Round, seed: int) -> Allocation:
    """Return who reads what; raise where there is nobody to read or nothing to be read."""
    judges = judges_on_panel(session, round_=round_)
    if not judges:
        raise NoPanelError
    entries = entries_to_read(session, round_=round_)
    if not entries:
        raise NoEntriesError
    reads = {category.category_id: category.reads for category in round_.categories}
    return allocate(entries, judges, reads, seed)
