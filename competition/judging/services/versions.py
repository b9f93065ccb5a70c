"""A judges' copy that was replaced after judges had it: held, then settled, and nothing of a score is lost.

Until then the entry stands in nobody's queue, and counts nowhere.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry, on_new_copy
from competition.judging.errors import NothingHeldError
from competition.judging.models import Assignment, Need, Round, RoundEntry, Scoresheet, SignOff
from competition.judging.rules import AssignmentState, RoundState, SheetState
from competition.judging.services.deeds import write_down


@on_new_copy
def take_over_unread(session: Session, copy: BlindEntry, now: datetime) -> None:
    """Let a new copy stand at once where no judge has had the former one in an open or closed round."""
    earlier = _earlier(session, copy)
    had = select(Assignment.id).where(
        Assignment.blind_entry_id.in_(earlier), Assignment.state != AssignmentState.DRAFT
    )
    if session.scalar(had.limit(1)) is None:
        _carry_over(session, copy, earlier)
        copy.held_at = None
        session.flush()
    else:
        _drafts(session, copy, earlier)


def settle_copy(
    session: Session, *, copy: BlindEntry, keep_scores: bool, actor: Account | None, now: datetime
) -> int:
    """Let a held copy stand in every round in place of the former; return how many scoresheets open again.

    Scores that are handed in stay with `keep_scores`; else the sheets of open rounds are opened, with what
    was scored still on them, for their judges to look at the work again. Raises NothingHeldError.
    """
    session.refresh(copy, with_for_update=True)
    if copy.held_at is None or copy.retired_at is not None:
        raise NothingHeldError
    earlier = _earlier(session, copy)
    opened = 0 if keep_scores else _open_again(session, earlier)
    _carry_over(session, copy, earlier)
    copy.held_at = None
    write_down(
        session,
        actor=actor,
        action="copy.settle",
        thing=copy,
        campaign_id=copy.campaign_id,
        now=now,
        opened=opened,
    )
    return opened


def _earlier(session: Session, copy: BlindEntry) -> Sequence[int]:
    """Return the ids of the copies that `copy` replaces: the last that stood, and held ones since."""
    rows = session.execute(
        select(BlindEntry.id, BlindEntry.held_at)
        .where(BlindEntry.entry_id == copy.entry_id, BlindEntry.edition < copy.edition)
        .order_by(BlindEntry.edition.desc())
    ).all()
    stood = next((at for at, row in enumerate(rows) if row.held_at is None), len(rows))
    return [row.id for row in rows[: stood + 1]]


def _drafts(session: Session, copy: BlindEntry, earlier: Sequence[int]) -> None:
    """Let assignments that no judge has seen yet be of the new copy."""
    draft = (Assignment.blind_entry_id.in_(earlier), Assignment.state == AssignmentState.DRAFT)
    session.execute(update(Assignment).where(*draft).values(blind_entry_id=copy.id))


def _carry_over(session: Session, copy: BlindEntry, earlier: Sequence[int]) -> None:
    """Put the new copy in the place of the earlier ones: in rounds, assignments and needs."""
    rounds = session.scalars(
        select(RoundEntry.round_id).where(RoundEntry.blind_entry_id.in_([*earlier, copy.id])).distinct()
    ).all()
    held = {copy.id, *earlier}
    session.execute(delete(RoundEntry).where(RoundEntry.blind_entry_id.in_(held)))
    if rounds:
        rows = [{"round_id": round_id, "blind_entry_id": copy.id} for round_id in rounds]
        session.execute(insert(RoundEntry), rows)
    for kind in (Assignment, Need):
        session.execute(update(kind).where(kind.blind_entry_id.in_(earlier)).values(blind_entry_id=copy.id))
    session.flush()


def _open_again(session: Session, earlier: Sequence[int]) -> int:
    """Open the handed-in sheets of running rounds; the sign-offs of their judges no longer hold."""
    rows = session.execute(
        select(Scoresheet, Assignment)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(Round, Round.id == Assignment.round_id)
        .where(Assignment.blind_entry_id.in_(earlier), Assignment.state == AssignmentState.RELEASED)
        .where(Scoresheet.state == SheetState.SUBMITTED, Round.state == RoundState.OPEN)
    ).all()
    for sheet, assignment in rows:
        sheet.state, sheet.submitted_at = SheetState.OPEN, None
        sheet.version += 1
        mine = [SignOff.round_id == assignment.round_id, SignOff.judge_id == assignment.judge_id]
        session.execute(delete(SignOff).where(*mine))
    return len(rows)
