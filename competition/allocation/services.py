"""Giving a round's entries to its judges: as drafts, which the secretariat looks at and then releases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.allocate import Allocation, affinity_without_bounds, allocate
from competition.allocation.deeds import write_down
from competition.allocation.errors import NoEntriesError, NoPanelError, RoundBegunError, RoundEndedError
from competition.allocation.facts import Facts, facts_of_round
from competition.allocation.models import AllocationRun
from competition.allocation.reporting import report_of
from competition.allocation.writing import settle_needs, write_reads
from competition.judging.models import Assignment, Round
from competition.judging.rounds.emptying import forget_with_round
from competition.judging.rules import AssignmentState, RoundState

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
    if round_.state is RoundState.OPEN:
        raise RoundBegunError
    return fill_needs(session, round_=round_, seed=seed, actor=actor, now=now, tell=tell)


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

    A round that has not begun is allocated anew. Raises RoundEndedError, NoPanelError, NoEntriesError.
    """
    facts = pose(session, round_=round_)
    found = solve(facts, seed)
    return keep(session, round_=round_, facts=facts, found=found, seed=seed, actor=actor, now=now, tell=tell)


def pose(session: Session, *, round_: Round) -> Facts:
    """Return what is to be allocated: everything in a round that has not begun, what an open one lacks.

    Raises RoundEndedError.
    """
    if round_.state is RoundState.CLOSED:
        raise RoundEndedError
    return facts_of_round(session, round_=round_, anew=round_.state is RoundState.DRAFT)


@forget_with_round
def _forget(session: Session, round_id: int) -> None:
    """What was allocated in a round that is emptied or deleted goes, and so do its reports."""
    session.execute(delete(AllocationRun).where(AllocationRun.round_id == round_id))


def solve(facts: Facts, seed: int) -> Allocation:
    """Return who reads what; raise NoPanelError or NoEntriesError where nobody or nothing is there."""
    if not facts.judges:
        raise NoPanelError
    if not facts.entries:
        raise NoEntriesError
    found = allocate(facts.entries, facts.judges, facts.reads, seed)
    unbound = affinity_without_bounds(facts.entries, facts.judges, facts.reads)
    return replace(found, without_bounds=unbound)


def keep(
    session: Session,
    *,
    round_: Round,
    facts: Facts,
    found: Allocation,
    seed: int,
    actor: Account | None,
    now: datetime,
    tell: Tell | None = None,
) -> AllocationRun:
    """Write an allocation down as drafts, in place of those of a round that has not begun, and its report."""
    if round_.state is RoundState.DRAFT:
        draft = (Assignment.round_id == round_.id, Assignment.state == AssignmentState.DRAFT)
        session.execute(delete(Assignment).where(*draft))
    reads = [(*pair, mode) for pair, mode in zip(found.pairs, found.modes, strict=True)]
    write_reads(session, round_=round_, reads=reads, seed=seed, tell=tell)
    settle_needs(session, round_=round_, copy_ids=(copy_id for copy_id, _judge in found.pairs), now=now)
    run = AllocationRun(
        round_id=round_.id,
        seed=seed,
        report=report_of(found, facts),
        created_at=now,
        created_by_id=actor.id if actor else None,
    )
    session.add(run)
    session.flush()
    counts = {"run": run.id, "wanted": found.wanted, "filled": found.filled}
    write_down(session, "round.allocate", round_, actor, now, **counts)
    return run
