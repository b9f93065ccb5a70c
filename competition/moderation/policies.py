"""Who may be at the jury's meeting: the secretariat of the campaign."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign, Category
from competition.entries.models import Entry
from competition.judging.policies import LIGHT_CAMPAIGN, of_office
from competition.web.policies import Policy


def _work(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load an entry of the campaign with its category; one statement."""
    wanted = (
        select(Campaign, Entry, Category)
        .join(Entry, Entry.campaign_id == Campaign.id)
        .join(Category, Category.id == Entry.category_id)
        .where(Campaign.slug == slug, Entry.ref == ref)
        .options(*LIGHT_CAMPAIGN, lazyload(Entry.images))
    )
    return of_office(session, viewer, wanted, entry=Entry, category=Category)


OFFICE_MATTER = Policy("office work of the jury", _work)
