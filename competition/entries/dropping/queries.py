"""What dropping asks: was this sent before, is this file here already, how much has the class."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.entries.dropping.models import Sending
from competition.entries.dropping.rules import SendingState
from competition.entries.identity import Authorship, Upload
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.platform.files import StoredFile


@dataclass(frozen=True)
class Dropped:
    """What came of a file."""

    ref: str
    title: str
    language: str
    sha256: str
    state: SendingState


def dropped(session: Session, class_id: int, key: str) -> Dropped | None:
    """Return what came of the file that a class sent under this key; one statement."""
    row = session.execute(
        select(Entry.ref, Entry.title, Entry.language, StoredFile.sha256, Sending.state)
        .join(Sending, Sending.entry_id == Entry.id)
        .join(StoredFile, StoredFile.id == Sending.file_id)
        .where(Sending.class_id == class_id, Sending.key == key)
    ).one_or_none()
    return Dropped(*row) if row else None


def same_file(session: Session, class_id: int, sha256: str) -> Upload | None:
    """Return the upload by which a class has this very file already, in an entry that was not withdrawn."""
    return session.scalar(
        select(Upload)
        .join(StoredFile, StoredFile.id == Upload.file_id)
        .join(Authorship, Authorship.entry_id == Upload.entry_id)
        .join(Entry, Entry.id == Upload.entry_id)
        .where(StoredFile.sha256 == sha256, Authorship.class_id == class_id)
        .where(Entry.state != EntryState.WITHDRAWN)
        .order_by(Upload.id)
        .limit(1)
    )


def entries_and_bytes(session: Session, class_id: int) -> tuple[int, int]:
    """Return how many entries a class has, those withdrawn apart, and how much all its files come to."""
    entries = session.scalar(
        select(func.count())
        .select_from(Entry)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .where(Authorship.class_id == class_id, Entry.state != EntryState.WITHDRAWN)
    )
    size = session.scalar(
        select(func.sum(StoredFile.size))
        .join(Upload, Upload.file_id == StoredFile.id)
        .join(Authorship, Authorship.entry_id == Upload.entry_id)
        .where(Authorship.class_id == class_id)
    )
    return entries or 0, int(size or 0)


def last_language(session: Session, class_id: int) -> str:
    """Return the language of the entry that a class changed last, empty where there is none."""
    wanted = (
        select(Entry.language)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .where(Authorship.class_id == class_id, Entry.language != "")
        .order_by(Entry.updated_at.desc(), Entry.id.desc())
        .limit(1)
    )
    return session.scalar(wanted) or ""
