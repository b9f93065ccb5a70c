"""Putting mail into the outbox, finding it there, and sending it once more by hand."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competition.platform import audit, jobs
from competition.platform.ids import only_ids
from competition.platform.mail.errors import MailUnderWayError
from competition.platform.mail.models import MailState, OutboxMail

JOB = "mail.send"
UNDER_WAY = (MailState.QUEUED, MailState.SENDING)
UNSENT = (MailState.FAILED, MailState.UNCERTAIN)


def post(
    session: Session,
    *,
    event: str,
    recipient: str,
    locale: str,
    ids: dict[str, Any],
    key: str,
    now: datetime,
    campaign_id: int | None = None,
    due_at: datetime | None = None,
) -> OutboxMail:
    """Write a mail into the outbox; sent after the commit, or at `due_at`: until then it can be called back.

    `key` names the cause, such as "submission 4711": the same event, recipient and key give one mail, however
    often it is posted. Raises ValueError when `ids` hold more than ids, numbers and short codes.
    """
    cause = {"event": event, "recipient": recipient.strip(), "key": key}
    if earlier := _find_same(session, cause):
        return earlier
    mail = new_mail(**cause, locale=locale, ids=ids, campaign_id=campaign_id, now=now, due_at=due_at)
    try:
        with session.begin_nested():
            session.add(mail)
    except IntegrityError:
        if earlier := _find_same(session, cause):
            return earlier
        raise
    request_sending(session, mail, now)
    return mail


def new_mail(
    *, ids: dict[str, Any], now: datetime, due_at: datetime | None = None, **more: Any
) -> OutboxMail:
    """Return a mail as it goes into the outbox. Raises ValueError when `ids` hold more than ids."""
    return OutboxMail(ids=only_ids(ids), created_at=now, next_try_at=due_at or now, **more)


def call_back(session: Session, *, event: str, key: str) -> bool:
    """Take letters about one cause out of the outbox again; False when one has left already, and all stay."""
    letters = session.scalars(
        select(OutboxMail).where(OutboxMail.event == event, OutboxMail.key == key).with_for_update()
    ).all()
    if any(letter.state not in (MailState.QUEUED, MailState.KEPT) or letter.attempts for letter in letters):
        return False
    for letter in letters:
        session.delete(letter)
    session.flush()
    return True


def _find_same(session: Session, cause: dict[str, str]) -> OutboxMail | None:
    return session.scalars(select(OutboxMail).filter_by(**cause)).one_or_none()


def request_sending(session: Session, mail: OutboxMail, now: datetime) -> None:
    """Ask for the job that sends a mail, in the transaction that has put it into the queue."""
    jobs.request(session, name=JOB, args={"mail": mail.id}, now=now, due_at=mail.next_try_at)


def resend(session: Session, *, mail: OutboxMail, actor_id: int | None, now: datetime) -> None:
    """Let a person send a mail once more, whether it was kept, failed, uncertain or sent.

    Raises MailUnderWayError when it waits or is being sent.
    """
    before = mail.state
    queued = session.execute(
        update(OutboxMail)
        .where(OutboxMail.id == mail.id, OutboxMail.state == before, OutboxMail.state.not_in(UNDER_WAY))
        .values(state=MailState.QUEUED, next_try_at=now, error="")
    )
    if queued.rowcount == 0:  # type: ignore[attr-defined]
        raise MailUnderWayError
    session.refresh(mail)
    audit.record(
        session,
        actor_id=actor_id,
        action="mail.resend",
        object_kind="mail",
        object_id=mail.id,
        campaign_id=mail.campaign_id,
        now=now,
        state=before.value,
    )
    request_sending(session, mail, now)


def find_mail(session: Session, ref: str) -> OutboxMail | None:
    """Return the mail with this ref."""
    return session.scalars(select(OutboxMail).where(OutboxMail.ref == ref)).one_or_none()


def list_mail(
    session: Session,
    *,
    campaign_id: int | None = None,
    states: Sequence[MailState] = (),
    limit: int = 200,
) -> Sequence[OutboxMail]:
    """Return mail, the latest first; of a campaign, or in certain states, when these are given."""
    query = select(OutboxMail).order_by(OutboxMail.created_at.desc(), OutboxMail.id.desc()).limit(limit)
    if campaign_id is not None:
        query = query.where(OutboxMail.campaign_id == campaign_id)
    if states:
        query = query.where(OutboxMail.state.in_(states))
    return session.scalars(query).all()


def count_unsent(session: Session) -> int:
    """Return how many letters wait for a person, since they failed or may not have arrived."""
    return session.scalar(select(func.count()).where(OutboxMail.state.in_(UNSENT))) or 0
