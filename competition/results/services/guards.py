"""What results refuse before they change, and how the deed is written down."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import audit
from competition.results.errors import FrozenError, ReasonMissingError


def hold(session: Session, campaign: Campaign) -> None:
    """Read the campaign anew and hold it, so that a freeze and a change cannot cross."""
    session.refresh(campaign, ["frozen_at", "announced_at"], with_for_update=True)


def refuse_when_frozen(session: Session, campaign: Campaign) -> None:
    """Raise FrozenError once the results are frozen."""
    hold(session, campaign)
    if campaign.frozen_at is not None:
        raise FrozenError


def require_reason(reason: str) -> str:
    """Return the reason, trimmed; raise ReasonMissingError for none."""
    if not reason.strip():
        raise ReasonMissingError
    return reason.strip()


def write_down(
    session: Session,
    *,
    campaign: Campaign,
    action: str,
    actor: Account | None,
    now: datetime,
    object_kind: str = "campaign",
    object_id: int | None = None,
    **details: Any,
) -> None:
    """Flush, and record the deed beside the change."""
    session.flush()
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action=action,
        object_kind=object_kind,
        object_id=campaign.id if object_id is None else object_id,
        campaign_id=campaign.id,
        now=now,
        **details,
    )
