"""Many letters of one event, written into the outbox at once: to a whole panel, say."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competition.platform import jobs
from competition.platform.mail.models import OutboxMail
from competition.platform.mail.outbox import JOB, new_mail, post

_AT_ONCE = 500


class Letter(NamedTuple):
    """One letter: to whom, in which language, about what, and the key of its cause."""

    recipient: str
    locale: str
    ids: dict[str, Any]
    key: str


def post_all(
    session: Session,
    *,
    event: str,
    letters: Sequence[Letter],
    now: datetime,
    campaign_id: int | None = None,
) -> None:
    """Write these letters as `post` writes each of them, looking for those that are there only once.

    Who has a letter of the same event and key gets no other. Raises ValueError as `post` does.
    """
    for start in range(0, len(letters), _AT_ONCE):
        _post(session, event, letters[start : start + _AT_ONCE], now, campaign_id)


def _post(
    session: Session, event: str, letters: Sequence[Letter], now: datetime, campaign_id: int | None
) -> None:
    shared: dict[str, Any] = {"event": event, "campaign_id": campaign_id, "now": now}
    mails = [new_mail(**shared, **letter._asdict()) for letter in _fresh(session, event, letters)]
    try:
        with session.begin_nested():
            session.add_all(mails)
    except IntegrityError:  # somebody else has just written some of them
        for letter in letters:
            post(session, **shared, **letter._asdict())
        return
    jobs.request_all(session, name=JOB, args=[{"mail": mail.id} for mail in mails], now=now)


def _fresh(session: Session, event: str, letters: Sequence[Letter]) -> Iterator[Letter]:
    """Yield the letters that are not in the outbox yet, each once."""
    keys = OutboxMail.key.in_({letter.key for letter in letters})
    rows = session.execute(
        select(OutboxMail.recipient, OutboxMail.key).where(OutboxMail.event == event, keys)
    )
    known = {(recipient, key) for recipient, key in rows}
    for letter in letters:
        cause = (letter.recipient.strip(), letter.key)
        if cause not in known:
            known.add(cause)
            yield letter._replace(recipient=cause[0])
