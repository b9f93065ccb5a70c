"""Releasing drafts, and letting them go again, in a round that may have begun."""

from collections import Counter
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.barred import drop_drafts
from competition.allocation.deeds import write_down
from competition.allocation.errors import AllBarredError, NoDraftsError
from competition.allocation.handing_over import hand_over, lock_open
from competition.allocation.lacking import note_short, reopen, replace_dropped, settle_moot
from competition.judging.errors import NothingToReleaseError
from competition.judging.models import Assignment, Round
from competition.judging.rules import AssignmentState, RoundState
from competition.judging.services import release

MOST_AT_ONCE = 3_000
"""More drafts than this are released in the background: nobody waits for a page so long."""


class Released(NamedTuple):
    """How many drafts were released, and how many were dropped instead as their judges may not read them."""

    released: int
    dropped: int


def release_drafts(session: Session, *, round_: Round, actor: Account | None, now: datetime) -> Released:
    """Release the drafts of a round that their judges may still read; for the rest others are looked for.

    What nobody could take of a round that begins is noted as lacking. Raises AllBarredError where nothing may
    be read any more, and what `judging.services.release` raises.
    """
    session.refresh(round_, ["state"], with_for_update=True)
    begins = round_.state is RoundState.DRAFT
    dropped = drop_drafts(session, round_=round_)
    if not begins:
        hand_over(session, round_)
    try:
        number = release(session, round_=round_, actor=actor, now=now)
    except NothingToReleaseError:
        if dropped:
            raise AllBarredError from None
        raise
    settle_moot(session, round_, now)
    replace_dropped(session, round_=round_, dropped=dropped, now=now)
    if begins:
        note_short(session, round_=round_, now=now)
    return Released(number, dropped.total())


def takes_long(session: Session, *, round_: Round) -> bool:
    """Whether a round has so many drafts that releasing them takes long; one statement."""
    drafts = (Assignment.round_id == round_.id, Assignment.state == AssignmentState.DRAFT)
    return (session.scalar(select(func.count()).where(*drafts)) or 0) > MOST_AT_ONCE


def discard_drafts(session: Session, *, round_: Round, actor: Account | None, now: datetime) -> int:
    """Let the drafts of an open round go, as if they had never been; return how many.

    Raises RoundNotBegunError, NoDraftsError.
    """
    lock_open(session, round_)
    draft = (Assignment.round_id == round_.id, Assignment.state == AssignmentState.DRAFT)
    copies = Counter(session.scalars(select(Assignment.blind_entry_id).where(*draft)))
    if not copies:
        raise NoDraftsError
    session.execute(delete(Assignment).where(*draft))
    reopen(session, round_, copies)
    write_down(session, "round.discard", round_, actor, now, drafts=copies.total())
    return copies.total()
