"""How often something may be tried. Buckets are hashed with the installation's secret: no address is kept."""

import hashlib
import hmac
import math
from datetime import datetime, timedelta

from sqlalchemy import Index, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from competition.errors import GarlandError
from competition.platform.db import Base

KEPT = timedelta(days=1)


class RateEvent(Base):
    """One try; `bucket` is a keyed hash of what is counted."""

    __tablename__ = "rate_event"
    __table_args__ = (Index("ix_rate_event_bucket_at", "bucket", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bucket: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(index=True)


class TooManyError(GarlandError):
    """Somebody tries too often; the sentence says how long to wait, `seconds` too."""

    message = "That was a little too often. Please wait %(minutes)s min and try again."
    status = 429

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(minutes=max(1, math.ceil(seconds / 60)))


def hit(
    session: Session, *, bucket: str, limit: int, within: timedelta, now: datetime, secret_key: str
) -> None:
    """Count one try in `bucket` (such as "sign-in:anna@example.org"); commit it before what it guards.

    Raises TooManyError, and counts nothing, when there were already `limit` tries within the time.
    """
    hashed = hmac.new(secret_key.encode(), bucket.encode(), hashlib.sha256).hexdigest()
    since = now - within
    tries = select(func.count(), func.min(RateEvent.at)).where(
        RateEvent.bucket == hashed, RateEvent.at > since
    )
    count, first = session.execute(tries).one()
    if count >= limit:
        raise TooManyError(math.ceil((first - since).total_seconds()))
    session.add(RateEvent(bucket=hashed, at=now))
    session.flush()


def forget(session: Session, *, now: datetime) -> int:
    """Remove the tries that no limit looks at any more; return how many."""
    old = session.execute(delete(RateEvent).where(RateEvent.at < now - KEPT))
    return int(old.rowcount)  # type: ignore[attr-defined]
