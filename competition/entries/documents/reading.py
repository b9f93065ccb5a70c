"""Writing down what reading a document came to, and taking its text over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category
from competition.entries.documents.errors import NothingToTakeError
from competition.entries.documents.models import DocumentPage, EntryDocument
from competition.entries.documents.rules import DocumentState
from competition.entries.documents.taking import is_untouched, taken_over
from competition.entries.errors import DeadlinePassedError, DecidedError, NotChangeableError, NotOpenYetError
from competition.entries.identity import Carrier, Upload
from competition.entries.models import Entry
from competition.entries.services.drafts import record, save_words
from competition.entries.services.guards import lock
from competition.entries.words import words_of
from competition.platform.documents.reading import Found

LONGEST_TITLE = 300


@dataclass(frozen=True)
class Drawn:
    """A picture of a page in the storage; size in pixels."""

    key: str
    media_type: str
    width: int
    height: int


def keep_reading(
    session: Session, *, document: EntryDocument, found: Found, pages: Sequence[Drawn], now: datetime
) -> None:
    """Write down what was found, and take the text over where the entry has none of its own."""
    entry = session.get_one(Entry, document.entry_id)
    lock(session, entry)
    before = document.title, document.text
    _write_down(document, found)
    _keep_carriers(session, document, found)
    _keep_pages(session, document, pages)
    if found.problem is not None:
        document.state = DocumentState.NEEDS_A_LOOK
        document.problem, document.problem_values = found.problem.message, dict(found.problem.values)
    else:
        document.state, document.problem, document.problem_values = DocumentState.READY, "", {}
        _take_if_untouched(session, entry, document, before, now)
    session.flush()


def take_over(
    session: Session,
    *,
    entry: Entry,
    document: EntryDocument,
    actor: Account | None,
    now: datetime,
    seen: str | None = None,
    before: tuple[str, str] = ("", ""),
) -> None:
    """Put the document's text into the entry; what stood there is replaced.

    Raises NothingToTakeError, and what saving words may raise.
    """
    if document.state in (DocumentState.RECEIVED, DocumentState.NEEDS_A_LOOK):
        raise NothingToTakeError
    by_file = select(Upload.file_name).where(Upload.entry_id == entry.id, Upload.file_id == document.file_id)
    words = taken_over(
        words_of(entry),
        title=document.title,
        text=document.text,
        file_name=session.scalar(by_file) or "",
        before=before,
    )
    category = session.get_one(Category, entry.category_id)
    save_words(session, entry=entry, category=category, words=words, actor=actor, now=now, seen=seen)
    document.state = DocumentState.TAKEN
    record(session, entry, "entry.take_document", actor, now, document=document.id)


def stands_in(entry: Entry, document: EntryDocument) -> bool:
    """Whether the document's text is the entry's, as it was taken over."""
    return bool(entry.text) and is_untouched(words_of(entry), (document.title, document.text))


def set_aside(
    session: Session, *, entry: Entry, document: EntryDocument, actor: Account | None, now: datetime
) -> None:
    """Leave the entry's text as it is; the document stays beside it."""
    lock(session, entry)
    if document.state is DocumentState.READY:
        document.state = DocumentState.SET_ASIDE
        record(session, entry, "entry.set_document_aside", actor, now, document=document.id)


def _take_if_untouched(
    session: Session, entry: Entry, document: EntryDocument, before: tuple[str, str], now: datetime
) -> None:
    """Take the text over as of the moment the document came: its reading may end after the deadline."""
    if stands_in(entry, document):
        document.state = DocumentState.TAKEN
        return
    takes_text = session.get_one(Category, entry.category_id).takes_text
    if not takes_text or not is_untouched(words_of(entry), before):
        return
    try:
        take_over(
            session, entry=entry, document=document, actor=None, now=document.received_at, before=before
        )
    except (NotChangeableError, DeadlinePassedError, DecidedError, NotOpenYetError):
        return  # it was handed in meanwhile, and stays as it is
    entry.updated_at = max(entry.updated_at, now)


def _write_down(document: EntryDocument, found: Found) -> None:
    document.title, document.text = found.title[:LONGEST_TITLE], found.text
    document.emphasis = [list(each) for each in found.emphasis]
    document.encoding = found.encoding
    document.readings = [list(each) for each in found.readings]
    document.left_out = list(found.left_out)


def _keep_carriers(session: Session, document: EntryDocument, found: Found) -> None:
    own = Carrier.entry_id == document.entry_id, Carrier.file_id == document.file_id
    session.execute(delete(Carrier).where(*own))
    for place, text in found.carriers:
        session.add(Carrier(entry_id=document.entry_id, file_id=document.file_id, place=place, text=text))


def _keep_pages(session: Session, document: EntryDocument, pages: Sequence[Drawn]) -> None:
    document.shown.clear()
    session.flush()  # before others take their numbers
    for number, page in enumerate(pages, start=1):
        document.shown.append(
            DocumentPage(
                number=number,
                key=page.key,
                media_type=page.media_type,
                width=page.width,
                height=page.height,
            )
        )
    document.pages = len(pages)
