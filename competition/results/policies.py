"""Who may see results before they are public: the secretariat of the campaign, nobody else."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Category
from competition.campaign.policies import find_campaign, runs
from competition.entries.models import Entry
from competition.results.models import Freeze
from competition.web.policies import Policy


def _category(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a category of the campaign."""
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    wanted = select(Category).where(Category.ref == ref, Category.campaign_id == campaign.id)
    category = session.scalar(wanted)
    return {"campaign": campaign, "category": category} if category else None


def _entry(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load an entry of the campaign."""
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    entry = session.scalar(select(Entry).where(Entry.ref == ref, Entry.campaign_id == campaign.id))
    return {"campaign": campaign, "entry": entry} if entry else None


def _freeze(session: Session, viewer: Viewer, slug: str, number: int) -> dict[str, Any] | None:
    """Load a freeze of the campaign by its number, lifted or not."""
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    freeze = session.scalar(select(Freeze).where(Freeze.campaign_id == campaign.id, Freeze.number == number))
    return {"campaign": campaign, "freeze": freeze} if freeze else None


OFFICE_RESULTS_CATEGORY = Policy("office results of a category", _category)
OFFICE_RESULTS_ENTRY = Policy("office result of an entry", _entry)
OFFICE_FREEZE = Policy("office freeze", _freeze)
