"""Who may screen: the secretariat of the entry's own campaign, and only what was handed in."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.campaign.policies import runs
from competition.entries.models import Entry, EntryImage
from competition.entries.screening_pages import HANDED_IN_ONCE, find_subject
from competition.web.policies import Policy


def _screened(session: Session, viewer: Viewer, slug: str, ref: str, **rest: Any) -> dict[str, Any] | None:
    found = find_subject(session, slug, ref)
    if found is None or not runs(viewer, found[0]):
        return None
    return {"campaign": found[0], "subject": found[1], **rest}


def _picture(
    session: Session, viewer: Viewer, slug: str, ref: str, image_ref: str, kind: str
) -> dict[str, Any] | None:
    """Load a picture of an entry; one statement."""
    row = session.execute(
        select(Campaign, Entry, EntryImage)
        .join(Entry, Entry.campaign_id == Campaign.id)
        .join(EntryImage, EntryImage.entry_id == Entry.id)
        .where(Campaign.slug == slug, Entry.ref == ref, EntryImage.ref == image_ref, HANDED_IN_ONCE)
        .options(lazyload(Entry.images))
    ).one_or_none()
    if row is None or not runs(viewer, row.Campaign):
        return None
    return {"campaign": row.Campaign, "entry": row.Entry, "image": row.EntryImage, "kind": kind}


SCREENED = Policy("an entry to be screened", _screened)
SCREENED_PICTURE = Policy("a picture of an entry to be screened", _picture)
