"""Handing a sheet in, opening it again, signing off a round's work."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry
from competition.judging.errors import (
    RoundClosedError,
    SheetIncompleteError,
    SheetsOpenError,
    StaleSheetError,
)
from competition.judging.models import Assignment, Judge, Round, Scoresheet, SignOff
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, RoundState, SheetState
from competition.judging.services.deeds import write_down
from competition.judging.services.desk import deed, open_desk, submit


def hand_in(
    session: Session, *, assignment: Assignment, version: int, actor: Account | None, now: datetime
) -> None:
    """Hand a sheet in; handing it in twice changes nothing.

    Raises SheetIncompleteError while questions are open, StaleSheetError, RoundClosedError, NotAssignedError.
    """
    desk = open_desk(session, assignment)
    if desk.sheet is not None and desk.sheet.state is SheetState.SUBMITTED:
        return
    if desk.missing:
        raise SheetIncompleteError(count=len(desk.missing))
    if desk.version != version:
        raise StaleSheetError
    try:
        submit(session, desk, actor, now)
    except StaleDataError as error:
        raise StaleSheetError from error


def reopen(session: Session, *, assignment: Assignment, actor: Account | None, now: datetime) -> None:
    """Open a handed-in sheet again while its round is open; the judge's sign-off no longer holds then.

    Raises RoundClosedError, NotAssignedError.
    """
    desk = open_desk(session, assignment)
    sheet = desk.sheet
    if sheet is None or sheet.state is SheetState.OPEN:
        return
    sheet.state, sheet.submitted_at = SheetState.OPEN, None
    sheet.version += 1
    mine = [SignOff.round_id == assignment.round_id, SignOff.judge_id == assignment.judge_id]
    session.execute(delete(SignOff).where(*mine))
    deed(session, desk, "sheet.reopen", actor, now)


def sign_off(
    session: Session, *, round_: Round, judge: Judge, actor: Account | None, now: datetime
) -> SignOff:
    """Take the judge's word that the work of a round is done; signing twice changes nothing.

    Raises SheetsOpenError while sheets are not handed in, RoundClosedError when the round is not open.
    """
    if round_.state is not RoundState.OPEN:
        raise RoundClosedError
    waiting = _waiting(session, round_, judge)
    if waiting:
        raise SheetsOpenError(count=waiting)
    signed = session.get(SignOff, (round_.id, judge.id))
    if signed is None:
        signed = SignOff(round_id=round_.id, judge_id=judge.id, signed_at=now)
        session.add(signed)
        campaign_id, action = round_.campaign_id, "judge.sign-off"
        write_down(
            session,
            actor=actor,
            action=action,
            thing=judge,
            campaign_id=campaign_id,
            now=now,
            round=round_.id,
        )
    return signed


def take_back_sign_off(
    session: Session, *, round_: Round, judge: Judge, actor: Account | None, now: datetime
) -> None:
    """Let a judge go on after all while the round is open; without a sign-off nothing changes.

    Raises RoundClosedError.
    """
    if round_.state is not RoundState.OPEN:
        raise RoundClosedError
    signed = session.get(SignOff, (round_.id, judge.id))
    if signed is None:
        return
    session.delete(signed)
    write_down(
        session,
        actor=actor,
        action="judge.sign-off-undone",
        thing=judge,
        campaign_id=round_.campaign_id,
        now=now,
        round=round_.id,
    )


def _waiting(session: Session, round_: Round, judge: Judge) -> int:
    """Count the judge's entries of the round whose sheet is not handed in."""
    count = (
        select(func.count())
        .select_from(Assignment)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .outerjoin(Assignment.scoresheet)
        .where(Assignment.round_id == round_.id, Assignment.judge_id == judge.id)
        .where(Assignment.state == AssignmentState.RELEASED, LIVE)
        .where(Scoresheet.id.is_(None) | (Scoresheet.state == SheetState.OPEN))
    )
    return session.scalar(count) or 0
