"""What was done with a contribution, written down in one way."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.contributions.models import Contribution
from competition.platform import audit


def record_deed(
    session: Session,
    contribution: Contribution,
    action: str,
    actor: Account | None,
    now: datetime,
    **details: object,
) -> None:
    """Write down what was done; ids and short codes only."""
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action=action,
        object_kind="contribution",
        object_id=contribution.id,
        campaign_id=contribution.campaign_id,
        now=now,
        **details,
    )
