"""What is done about proofs, written down in one way."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import audit


def record(
    session: Session,
    campaign: Campaign,
    actor: Account | None,
    now: datetime,
    action: str,
    kind: str,
    thing_id: int | None,
    **details: object,
) -> None:
    """Write down what was done."""
    session.flush()
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action=action,
        object_kind=kind,
        object_id=thing_id,
        campaign_id=campaign.id,
        now=now,
        **details,
    )
