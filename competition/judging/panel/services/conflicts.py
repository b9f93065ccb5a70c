"""Conflicts that a judge tells in words, and what the secretariat makes of them."""

import re
from datetime import datetime

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, BarredSchool, Judge, Round, Scoresheet
from competition.judging.panel.errors import SettledError, UnknownEntryError
from competition.judging.panel.models import BarredEntry, DeclaredConflict
from competition.judging.rules import AssignmentState, RoundState, SheetState
from competition.judging.services.deeds import write_down
from competition.judging.services.lacking import lack, panel_changed

_CODES = table("entry", column("id"), column("ref"))
"""Only the code of an entry, by which the secretariat knows it; whose it is stays out of reach."""
_CODE = re.compile(r"[A-Za-z0-9]+")


def declare(
    session: Session, *, judge: Judge, words: str, actor: Account | None, now: datetime
) -> DeclaredConflict:
    """Take down what a judge tells the secretariat in words."""
    conflict = DeclaredConflict(judge_id=judge.id, words=words, declared_at=now)
    session.add(conflict)
    write_down(
        session, actor=actor, action="judge.declare", thing=judge, campaign_id=judge.campaign_id, now=now
    )
    return conflict


def bar_school(
    session: Session,
    *,
    conflict: DeclaredConflict,
    judge: Judge,
    school_id: int,
    actor: Account | None,
    now: datetime,
) -> None:
    """Keep the entries of a school from the judge, those too that they hold and have not begun.

    Raises SettledError.
    """
    _settle(conflict, actor, now)
    if school_id not in {barred.school_id for barred in judge.barred_schools}:
        judge.barred_schools.append(BarredSchool(school_id=school_id))
        panel_changed(session, judge=judge, now=now)
    _record(session, judge, "judge.bar-school", actor, now, school_id)


def bar_entry(
    session: Session,
    *,
    conflict: DeclaredConflict,
    judge: Judge,
    code: str,
    actor: Account | None,
    now: datetime,
) -> int:
    """Keep one entry from the judge, and take it back where it is not handed in; return how many reads lack.

    `code` is the entry's, or the address of its page. Raises UnknownEntryError and SettledError.
    """
    entry_id = _find_entry(session, judge.campaign_id, code)
    _settle(conflict, actor, now)
    if session.get(BarredEntry, (judge.id, entry_id)) is None:
        session.add(BarredEntry(judge_id=judge.id, entry_id=entry_id, barred_at=now))
    needs = _take_back(session, judge, entry_id, now)
    _record(session, judge, "judge.bar-entry", actor, now, entry_id)
    return needs


def clear(
    session: Session, *, conflict: DeclaredConflict, judge: Judge, actor: Account | None, now: datetime
) -> None:
    """Settle a conflict that keeps nothing from the judge. Raises SettledError."""
    _settle(conflict, actor, now)
    _record(session, judge, "judge.clear", actor, now, conflict.id)


def _settle(conflict: DeclaredConflict, actor: Account | None, now: datetime) -> None:
    if conflict.settled_at is not None:
        raise SettledError
    conflict.settled_at, conflict.settled_by_id = now, actor.id if actor else None


def _find_entry(session: Session, campaign_id: int, said: str) -> int:
    """Return the id of the entry whose code stands in what was typed, the last part of an address first."""
    parts = _CODE.findall(said)
    for part in reversed(parts):
        found = session.scalar(
            select(BlindEntry.entry_id)
            .join(_CODES, _CODES.c.id == BlindEntry.entry_id)
            .where(BlindEntry.campaign_id == campaign_id, _CODES.c.ref == part)
            .limit(1)
        )
        if found is not None:
            return found
    raise UnknownEntryError(code=said[:60])


def _take_back(session: Session, judge: Judge, entry_id: int, now: datetime) -> int:
    """Take the entry from the judge where no sheet is handed in: drafts vanish, the rest becomes a need."""
    held = session.execute(
        select(Assignment, Scoresheet.state)
        .join(Round, Round.id == Assignment.round_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .outerjoin(Scoresheet, Scoresheet.assignment_id == Assignment.id)
        .where(Assignment.judge_id == judge.id, BlindEntry.entry_id == entry_id)
        .where(Round.state != RoundState.CLOSED, Assignment.state != AssignmentState.RECUSED)
    ).all()
    given_up = [
        assignment
        for assignment, state in held
        if assignment.state is AssignmentState.RELEASED and state is not SheetState.SUBMITTED
    ]
    for assignment in given_up:
        assignment.state = AssignmentState.RECUSED
        lack(session, round_id=assignment.round_id, copy_ids=[assignment.blind_entry_id], now=now)
    for assignment, _state in held:
        if assignment.state is AssignmentState.DRAFT:
            session.delete(assignment)
    session.flush()
    return len(given_up)


def _record(
    session: Session, judge: Judge, action: str, actor: Account | None, now: datetime, about: int
) -> None:
    write_down(
        session,
        actor=actor,
        action=action,
        thing=judge,
        campaign_id=judge.campaign_id,
        now=now,
        about=about,
    )
