"""Another reader for what a judge gave up in an open round: found and released by itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from competition.allocation.allocate import Allocation, allocate
from competition.allocation.deeds import write_down
from competition.allocation.facts import entries_to_read, judges_on_panel
from competition.allocation.handing_out import hand_out
from competition.allocation.models import AllocationRun
from competition.allocation.queries import newest_runs
from competition.allocation.reporting import read_shortages, shortage_report
from competition.allocation.rules import reads_wanted
from competition.allocation.writing import Read, write_reads
from competition.entries.blind import BlindEntry
from competition.judging.models import Need, Round
from competition.judging.queries.live import LIVE
from competition.judging.rules import NeedCause, RoundState


@dataclass(frozen=True)
class Replaced:
    """How many of the reads that were given up found another reader, and how many did not."""

    filled: int = 0
    short: int = 0


def rounds_to_look_at(session: Session) -> Sequence[int]:
    """Return the open rounds in which somebody must still be looked for; one statement."""
    rounds = session.scalars(_given_up().where(Need.tried_at.is_(None)).with_only_columns(Need.round_id))
    return sorted(set(rounds))


def rounds_open(session: Session, *, campaign_id: int) -> Sequence[int]:
    """Return the open rounds of a campaign; one statement."""
    wanted = (Round.campaign_id == campaign_id, Round.state == RoundState.OPEN)
    return session.scalars(select(Round.id).where(*wanted).order_by(Round.id)).all()


def replace_given_up(session: Session, *, round_: Round, now: datetime) -> Replaced:
    """Find readers for what was given up in an open round, release it to them, and write to each of them.

    What nobody can take stays a need, for the secretariat. Twice is as once. What was prepared as a draft
    stays as it is.
    """
    session.refresh(round_, ["state"], with_for_update=True)
    needs = session.scalars(_given_up().where(Need.round_id == round_.id).order_by(Need.id)).all()
    if not needs:
        return Replaced()
    given_up = Counter(need.blind_entry_id for need in needs)
    reads, allocation = _find(session, round_, given_up)
    write_reads(session, round_=round_, reads=reads, seed=round_.id + len(needs), released_at=now)
    _settle(needs, reads, now)
    judge_ids = {judge_id for _copy, judge_id, _mode in reads}
    hand_out(session, round_=round_, judge_ids=judge_ids, now=now)
    found = Replaced(len(reads), len(needs) - len(reads))
    if reads:
        write_down(session, "round.replace", round_, None, now, filled=found.filled, short=found.short)
    if found.short:
        _keep_shortage(session, round_, shortage_report(allocation), now)
    return found


def _keep_shortage(session: Session, round_: Round, report: dict[str, Any], now: datetime) -> None:
    """Keep what nobody could take, in place of the last such report where nothing was allocated since."""
    newest = next(iter(newest_runs(session, round_id=round_.id, number=1)), None)
    if newest is None or read_shortages(newest.report) is None:
        session.add(AllocationRun(round_id=round_.id, seed=round_.id, report=report, created_at=now))
    else:
        newest.report, newest.created_at = report, now
    session.flush()


def _given_up() -> Select[Need]:
    return (
        select(Need)
        .join(Round, Round.id == Need.round_id)
        .join(BlindEntry, BlindEntry.id == Need.blind_entry_id)
        .where(Need.cause == NeedCause.GIVEN_UP, Need.filled_at.is_(None))
        .where(Round.state == RoundState.OPEN, LIVE)
    )


def _find(session: Session, round_: Round, given_up: Counter[int]) -> tuple[list[Read], Allocation]:
    """Return who reads what instead, no more of an entry than was given up, and what it was taken from."""
    judges = judges_on_panel(session, round_=round_)
    entries = entries_to_read(session, round_=round_, only=given_up)
    reads = {category.category_id: category.reads for category in round_.categories}
    left = {e.id: min(given_up[e.id], reads_wanted(e, reads)) for e in entries}
    allocation = allocate(entries, judges, reads, seed=round_.id)
    found = []
    for (copy_id, judge_id), mode in zip(allocation.pairs, allocation.modes, strict=True):
        if left[copy_id] > 0:
            left[copy_id] -= 1
            found.append((copy_id, judge_id, mode))
    return found, allocation


def _settle(needs: Sequence[Need], reads: Sequence[Read], now: datetime) -> None:
    given = Counter(copy_id for copy_id, _judge, _mode in reads)
    for need in needs:
        need.tried_at = now
        if given[need.blind_entry_id] > 0:
            given[need.blind_entry_id] -= 1
            need.filled_at = now
