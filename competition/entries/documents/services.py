"""Documents of an entry: received whole and first, read afterwards, taken over, removed."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.documents.errors import TooManyDocumentsError
from competition.entries.documents.models import EntryDocument
from competition.entries.documents.rules import DocumentState, kind_of
from competition.entries.identity import Carrier, Upload
from competition.entries.models import Entry
from competition.entries.services.drafts import record
from competition.entries.services.guards import lock_to_change
from competition.entries.texts import tidy_line
from competition.platform import files, jobs
from competition.platform.files import Received

MOST = 5
LOOK = "entries.look_at_document"


def add_document(
    session: Session,
    *,
    entry: Entry,
    received: Received,
    file_name: str,
    actor: Account | None,
    now: datetime,
) -> EntryDocument:
    """Add a document, received whole beforehand, to a draft, and ask for a look at it.

    The look takes its text over if the entry has none. The file name is kept for the teacher's eyes alone.
    Raises RefusedKindError, TooManyDocumentsError, and what a change may raise.
    """
    lock_to_change(session, entry, now)
    kind = kind_of(received.media_type, file_name)
    held = select(func.count()).select_from(EntryDocument).where(EntryDocument.entry_id == entry.id)
    if session.scalars(held).one() >= MOST:
        raise TooManyDocumentsError(limit=MOST)
    original = files.register(session, received=received, now=now)
    document = EntryDocument(entry_id=entry.id, file_id=original.id, kind=kind, received_at=now)
    name = tidy_line(file_name)[-300:]
    session.add_all(
        [document, Upload(entry_id=entry.id, file_id=original.id, file_name=name, received_at=now)]
    )
    session.flush()
    record(session, entry, "entry.add_document", actor, now, document=document.id, sha256=original.sha256)
    request_look(session, entry=entry, document=document, actor=actor, now=now)
    return document


def request_look(
    session: Session, *, entry: Entry, document: EntryDocument, actor: Account | None, now: datetime
) -> None:
    """Ask for a document to be read, anew if it was read before."""
    document.state = DocumentState.RECEIVED
    jobs.request(
        session,
        name=LOOK,
        args={"document": document.id},
        key=f"document.{document.id}",
        actor_id=actor.id if actor else None,
        campaign_id=entry.campaign_id,
        now=now,
    )


def read_as(
    session: Session,
    *,
    entry: Entry,
    document: EntryDocument,
    encoding: str,
    actor: Account | None,
    now: datetime,
) -> None:
    """Have a plain text read anew in another of the encodings that it may be in; others are left alone."""
    lock_to_change(session, entry, now)
    if encoding not in {each[0] for each in document.readings} or encoding == document.encoding:
        return
    document.encoding = encoding
    record(session, entry, "entry.read_document_as", actor, now, document=document.id, encoding=encoding)
    request_look(session, entry=entry, document=document, actor=actor, now=now)


def remove_document(
    session: Session, *, entry: Entry, document: EntryDocument, actor: Account | None, now: datetime
) -> None:
    """Take a document out of a draft, with its name and what it says beside the work; the text stays."""
    lock_to_change(session, entry, now)
    for told in (Upload, Carrier):
        session.execute(delete(told).where(told.entry_id == entry.id, told.file_id == document.file_id))
    session.delete(document)
    session.flush()
    record(session, entry, "entry.remove_document", actor, now, document=document.id)
