"""Background work of documents: reading them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.entries.documents.models import EntryDocument
from competition.entries.documents.reading import Drawn, keep_reading
from competition.entries.documents.rules import SHOWN_PAGES, DocumentState
from competition.entries.documents.services import LOOK
from competition.entries.models import Entry
from competition.platform import fonts
from competition.platform.documents.reading import Asked, Found, read
from competition.platform.files import StoredFile
from competition.platform.jobs import JobContext, job
from competition.platform.storage import Storage


@dataclass(frozen=True)
class _Wanted:
    """A document to be read: where it lies and how it is to be read."""

    key: str
    asked: Asked


@job(LOOK)
def look_at_document(ctx: JobContext, document: int) -> dict[str, Any] | None:
    """Read a document outside any transaction and write down what came of it; a removed one is no matter.

    When another encoding was chosen meanwhile, it is read once more.
    """
    while True:
        with ctx.database.reading() as session:
            wanted = _wanted(session, document)
        if wanted is None:
            return None
        found = read_file(ctx.storage, wanted.key, wanted.asked, ctx.config.instance)
        pages = keep_pages(ctx.storage, found)
        with ctx.writing() as session:
            kept = session.get(EntryDocument, document)
            if kept is not None and kept.encoding == wanted.asked.encoding:
                keep_reading(session, document=kept, found=found, pages=pages, now=ctx.clock.now())
                return {"state": kept.state.value}


def read_file(storage: Storage, key: str, asked: Asked, instance: Path) -> Found:
    """Return what a document in the storage says, with pictures of its first pages."""
    return read(storage.path(key), asked, pages=SHOWN_PAGES, fonts=fonts.prepare(instance))


def keep_pages(storage: Storage, found: Found) -> list[Drawn]:
    """Lay the pictures of pages into the storage."""
    return [
        Drawn(storage.put(page.content).key, page.media_type, page.width, page.height) for page in found.pages
    ]


def _wanted(session: Session, document_id: int) -> _Wanted | None:
    document = session.get(EntryDocument, document_id)
    if document is None or document.state is not DocumentState.RECEIVED:
        return None
    entry = session.get_one(Entry, document.entry_id)
    category = session.get_one(Category, entry.category_id)
    asked = Asked(
        kind=document.kind.value,
        verse=category.max_lines is not None,
        language=entry.language,
        encoding=document.encoding,
    )
    return _Wanted(session.get_one(StoredFile, document.file_id).key, asked)
