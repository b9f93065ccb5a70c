"""The secretariat's own hand in an allocation: one entry given to one judge, an untouched one taken away."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.deeds import write_down
from competition.allocation.errors import (
    BarredByCityError,
    BarredBySchoolError,
    GivenAlreadyError,
    KeptFromError,
    NotInRoundError,
    NotOnPanelError,
    NotReadError,
    RoundEndedError,
    TouchedError,
)
from competition.allocation.facts import entries_to_read, judges_on_panel
from competition.allocation.handing_out import hand_out
from competition.allocation.rules import Conflict
from competition.allocation.verdicts import verdict
from competition.allocation.writing import write_reads
from competition.judging.models import Assignment, Flag, Need, Round, Scoresheet
from competition.judging.rules import AssignmentState, NeedCause, ReadingMode, RoundState

_REFUSALS = {
    Conflict.CITY: BarredByCityError,
    Conflict.SCHOOL: BarredBySchoolError,
    Conflict.ENTRY: KeptFromError,
    Conflict.HOLDS_IT: GivenAlreadyError,
}


def give(
    session: Session, *, round_: Round, copy_id: int, judge_id: int, actor: Account | None, now: datetime
) -> bool:
    """Give an entry to a judge: as a draft, or, once the round is open, at once and with a letter; return
    whether the judge sees it now.

    Capacity and the categories a judge asked for do not bind the secretariat's hand; conflicts and languages
    do. Raises RoundEndedError, NotInRoundError, NotOnPanelError, NotReadError, BarredByCityError,
    BarredBySchoolError, KeptFromError, GivenAlreadyError.
    """
    _lock(session, round_)
    mode = _mode(session, round_, copy_id, judge_id)
    is_open = round_.state is RoundState.OPEN
    write_reads(
        session,
        round_=round_,
        reads=[(copy_id, judge_id, mode)],
        seed=0,
        released_at=now if is_open else None,
    )
    _fill_one(session, round_, copy_id, now)
    if is_open:
        hand_out(session, round_=round_, judge_ids=[judge_id], now=now)
    write_down(session, "assignment.give", round_, actor, now, judge=judge_id, copy=copy_id)
    return is_open


def take_away(
    session: Session, *, round_: Round, assignment: Assignment, actor: Account | None, now: datetime
) -> None:
    """Take an entry from a judge who has not touched it; in an open round its read is lacking then.

    Raises RoundEndedError, TouchedError for one that is begun, flagged or given up.
    """
    _lock(session, round_)
    session.refresh(assignment, ["state"], with_for_update=True)
    if assignment.state is AssignmentState.RECUSED or _is_touched(session, assignment):
        raise TouchedError
    judge_id, copy_id = assignment.judge_id, assignment.blind_entry_id
    if assignment.state is AssignmentState.RELEASED:
        need = Need(round_id=round_.id, blind_entry_id=copy_id, cause=NeedCause.ADDED, arose_at=now)
        session.add(need)
    session.delete(assignment)
    write_down(session, "assignment.take-away", round_, actor, now, judge=judge_id, copy=copy_id)


def _lock(session: Session, round_: Round) -> None:
    session.refresh(round_, ["state"], with_for_update=True)
    if round_.state is RoundState.CLOSED:
        raise RoundEndedError


def _mode(session: Session, round_: Round, copy_id: int, judge_id: int) -> ReadingMode:
    """Return how the judge would read the entry; raise what bars it."""
    entry = next(iter(entries_to_read(session, round_=round_, only=[copy_id])), None)
    if entry is None:
        raise NotInRoundError
    panel = judges_on_panel(session, round_=round_)
    judge = next((each for each in panel if each.id == judge_id), None)
    if judge is None:
        raise NotOnPanelError
    said = verdict(judge, entry)
    if said.barred is not None:
        raise _REFUSALS[said.barred]
    if said.mode is None:
        raise NotReadError
    return said.mode


def _is_touched(session: Session, assignment: Assignment) -> bool:
    sheet = select(Scoresheet.id).where(Scoresheet.assignment_id == assignment.id)
    flag = select(Flag.id).where(Flag.assignment_id == assignment.id)
    return session.scalar(sheet.limit(1)) is not None or session.scalar(flag.limit(1)) is not None


def _fill_one(session: Session, round_: Round, copy_id: int, now: datetime) -> None:
    """Mark the oldest need of an entry as filled, if there is one."""
    lacking = (Need.round_id == round_.id, Need.blind_entry_id == copy_id, Need.filled_at.is_(None))
    need = session.scalar(select(Need).where(*lacking).order_by(Need.id).limit(1))
    if need is not None:
        need.filled_at = now
