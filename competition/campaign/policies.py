"""Who may see a campaign, and who may run it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.web.policies import Policy


def find_campaign(session: Session, slug: str) -> Campaign | None:
    """Return the campaign of that name in URLs, with its calendar."""
    found = select(Campaign).where(Campaign.slug == slug).options(joinedload(Campaign.milestones))
    return session.scalars(found).unique().one_or_none()


def runs(viewer: Viewer, campaign: Campaign) -> bool:
    """Whether this person belongs to the campaign's secretariat (the operator does to every one's)."""
    return viewer.runs(campaign.id)


def _campaign(session: Session, _viewer: Viewer, slug: str, **rest: Any) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    return {"campaign": campaign, **rest} if campaign else None


def _office(session: Session, viewer: Viewer, slug: str, **rest: Any) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    return {"campaign": campaign, **rest} if campaign and runs(viewer, campaign) else None


CAMPAIGN = Policy("campaign", _campaign, signed_in=False)
OFFICE = Policy("office", _office)
