"""Who may word a rubric: the campaign's secretariat."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Category
from competition.campaign.policies import find_campaign, runs
from competition.web.policies import Policy


def _category(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a category of the campaign for its secretariat."""
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    wanted = select(Category).where(Category.ref == ref, Category.campaign_id == campaign.id)
    category = session.scalar(wanted)
    return {"campaign": campaign, "category": category} if category else None


OFFICE_CATEGORY = Policy("office category", _category)
