"""What a judge takes over from others in an open round.

A draft that gives an entry more readers than it shall have takes it over: when it is released, the read is
taken from who has most and has not touched it. If nobody can give it any more, the draft goes.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.barred import AT_ONCE
from competition.allocation.deeds import write_down
from competition.allocation.errors import NothingToTakeOverError, RoundNotBegunError
from competition.allocation.facts import among, entries_to_read, judges_on_panel
from competition.allocation.taking_over import take_over
from competition.allocation.writing import write_reads
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Flag, Judge, Round, RoundCategory, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, RoundState


class _Read(NamedTuple):
    """An assignment: its id, and who reads what by it."""

    id: int
    blind_entry_id: int
    judge_id: int


def draft_taking_over(
    session: Session, *, round_: Round, judge: Judge, number: int, actor: Account | None, now: datetime
) -> int:
    """Draft what a judge takes over of an open round from those who have most; return how many entries.

    Raises RoundNotBegunError, NothingToTakeOverError.
    """
    lock_open(session, round_)
    surplus = _surplus(session, round_)
    given = Counter(assignment.judge_id for assignment in _given(session, round_, surplus))
    panel = [
        replace(each, load=each.load - given[each.id]) for each in judges_on_panel(session, round_=round_)
    ]
    taker = next((each for each in panel if each.id == judge.id), None)
    untouched = [(row.blind_entry_id, row.judge_id) for row in _untouched(session, round_)]
    entries = {entry.id: entry for entry in entries_to_read(session, round_=round_)}
    free = [each for each in untouched if not surplus[each[0]]]
    found = take_over(taker, panel, entries, free, number) if taker else []
    if not found:
        raise NothingToTakeOverError
    reads = [(copy_id, judge.id, mode) for copy_id, mode in found]
    write_reads(session, round_=round_, reads=reads, seed=judge.id)
    write_down(session, "round.take-over", round_, actor, now, judge=judge.id, entries=len(found))
    return len(found)


def lock_open(session: Session, round_: Round) -> None:
    """Hold a round until the end of the transaction. Raises RoundNotBegunError unless it is open."""
    session.refresh(round_, ["state"], with_for_update=True)
    if round_.state is not RoundState.OPEN:
        raise RoundNotBegunError


def hand_over(session: Session, round_: Round) -> None:
    """Take what drafts take over from who has most of it and has not touched it."""
    surplus = _surplus(session, round_)
    given = _given(session, round_, surplus)
    gone = [assignment.id for assignment in given]
    found = Counter(assignment.blind_entry_id for assignment in given)
    for copy_id, number in surplus.items():
        gone += _drafts_of(session, round_, copy_id)[: number - found[copy_id]]
    for start in range(0, len(gone), AT_ONCE):
        session.execute(delete(Assignment).where(Assignment.id.in_(gone[start : start + AT_ONCE])))


def _given(session: Session, round_: Round, surplus: Counter[int]) -> list[_Read]:
    """Return the untouched assignments that drafts take over: each time of who has most just then."""
    loads = _loads(session, round_)
    holders: defaultdict[int, list[_Read]] = defaultdict(list)
    for assignment in _untouched(session, round_, only=list(surplus)):
        holders[assignment.blind_entry_id].append(assignment)
    given = []
    for copy_id, number in surplus.items():
        by_load = sorted(holders[copy_id], key=lambda each: (-loads[each.judge_id], each.id))
        for assignment in by_load[:number]:
            loads[assignment.judge_id] -= 1
            given.append(assignment)
    return given


def _surplus(session: Session, round_: Round) -> Counter[int]:
    """Return by entry how many readers it has beyond its reads, as far as they are drafts."""
    is_draft = Assignment.state == AssignmentState.DRAFT
    rows = session.execute(
        select(
            Assignment.blind_entry_id,
            func.count() - func.max(RoundCategory.reads),
            func.count().filter(is_draft),
        )
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(RoundCategory, RoundCategory.category_id == BlindEntry.category_id)
        .where(RoundCategory.round_id == round_.id, Assignment.round_id == round_.id, LIVE)
        .where(Assignment.state != AssignmentState.RECUSED)
        .group_by(Assignment.blind_entry_id)
        .having(func.count() > func.max(RoundCategory.reads), func.count().filter(is_draft) > 0)
    )
    return Counter({copy_id: min(beyond, drafts) for copy_id, beyond, drafts in rows})


def _untouched(session: Session, round_: Round, only: Sequence[int] | None = None) -> list[_Read]:
    """Return the released assignments that nobody has begun or flagged, and hold them until the end."""
    chosen = select(Assignment.id, Assignment.blind_entry_id, Assignment.judge_id).where(
        Assignment.round_id == round_.id,
        Assignment.state == AssignmentState.RELEASED,
        ~select(Scoresheet.id).where(Scoresheet.assignment_id == Assignment.id).exists(),
        ~select(Flag.id).where(Flag.assignment_id == Assignment.id).exists(),
    )
    if only is not None:
        chosen = chosen.where(*among(Assignment.blind_entry_id, only)).with_for_update()
    return [_Read(*row) for row in session.execute(chosen.order_by(Assignment.id))]


def _loads(session: Session, round_: Round) -> Counter[int]:
    rows = session.execute(
        select(Assignment.judge_id, func.count())
        .where(Assignment.round_id == round_.id, Assignment.state == AssignmentState.RELEASED)
        .group_by(Assignment.judge_id)
    )
    return Counter({row[0]: row[1] for row in rows})


def _drafts_of(session: Session, round_: Round, copy_id: int) -> list[int]:
    mine = (Assignment.round_id == round_.id, Assignment.blind_entry_id == copy_id)
    drafts = select(Assignment.id).where(*mine, Assignment.state == AssignmentState.DRAFT)
    return list(session.scalars(drafts.order_by(Assignment.id.desc())))
