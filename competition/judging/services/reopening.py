"""Opening a closed round again, so that a few more reads can be given in it."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.errors import RoundNotOpenError
from competition.judging.models import Assignment, Need, Round, Scoresheet
from competition.judging.rounds.checks import refuse_closing
from competition.judging.rules import AssignmentState, RoundState, SheetState
from competition.judging.services.deeds import write_down


def reopen_round(
    session: Session, *, round_: Round, closes_at: datetime | None, actor: Account | None, now: datetime
) -> None:
    """Open a closed round again until a date; `closed_at` goes on telling when it was closed last.

    What it lacked when it was closed stays as it was: nobody is looked for by itself any more. Raises
    RoundNotOpenError for a draft, ClosesInThePastError, ClosesBeforeOpeningError.
    """
    session.refresh(round_, ["state", "closed_at"], with_for_update=True)
    if round_.state is not RoundState.CLOSED:
        raise RoundNotOpenError
    refuse_closing(round_.opens_at, closes_at, now)
    lacking = (Need.round_id == round_.id, Need.filled_at.is_(None))
    session.execute(update(Need).where(*lacking).values(filled_at=now))
    round_.state, round_.closes_at = RoundState.OPEN, closes_at
    write_down(
        session,
        actor=actor,
        action="round.reopen",
        thing=round_,
        campaign_id=round_.campaign_id,
        now=now,
        until=closes_at.isoformat() if closes_at else None,
    )


def reopened(round_: Round) -> bool:
    """Whether the round was closed once and is open now."""
    return round_.state is RoundState.OPEN and round_.closed_at is not None


def since_reopening(session: Session, round_: Round) -> tuple[int, int]:
    """Return how many reads were given since the round was opened again, and how many of them are in."""
    if not reopened(round_):
        return 0, 0
    given, done = session.execute(
        select(func.count(), func.count().filter(Scoresheet.state == SheetState.SUBMITTED))
        .select_from(Assignment)
        .outerjoin(Assignment.scoresheet)
        .where(Assignment.round_id == round_.id, Assignment.state == AssignmentState.RELEASED)
        .where(Assignment.released_at > round_.closed_at)
    ).one()
    return given, done
