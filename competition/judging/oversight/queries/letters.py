"""Whom a reminder would reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Judge, Round, Scoresheet
from competition.judging.oversight.letters import LetterKind, fits
from competition.judging.oversight.models import JudgeLetter
from competition.judging.oversight.rules import QUIET_DAYS, is_silent
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, JudgeState, SheetState
from competition.platform.mail import OutboxMail

EVENT = "judging.reminder"


@dataclass(frozen=True)
class Reader:
    """A judge on the panel with entries of a round left: where and in which language a letter goes, and
    whether one went today; `silent`: nothing was saved for a week.
    """

    id: int
    ref: str
    name: str
    address: str | None
    locale: str
    total: int
    done: int
    begun: int
    today: bool
    silent: bool = False

    def fits(self, kind: LetterKind) -> bool:
        """Whether a reminder of this kind is for this judge."""
        return fits(kind, done=self.done, begun=self.begun, total=self.total, silent=self.silent)


def unfinished_readers(
    session: Session, *, round_: Round, day: str, now: datetime, judge_id: int | None = None
) -> Sequence[Reader]:
    """Return the judges who have something left (the one, if given), by name; two statements.

    `day` is today in the campaign's time, as the keys of letters have it.
    """
    written = _written(session, round_, day)
    done = func.sum(case((Scoresheet.state == SheetState.SUBMITTED, 1), else_=0))
    mine = [] if judge_id is None else [Judge.id == judge_id]
    rows = session.execute(
        select(
            Judge.id,
            Judge.ref,
            Account,
            func.count(Assignment.id),
            done,
            func.count(Scoresheet.id),
            func.max(Scoresheet.saved_at),
            func.min(Assignment.released_at),
        )
        .join(Assignment, Assignment.judge_id == Judge.id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(Account, Account.id == Judge.account_id)
        .outerjoin(Assignment.scoresheet)
        .where(Assignment.round_id == round_.id, Assignment.state == AssignmentState.RELEASED)
        .where(LIVE, Judge.state != JudgeState.LEFT, *mine)
        .group_by(Judge.id, Judge.ref, Account.id)
        .order_by(func.lower(Account.name), Judge.id)
    )
    return [
        Reader(
            id_,
            ref,
            who.name,
            who.address,
            who.locale,
            total,
            n,
            begun - n,
            today=ref in written,
            silent=is_silent(last, released, now, QUIET_DAYS),
        )
        for id_, ref, who, total, n, begun, last, released in rows
        if n < total
    ]


def _written(session: Session, round_: Round, day: str) -> set[str]:
    """Return the refs of the judges to whom a reminder of the round was written today."""
    keys = session.scalars(
        select(OutboxMail.key).where(
            OutboxMail.event == EVENT,
            OutboxMail.campaign_id == round_.campaign_id,
            OutboxMail.key.startswith(f"{round_.ref}.", autoescape=True),
        )
    )
    parts = (key.split(".") for key in keys)
    return {part[1] for part in parts if len(part) > 2 and part[2] == day}


def sent_letters(session: Session, *, round_id: int) -> Sequence[JudgeLetter]:
    """Return the newest reminders that went out; one statement."""
    sent = select(JudgeLetter).where(JudgeLetter.round_id == round_id, JudgeLetter.sent_at.is_not(None))
    return session.scalars(sent.order_by(JudgeLetter.sent_at.desc(), JudgeLetter.id.desc()).limit(10)).all()


def find_letter(session: Session, *, round_id: int, ref: str) -> JudgeLetter | None:
    """Return a reminder of a round."""
    found = select(JudgeLetter).where(JudgeLetter.round_id == round_id, JudgeLetter.ref == ref)
    return session.scalar(found) if ref else None


def find_judge(
    session: Session, *, campaign_id: int, ref: str = "", judge_id: int | None = None
) -> Judge | None:
    """Return a member of a campaign's panel by ref, else by id."""
    which = Judge.ref == ref if ref else Judge.id == judge_id
    found = select(Judge).where(Judge.campaign_id == campaign_id, which)
    return session.scalar(found.options(lazyload(Judge.categories), lazyload(Judge.barred_schools)))
