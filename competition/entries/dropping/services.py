"""A file that was dropped becomes a draft: once, however often it is sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category
from competition.entries.documents.services import add_document
from competition.entries.dropping.errors import (
    ClassFullError,
    ClassHeavyError,
    NoDocumentsTakenError,
    NoPicturesTakenError,
)
from competition.entries.dropping.models import Sending
from competition.entries.dropping.queries import Dropped, dropped, entries_and_bytes, same_file
from competition.entries.dropping.rules import MOST_BYTES, MOST_ENTRIES, SendingState
from competition.entries.dropping.titles import title_from
from competition.entries.identity import SchoolClass
from competition.entries.services.drafts import create_entry
from competition.entries.services.pictures import add_picture
from competition.platform import kinds
from competition.platform.files import Received
from competition.platform.kinds import Kind
from competition.platform.storage import MEGABYTE


@dataclass(frozen=True)
class Goal:
    """What the files become: the forms of pictures and of documents, and the language of their words."""

    pictures: Category | None = None
    documents: Category | None = None
    language: str = ""


def drop(
    session: Session,
    *,
    school_class: SchoolClass,
    key: str,
    received: Received,
    file_name: str,
    kind: Kind,
    goal: Goal,
    actor: Account,
    now: datetime,
    doubled: bool = False,
) -> Dropped:
    """Make a draft of a file, received and told by its kind beforehand, and return what came of it.

    The same key gives the same answer again. A file that the class has already is told and not doubled,
    unless `doubled` says that it is meant. Raises ClassFullError, ClassHeavyError, NoPicturesTakenError,
    NoDocumentsTakenError, RefusedKindError, and what making a draft may raise.
    """
    session.refresh(school_class, with_for_update=True)
    known = dropped(session, school_class.id, key)
    if known is not None and not (doubled and known.state is SendingState.KNOWN):
        return known
    twin = None if doubled else same_file(session, school_class.id, received.kept.sha256)
    if twin is not None:
        _write_down(session, school_class, key, (twin.entry_id, twin.file_id), SendingState.KNOWN, now)
    else:
        require_room(session, class_id=school_class.id, size=received.kept.size)
        kinds.require(kind, kinds.Category.PICTURE, kinds.Category.DOCUMENT)
        made = _draft(session, school_class, received, file_name, _Becomes(kind, goal), actor, now)
        _write_down(session, school_class, key, made, SendingState.DRAFT, now)
    answer = dropped(session, school_class.id, key)
    assert answer is not None
    return answer


def require_room(session: Session, *, class_id: int, size: int) -> None:
    """Raise ClassFullError or ClassHeavyError unless one more entry with a file of this size fits."""
    entries, used = entries_and_bytes(session, class_id)
    if entries >= MOST_ENTRIES:
        raise ClassFullError(limit=MOST_ENTRIES)
    if used + size > MOST_BYTES:
        raise ClassHeavyError(limit=MOST_BYTES // MEGABYTE)


@dataclass(frozen=True)
class _Becomes:
    """What a file of this kind becomes."""

    kind: Kind
    goal: Goal

    @property
    def is_document(self) -> bool:
        return self.kind.category is kinds.Category.DOCUMENT

    @property
    def category(self) -> Category:
        """The form it goes to, or the refusal where none is open."""
        wanted = self.goal.documents if self.is_document else self.goal.pictures
        if wanted is None:
            raise NoDocumentsTakenError if self.is_document else NoPicturesTakenError
        return wanted


def _draft(
    session: Session,
    school_class: SchoolClass,
    received: Received,
    file_name: str,
    becomes: _Becomes,
    actor: Account,
    now: datetime,
) -> tuple[int, int]:
    """Make the draft that fits the file; return its id and that of the file."""
    by: dict[str, Any] = {"actor": actor, "now": now}
    entry = create_entry(session, school_class=school_class, category=becomes.category, **by)
    kept: dict[str, Any] = {"entry": entry, "received": received, "file_name": file_name, **by}
    if becomes.is_document:
        # Its own first line makes the better title; reading it falls back on the name of the file.
        entry.language = becomes.goal.language
        return entry.id, add_document(session, **kept).file_id
    # Where there is no title, there is nothing in any language either.
    entry.title = title_from(file_name)
    entry.language = becomes.goal.language if entry.title else ""
    return entry.id, add_picture(session, **kept).file_id


def _write_down(
    session: Session,
    school_class: SchoolClass,
    key: str,
    made: tuple[int, int],
    state: SendingState,
    now: datetime,
) -> None:
    """Keep what came of a key; what was known already and is meant to be there twice is written anew."""
    wanted = select(Sending).where(Sending.class_id == school_class.id, Sending.key == key)
    found = session.scalar(wanted)
    sending = found or Sending(class_id=school_class.id, key=key, created_at=now)
    sending.entry_id, sending.file_id = made
    sending.state = state
    session.add(sending)
    session.flush()
