"""Letters about entries that came to a judge while a round is running: at most one in an hour."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.models import Judge, Round
from competition.platform import mail
from competition.platform.mail import OutboxMail

EVENT = "judging.more"
APART = timedelta(hours=1)
_MOMENT = "%Y%m%dT%H%M%S"


def tell_of_more(session: Session, *, round_: Round, judge_ids: Collection[int], now: datetime) -> int:
    """Write to judges that more is waiting for them; return how many letters that made.

    Who got such a letter less than an hour ago gets the next one when the hour is over. What it says is
    counted when it is sent, so whatever comes before then needs none of its own.
    """
    rows = session.execute(
        select(Judge.ref, Account)
        .join(Account, Account.id == Judge.account_id)
        .where(Judge.id.in_(judge_ids))
        .order_by(Judge.id)
    ).all()
    letters = 0
    for ref, account in rows:
        due = _due(session, f"{round_.ref}.{ref}.", now)
        if account.address and due is not None:
            _post(session, round_, ref, account.address, account.locale, due, now)
            letters += 1
    return letters


def _due(session: Session, cause: str, now: datetime) -> datetime | None:
    """Return when the next letter is due; None where one that has not been sent yet will say it."""
    newest = session.scalar(
        select(func.max(OutboxMail.key)).where(OutboxMail.event == EVENT, OutboxMail.key.startswith(cause))
    )
    if newest is None:
        return now
    last = datetime.strptime(newest.removeprefix(cause), _MOMENT).replace(tzinfo=UTC)
    return None if last > now else max(now, last + APART)


def _post(
    session: Session, round_: Round, judge_ref: str, address: str, locale: str, due: datetime, now: datetime
) -> None:
    mail.post(
        session,
        event=EVENT,
        recipient=address,
        locale=locale,
        ids={"round": round_.ref, "judge": judge_ref},
        key=f"{round_.ref}.{judge_ref}.{due.astimezone(UTC):{_MOMENT}}",
        now=now,
        campaign_id=round_.campaign_id,
        due_at=due,
    )
