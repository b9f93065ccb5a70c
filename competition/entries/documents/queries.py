"""What the pages of documents ask, in a bounded number of statements."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, lazyload

from competition.entries.documents.models import EntryDocument
from competition.entries.documents.rules import ASKING
from competition.entries.documents.wording import document_badge
from competition.entries.identity import Upload


@dataclass(frozen=True)
class Sent:
    """A document with the name under which it came."""

    document: EntryDocument
    file_name: str

    @property
    def asks(self) -> bool:
        """Whether its teacher should look at it."""
        return self.document.state in ASKING or bool(self.document.readings)

    @property
    def said(self) -> str:
        """How it stands, in words."""
        return document_badge(self.document.state)[0]


def documents_of(session: Session, entry_id: int, *, pages: bool = False) -> list[Sent]:
    """Return the documents of an entry, the latest first; one statement, with or without `pages`."""
    load = joinedload if pages else lazyload
    rows = session.execute(
        select(EntryDocument, Upload.file_name)
        .outerjoin(
            Upload, (Upload.file_id == EntryDocument.file_id) & (Upload.entry_id == EntryDocument.entry_id)
        )
        .where(EntryDocument.entry_id == entry_id)
        .order_by(EntryDocument.id.desc())
        .options(load(EntryDocument.shown))
    )
    return [Sent(document, file_name or "") for document, file_name in rows.unique()]
