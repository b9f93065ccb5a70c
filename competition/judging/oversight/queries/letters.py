"""Whom a reminder would reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.models import Account
from competition.judging.models import Assignment, Judge, Round
from competition.judging.oversight.letters import LetterKind, fits
from competition.judging.oversight.models import JudgeLetter
from competition.judging.oversight.rules import QUIET_DAYS, is_silent
from competition.judging.queries.reads import reads_by_judge
from competition.judging.rules import JudgeState
from competition.platform.mail import OutboxMail

EVENT = "judging.reminder"


@dataclass(frozen=True)
class Reader:
    """A judge on the panel with entries of a round left: where and in which language a letter goes, and
    whether one went today; `silent`: nothing was saved for as many days as was asked.
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
    session: Session,
    *,
    round_: Round,
    day: str,
    now: datetime,
    judge_id: int | None = None,
    quiet_days: int = QUIET_DAYS,
) -> Sequence[Reader]:
    """Return the judges who have something left (the one, if given), by name; two statements.

    `day` is today in the campaign's time, as the keys of letters have it; silent is who has saved nothing for
    so many days.
    """
    written = _written(session, round_, day)
    only = [] if judge_id is None else [Assignment.judge_id == judge_id]
    mine = reads_by_judge(Assignment.round_id == round_.id, *only)
    rows = session.execute(
        select(
            Judge.id,
            Judge.ref,
            Account,
            mine.c.total,
            mine.c.done,
            mine.c.begun,
            mine.c.last_saved_at,
            mine.c.released_at,
        )
        .join(mine, mine.c.judge_id == Judge.id)
        .join(Account, Account.id == Judge.account_id)
        .where(Judge.state != JudgeState.LEFT, mine.c.done < mine.c.total)
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
            silent=is_silent(last, released, now, quiet_days),
        )
        for id_, ref, who, total, n, begun, last, released in rows
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
