"""Choosing the design of a campaign's cards."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import audit
from competition.social.posts.queries import DESIGN, design_of, drawn_in


def choose_design(
    session: Session, *, campaign: Campaign, design: str, actor: Account | None, now: datetime
) -> bool:
    """Let a campaign's cards have a design; return whether it is another one than before.

    Posts with a design of their own keep it.
    """
    wanted = drawn_in(design, "")
    if wanted == design_of(campaign.brand):
        return False
    campaign.brand = {**campaign.brand, DESIGN: wanted}
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action="social.choose_design",
        object_kind="campaign",
        object_id=campaign.id,
        campaign_id=campaign.id,
        now=now,
        design=wanted,
    )
    return True
