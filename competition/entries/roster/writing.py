"""Writing one row of a roster into a class: a whole entry in one transaction, and never twice."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category as EntryCategory
from competition.entries.documents.services import add_document
from competition.entries.identity import SchoolClass
from competition.entries.models import Entry
from competition.entries.roster.errors import UnusableFileError
from competition.entries.roster.models import ImportKey
from competition.entries.roster.rows import EntryRow
from competition.entries.services import add_picture, create_entry, save_words, set_people
from competition.platform.files import Received
from competition.platform.kinds import Category, kind_of_type


@dataclass(frozen=True)
class Attached:
    """A file of an entry, received whole beforehand."""

    received: Received
    name: str
    alt: str = ""


class By(TypedDict):
    """Who does it, and when."""

    actor: Account
    now: datetime


def import_key(*parts: str) -> str:
    """Return the key of a row, which follows from where it stands and tells nothing of it."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def find_entered(session: Session, class_id: int, key: str) -> int | None:
    """Return the id of the entry that this row became, if it did."""
    known = select(ImportKey.entry_id).where(ImportKey.class_id == class_id, ImportKey.key == key)
    return session.scalar(known)


def enter_row(
    session: Session,
    *,
    school_class: SchoolClass,
    category: EntryCategory,
    row: EntryRow,
    attached: Sequence[Attached],
    key: str,
    actor: Account,
    now: datetime,
) -> Entry | None:
    """Make the draft of a row with its words, its people and its files; None if it was made before.

    Raises UnusableFileError and what creating, saving and adding may raise; nothing of the row is left then.
    """
    if find_entered(session, school_class.id, key) is not None:
        return None
    entry = create_entry(session, school_class=school_class, category=category, actor=actor, now=now)
    session.add(ImportKey(class_id=school_class.id, key=key, entry_id=entry.id))
    session.flush()
    save_words(session, entry=entry, category=category, words=row.words, actor=actor, now=now)
    if row.pupils or row.headcount > 1 or row.made:
        set_people(session, entry=entry, made_by=row.made_by, makers=row.makers, actor=actor, now=now)
    for one in attached:
        _attach(session, entry, one, actor, now)
    return entry


def is_usable(one: Attached) -> bool:
    """Whether the file is of a kind that an entry takes."""
    return _category(one) is not None


def _category(one: Attached) -> Category | None:
    kind = kind_of_type(one.received.media_type, one.name)
    return kind.category if kind.category in (Category.PICTURE, Category.DOCUMENT) else None


def _attach(session: Session, entry: Entry, one: Attached, actor: Account, now: datetime) -> None:
    """Add a file as what it is; it is looked at later, whatever comes of that."""
    by: By = {"actor": actor, "now": now}
    if _category(one) is Category.DOCUMENT:
        add_document(session, entry=entry, received=one.received, file_name=one.name, **by)
    elif _category(one) is Category.PICTURE:
        add_picture(session, entry=entry, received=one.received, file_name=one.name, alt=one.alt, **by)
    else:
        raise UnusableFileError(file=one.name)
