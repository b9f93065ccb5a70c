"""What was done with a class, written down in one way for every room."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.identity import SchoolClass
from competition.platform import audit


def record_deed(
    session: Session,
    school_class: SchoolClass,
    action: str,
    actor: Account | None,
    now: datetime,
    **details: object,
) -> None:
    """Write down what was done with a class."""
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action=action,
        object_kind="class",
        object_id=school_class.id,
        campaign_id=school_class.campaign_id,
        now=now,
        **details,
    )
