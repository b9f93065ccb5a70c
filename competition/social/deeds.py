"""Writing down who did what with posts and kits."""

from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.platform import audit


class _Row(Protocol):
    id: Any
    campaign_id: Any
    __tablename__: str


def record_deed(
    session: Session, action: str, row: _Row, actor: Account | None, now: datetime, **details: Any
) -> None:
    """Write down a deed done to a row of a campaign, which may be new; without an actor, Garland did it."""
    session.flush()
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action=action,
        object_kind=row.__tablename__,
        object_id=row.id,
        campaign_id=row.campaign_id,
        now=now,
        **details,
    )
