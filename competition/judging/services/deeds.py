"""Audit entries of judging, in one line each."""

from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.platform import audit


class Thing(Protocol):
    """Anything with an id and a table's name."""

    id: Any
    __tablename__: Any


def write_down(
    session: Session,
    *,
    actor: Account | None,
    action: str,
    thing: Thing,
    campaign_id: int,
    now: datetime,
    **details: int | str | None,
) -> None:
    """Flush, and record who did what to which thing; details are ids, counts and short codes."""
    session.flush()
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action=action,
        object_kind=str(thing.__tablename__),
        object_id=thing.id,
        campaign_id=campaign_id,
        now=now,
        **details,
    )
