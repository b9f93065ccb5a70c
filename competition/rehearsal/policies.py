"""Who may look at a rehearsal: the secretariat of its campaign, nobody else."""

from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.policies import find_campaign, runs
from competition.rehearsal.queries import find_rehearsal
from competition.web.policies import Policy


def _office_rehearsal(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a rehearsal of the campaign."""
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    rehearsal = find_rehearsal(session, campaign_id=campaign.id, ref=ref)
    return {"campaign": campaign, "rehearsal": rehearsal} if rehearsal else None


OFFICE_REHEARSAL = Policy("office rehearsal", _office_rehearsal)
