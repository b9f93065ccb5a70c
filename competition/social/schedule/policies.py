"""Who may see and move when a post goes out, and say where it stands: the secretariat of its campaign."""

from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.policies import find_campaign, runs
from competition.social.queries import everything_of, included
from competition.social.review.reading import reviewed_all
from competition.web.policies import Policy


def _office_slot(session: Session, viewer: Viewer, slug: str, post: str) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    plan, chosen = everything_of(session, campaign)
    reviewed = next((each for each in reviewed_all(plan, chosen, ()) if each.post.key == post), None)
    return {"campaign": campaign, "plan": included(plan, chosen), "reviewed": reviewed} if reviewed else None


OFFICE_SLOT = Policy("office slot", _office_slot)
