"""Who may say of an address that the post was taken down there: the secretariat of its campaign."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.policies import find_campaign, runs
from competition.social.models import PostedLink
from competition.web.policies import Policy


def _office_link(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    wanted = select(PostedLink).where(PostedLink.ref == ref, PostedLink.campaign_id == campaign.id)
    link = session.scalar(wanted)
    return {"campaign": campaign, "link": link} if link else None


OFFICE_LINK = Policy("office link", _office_link)
