"""Reads that may not be any more: what was declared since they were drafted or given speaks against them."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from competition.allocation.deeds import write_down
from competition.allocation.facts import entries_to_read, judges_on_panel
from competition.allocation.rules import affinity, bar
from competition.judging.models import Assignment, Need, Round, Scoresheet
from competition.judging.rules import AssignmentState

AT_ONCE = 5_000


def drop_drafts(session: Session, *, round_: Round) -> Counter[int]:
    """Let the drafts go that their judges may not read by now; return of which entries, and how many.

    A judge who left the panel reads nothing; neither what a conflict declared since bars, nor a language that
    was taken out of the profile.
    """
    entries = {entry.id: entry for entry in entries_to_read(session, round_=round_)}
    judges = {judge.id: judge for judge in judges_on_panel(session, round_=round_)}
    gone = [
        (assignment_id, copy_id)
        for assignment_id, copy_id, judge_id in _held(session, round_, AssignmentState.DRAFT)
        if (entry := entries.get(copy_id)) is not None
        and ((judge := judges.get(judge_id)) is None or bar(judge, entry) or affinity(judge, entry) is None)
    ]
    ids = [assignment_id for assignment_id, _copy in gone]
    for start in range(0, len(ids), AT_ONCE):
        session.execute(delete(Assignment).where(Assignment.id.in_(ids[start : start + AT_ONCE])))
    return Counter(copy_id for _id, copy_id in gone)


def take_back(session: Session, *, round_: Round, judge_id: int, now: datetime) -> int:
    """Take from a judge what is barred from them by now and not begun; return how many reads lack then."""
    begun = select(Scoresheet.id).where(Scoresheet.assignment_id == Assignment.id).exists()
    held = list(
        _held(session, round_, AssignmentState.RELEASED, Assignment.judge_id == judge_id, ~begun, lock=True)
    )
    judge = next((each for each in judges_on_panel(session, round_=round_) if each.id == judge_id), None)
    if judge is None or not held:
        return 0
    entries = entries_to_read(session, round_=round_, only=[copy_id for _id, copy_id, _judge in held])
    barred = {entry.id for entry in entries if bar(judge, entry)}
    for assignment_id, copy_id, _judge in held:
        if copy_id in barred:
            session.get_one(Assignment, assignment_id).state = AssignmentState.RECUSED
            session.add(Need(round_id=round_.id, blind_entry_id=copy_id, arose_at=now))
    if barred:
        write_down(session, "round.take-back", round_, None, now, judge=judge_id, reads=len(barred))
    return len(barred)


def _held(
    session: Session,
    round_: Round,
    state: AssignmentState,
    *conditions: ColumnElement[bool],
    lock: bool = False,
) -> Iterator[tuple[int, int, int]]:
    """Yield (assignment, blind copy, judge) of what is in this state; locked, where that is asked for."""
    rows = (
        select(Assignment.id, Assignment.blind_entry_id, Assignment.judge_id)
        .where(Assignment.round_id == round_.id, Assignment.state == state, *conditions)
        .order_by(Assignment.id)
    )
    for row in session.execute(rows.with_for_update() if lock else rows):
        yield row[0], row[1], row[2]
