"""Who may find out which entry a blind copy is of: the secretariat of its campaign, nobody else."""

from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.allocation.queries import find_entry_ref
from competition.campaign.policies import find_campaign, runs
from competition.web.policies import Policy


def _office_copy(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load the entry's ref behind a blind copy."""
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    entry_ref = find_entry_ref(session, campaign_id=campaign.id, blind_ref=ref)
    return {"campaign": campaign, "entry_ref": entry_ref} if entry_ref else None


OFFICE_COPY = Policy("office blind copy", _office_copy)
