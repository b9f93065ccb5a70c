"""Taking an assignment's papers out for a change, and handing its sheet in."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.errors import NotAssignedError, RoundClosedError
from competition.judging.models import Assignment
from competition.judging.queries.sheets import Desk, lay_out
from competition.judging.rules import AssignmentState, RoundState, SheetState
from competition.judging.services.deeds import write_down


def open_desk(session: Session, assignment: Assignment) -> Desk:
    """Return the desk of a released assignment of an open round.

    Raises NotAssignedError for an assignment that is not the judge's to read (draft, recused),
    RoundClosedError.
    """
    desk = lay_out(session, assignment=assignment)
    if assignment.state is not AssignmentState.RELEASED:
        raise NotAssignedError
    if desk.round.state is not RoundState.OPEN:
        raise RoundClosedError
    return desk


def submit(session: Session, desk: Desk, actor: Account | None, now: datetime) -> None:
    """Mark the desk's sheet as handed in; a sheet handed in already stays as it is."""
    sheet = desk.sheet
    if sheet is None or sheet.state is SheetState.SUBMITTED:
        return
    sheet.state, sheet.submitted_at = SheetState.SUBMITTED, now
    sheet.version += 1
    deed(session, desk, "sheet.hand-in", actor, now)


def deed(session: Session, desk: Desk, action: str, actor: Account | None, now: datetime) -> None:
    """Write down what was done with the desk's assignment."""
    campaign_id = desk.round.campaign_id
    write_down(session, actor=actor, action=action, thing=desk.assignment, campaign_id=campaign_id, now=now)
