"""Leaving an entry for later: it comes again when the others are read."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.models import Assignment
from competition.judging.rules import SheetChange
from competition.judging.services.scoring import Saved, save_sheet


def skip(
    session: Session,
    *,
    assignment: Assignment,
    change: SheetChange,
    version: int,
    actor: Account | None,
    now: datetime,
) -> Saved:
    """Save what was chosen so far and put the entry at the end of the judge's list; one that is handed in
    stays where it is. Raises what `save_sheet` raises.
    """
    saved = save_sheet(session, assignment=assignment, change=change, version=version, actor=actor, now=now)
    if not saved.handed_in:
        assignment.skipped_at = now
        session.flush()
    return saved
