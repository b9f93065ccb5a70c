"""Who may act on a concern: only those responsible; for everybody else there is none."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.policies import find_campaign, runs
from competition.entries.concerns.models import Concern
from competition.web.policies import Policy


def _responsible(session: Session, viewer: Viewer, slug: str, **rest: Any) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign) or campaign.id not in viewer.safeguards:
        return None
    return {"campaign": campaign, **rest}


def _concern(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    loaded = _responsible(session, viewer, slug)
    if loaded is None:
        return None
    campaign = loaded["campaign"]
    wanted = select(Concern).where(Concern.ref == ref, Concern.campaign_id == campaign.id)
    concern = session.scalar(wanted)
    return {"campaign": campaign, "concern": concern} if concern else None


RESPONSIBLE = Policy("responsible for concerns", _responsible)
CONCERN = Policy("a concern", _concern)
