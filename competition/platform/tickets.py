"""Signed moments: a browser takes one before it sends, so that no slow line makes a sending late.

A ticket says when it was given and to whom. It holds for half an hour and for one sending: the same sending
repeated, because its answer was lost, is the same use; another one is not.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import String, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from competition.platform.db import Base

LASTS = timedelta(minutes=30)
KEPT = timedelta(days=1)
"""How long a use is remembered: much longer than any sending that began while its ticket held."""
MOST = 200
"""How many tickets may be taken at once: one for each file that is dropped together."""


class UsedTicket(Base):
    """A ticket that was used; `purpose` is the fingerprint of what it was used for."""

    __tablename__ = "used_ticket"

    id: Mapped[int] = mapped_column(primary_key=True)
    nonce: Mapped[str] = mapped_column(String(32), unique=True)
    purpose: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime] = mapped_column(index=True)


@dataclass(frozen=True)
class Ticket:
    """A moment that the server has signed."""

    nonce: str
    at: datetime


def issue(secret: str, *, holder: str, now: datetime) -> str:
    """Return a ticket of this moment for `holder`, whom nobody else can stand in for."""
    return str(_signer(secret).dumps([secrets.token_urlsafe(15), int(now.timestamp() * 1000), holder]))


def read(secret: str, text: str, *, holder: str, now: datetime) -> Ticket | None:
    """Return the ticket if it is ours, the holder's, and still holds; None for everything else."""
    try:
        nonce, milliseconds, whose = _signer(secret).loads(text)
        at = datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (BadData, ValueError, TypeError, OverflowError, OSError):
        return None
    if whose != holder or not timedelta(0) <= now - at <= LASTS:
        return None
    return Ticket(str(nonce), at)


def use(session: Session, ticket: Ticket, *, purpose: str, now: datetime) -> bool:
    """Use a ticket for a sending, in its transaction; whether that is allowed. Again for the same: yes."""
    known = _purpose(session, ticket)
    if known is not None:
        return known == purpose
    session.execute(delete(UsedTicket).where(UsedTicket.expires_at < now))
    try:
        with session.begin_nested():
            session.add(UsedTicket(nonce=ticket.nonce, purpose=purpose, expires_at=ticket.at + KEPT))
    except IntegrityError:
        return _purpose(session, ticket) == purpose
    return True


def fingerprint(parts: Iterable[str]) -> str:
    """Return what tells one sending from another."""
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _purpose(session: Session, ticket: Ticket) -> str | None:
    return session.scalar(select(UsedTicket.purpose).where(UsedTicket.nonce == ticket.nonce))


def _signer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="garland ticket")
