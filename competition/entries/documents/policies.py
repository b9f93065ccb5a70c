"""Who may see a document: the teachers of its class, and the secretariat once its entry was handed in."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.campaign.policies import runs
from competition.entries.documents.models import EntryDocument
from competition.entries.identity import Authorship, ClassTeacher
from competition.entries.models import Entry
from competition.entries.screening_pages import HANDED_IN_ONCE
from competition.web.policies import Policy


def _own_document(
    session: Session, viewer: Viewer, ref: str, document_ref: str, **rest: Any
) -> dict[str, Any] | None:
    """Load a document of an entry that this teacher looks after; one statement."""
    document = session.scalar(
        select(EntryDocument)
        .join(Entry, Entry.id == EntryDocument.entry_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(ClassTeacher, ClassTeacher.class_id == Authorship.class_id)
        .where(Entry.ref == ref, EntryDocument.ref == document_ref)
        .where(ClassTeacher.account_id == viewer.account_id)
        .options(lazyload(EntryDocument.shown))
    )
    return {"document": document, "entry_ref": ref, **rest} if document else None


def _screened_document(
    session: Session, viewer: Viewer, slug: str, ref: str, document_ref: str, **rest: Any
) -> dict[str, Any] | None:
    """Load a document of an entry that was handed in, for the secretariat of its campaign; one statement."""
    row = session.execute(
        select(Campaign, EntryDocument)
        .join(Entry, Entry.campaign_id == Campaign.id)
        .join(EntryDocument, EntryDocument.entry_id == Entry.id)
        .where(Campaign.slug == slug, Entry.ref == ref, EntryDocument.ref == document_ref, HANDED_IN_ONCE)
        .options(lazyload(EntryDocument.shown))
    ).one_or_none()
    if row is None or not runs(viewer, row.Campaign):
        return None
    return {"document": row.EntryDocument, **rest}


OWN_DOCUMENT = Policy("own document", _own_document)
SCREENED_DOCUMENT = Policy("a document of an entry to be screened", _screened_document)
