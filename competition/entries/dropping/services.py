"""A file that was dropped becomes a draft: once, however often it is sent."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category
from competition.entries.dropping.errors import (
    ClassFullError,
    ClassHeavyError,
    NoDocumentsTakenError,
    NoPicturesTakenError,
)
from competition.entries.dropping.models import Sending
from competition.entries.dropping.queries import Dropped, dropped, entries_and_bytes, same_file
from competition.entries.dropping.rules import MOST_BYTES, MOST_ENTRIES, SendingState
from competition.entries.dropping.sorting import Sort, sort_of
from competition.entries.dropping.titles import title_from
from competition.entries.identity import SchoolClass
from competition.entries.models import Entry
from competition.entries.services.drafts import create_entry
from competition.entries.services.pictures import add_picture
from competition.platform.files import Received
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
    goal: Goal,
    actor: Account,
    now: datetime,
    doubled: bool = False,
) -> Dropped:
    """Make a draft of a file, received whole beforehand, and return what came of it.

    The same key gives the same answer again. A file that the class has already is told and not doubled,
    unless `doubled` says that it is meant. Raises ClassFullError, ClassHeavyError, NoPicturesTakenError,
    NoDocumentsTakenError, FileKindError, and what making a draft may raise.
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
        made = _draft(session, school_class, received, file_name, goal, actor, now)
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


def _draft(
    session: Session,
    school_class: SchoolClass,
    received: Received,
    file_name: str,
    goal: Goal,
    actor: Account,
    now: datetime,
) -> tuple[int, int]:
    """Make the draft that fits the file; return its id and that of the file."""
    sort = sort_of(received, file_name)
    category = _category(sort, goal)
    entry = create_entry(session, school_class=school_class, category=category, actor=actor, now=now)
    kept = {"entry": entry, "received": received, "file_name": file_name, "actor": actor, "now": now}
    if sort is Sort.DOCUMENT:
        return entry.id, add_document(session, **kept).file_id
    _name(entry, file_name, goal)
    return entry.id, add_picture(session, **kept).file_id


def _category(sort: Sort, goal: Goal) -> Category:
    wanted = goal.documents if sort is Sort.DOCUMENT else goal.pictures
    if wanted is None:
        raise NoDocumentsTakenError if sort is Sort.DOCUMENT else NoPicturesTakenError
    return wanted


def _name(entry: Entry, file_name: str, goal: Goal) -> None:
    """Give a picture the title in its name; where there is none, there is nothing in any language either."""
    entry.title = title_from(file_name)
    entry.language = goal.language if entry.title else ""


def _write_down(
    session: Session,
    school_class: SchoolClass,
    key: str,
    made: tuple[int, int],
    state: SendingState,
    now: datetime,
) -> None:
    """Keep what came of a key; what was known already and is meant to be there twice is written anew."""
    found = session.query(Sending).filter_by(class_id=school_class.id, key=key).one_or_none()
    sending = found or Sending(class_id=school_class.id, key=key, created_at=now)
    sending.entry_id, sending.file_id = made
    sending.state = state
    session.add(sending)
    session.flush()
