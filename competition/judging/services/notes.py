"""What a judge tells the secretariat about an entry: stepping aside, and flags."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.errors import RecusalReasonMissingError, SheetHandedInError
from competition.judging.models import Assignment, Flag
from competition.judging.rules import AssignmentState, FlagKind, SheetState
from competition.judging.services.deeds import write_down
from competition.judging.services.desk import deed, open_desk
from competition.judging.services.lacking import lack


def recuse(
    session: Session, *, assignment: Assignment, reason: str, actor: Account | None, now: datetime
) -> None:
    """Let a judge step aside from an entry; the read becomes a need, and the judge never sees the entry
    again.

    Raises RecusalReasonMissingError without a reason, SheetHandedInError once scores were handed in,
    RoundClosedError, NotAssignedError.
    """
    if not reason.strip():
        raise RecusalReasonMissingError
    desk = open_desk(session, assignment)
    if desk.sheet is not None and desk.sheet.state is SheetState.SUBMITTED:
        raise SheetHandedInError
    assignment.state, assignment.recusal_reason = AssignmentState.RECUSED, reason.strip()
    lack(session, round_id=assignment.round_id, copy_ids=[assignment.blind_entry_id], now=now)
    deed(session, desk, "assignment.recuse", actor, now)


def raise_flag(
    session: Session,
    *,
    assignment: Assignment,
    kind: FlagKind,
    note: str,
    actor: Account | None,
    now: datetime,
) -> Flag:
    """Take down a judge's note about an entry; it may be raised after the sheet was handed in, too.

    Raises RoundClosedError, NotAssignedError.
    """
    desk = open_desk(session, assignment)
    flag = Flag(assignment_id=assignment.id, kind=kind, note=note.strip(), raised_at=now)
    session.add(flag)
    deed(session, desk, "flag.raise", actor, now)
    return flag


def settle_flag(
    session: Session, *, flag: Flag, campaign_id: int, actor: Account | None, now: datetime
) -> None:
    """Note that the secretariat has dealt with a flag; settling twice changes nothing."""
    if flag.settled_at is not None:
        return
    flag.settled_at = now
    write_down(session, actor=actor, action="flag.settle", thing=flag, campaign_id=campaign_id, now=now)
