"""Leaving the panel, and coming back to it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.models import Assignment, Judge, Round, Scoresheet
from competition.judging.rules import AssignmentState, JudgeState, RoundState, SheetState
from competition.judging.services.deeds import write_down
from competition.judging.services.lacking import lack, panel_changed
from competition.judging.services.whole import hand_in_whole


def leave_panel(session: Session, *, judge: Judge, actor: Account | None, now: datetime) -> int:
    """Let a judge leave; return how many reads are lacking now.

    What is answered completely is handed in, stays and counts. The rest of open rounds becomes a need that
    allocation fills; drafts vanish as if they had never been.
    """
    judge.state = JudgeState.LEFT
    running = select(Round).where(Round.campaign_id == judge.campaign_id, Round.state != RoundState.CLOSED)
    unread = [
        assignment
        for round_ in session.scalars(running).all()
        for assignment in _give_up(session, round_, judge, now)
    ]
    write_down(
        session,
        actor=actor,
        action="judge.leave",
        thing=judge,
        campaign_id=judge.campaign_id,
        now=now,
        needs=len(unread),
    )
    return len(unread)


def _give_up(session: Session, round_: Round, judge: Judge, now: datetime) -> Sequence[Assignment]:
    """Take the judge out of one round; return the assignments that were left unread."""
    hand_in_whole(session, round_=round_, now=now, judge_id=judge.id)
    mine = [Assignment.judge_id == judge.id, Assignment.round_id == round_.id]
    session.execute(delete(Assignment).where(*mine, Assignment.state == AssignmentState.DRAFT))
    unread = session.scalars(
        select(Assignment)
        .outerjoin(Assignment.scoresheet)
        .where(*mine, Assignment.state == AssignmentState.RELEASED)
        .where(Scoresheet.id.is_(None) | (Scoresheet.state == SheetState.OPEN))
    ).all()
    for assignment in unread:
        assignment.state = AssignmentState.RECUSED
    lack(session, round_id=round_.id, copy_ids=[each.blind_entry_id for each in unread], now=now)
    return unread


def come_back(session: Session, *, judge: Judge, actor: Account | None, now: datetime) -> None:
    """Bring a judge back who had left; in an open round what nobody could take is tried again."""
    if judge.state is not JudgeState.LEFT:
        return
    judge.state = JudgeState.READY if judge.conduct_accepted_at else JudgeState.INVITED
    write_down(
        session, actor=actor, action="judge.return", thing=judge, campaign_id=judge.campaign_id, now=now
    )
    panel_changed(session, judge=judge, now=now)
