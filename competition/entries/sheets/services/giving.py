"""A page given to its pupil, as a picture of the entry; set aside, and brought back."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category
from competition.entries.deeds import record_deed
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry, EntryImage
from competition.entries.rules import MadeBy
from competition.entries.services import Maker, add_picture, create_entry, set_people
from competition.entries.sheets.errors import NoPictureOfPageError, PageGoneError
from competition.entries.sheets.models import Scan, ScanPage, Sheet
from competition.entries.sheets.rules import PageState
from competition.platform.files import Received, StoredFile
from competition.platform.storage import Kept

Target = Sheet | Entry | Category
"""A page is given to the pupil of a sheet, to an entry that is there, or to a new entry of a category."""


def give(session: Session, *, page: ScanPage, to: Target, actor: Account | None, now: datetime) -> Entry:
    """Make a page the picture of an entry; return the entry.

    What was cut out is used, else the whole page. An entry that has a picture keeps it, behind the new one.
    Raises PageGoneError, NoPictureOfPageError, and what adding a picture may raise.
    """
    if page.state is PageState.PLACED and page.image_id is not None:
        raise PageGoneError
    file = _file_of(session, page)
    scan = session.get_one(Scan, page.scan_id)
    entry = _entry_for(session, scan, to, actor, now)
    image = add_picture(
        session,
        entry=entry,
        received=Received(Kept(file.key, file.sha256, file.size), file.media_type),
        file_name=scan.file_name,
        actor=actor,
        now=now,
        cut_out=True,
    )
    _put_first(entry, image)
    page.state, page.trouble = PageState.PLACED, None
    page.entry_id, page.image_id = entry.id, image.id
    if isinstance(to, Sheet):
        page.sheet_id = to.id
    session.flush()
    return entry


def set_aside(session: Session, *, page: ScanPage, actor: Account, now: datetime) -> None:
    """Take a page out of the tray; it is kept. Raises PageGoneError for one that was given meanwhile."""
    _move(session, page, PageState.ASIDE, "sheets.set_aside", actor, now)


def bring_back(session: Session, *, page: ScanPage, actor: Account, now: datetime) -> None:
    """Lay a page that was set aside, or taken for blank, into the tray. Raises PageGoneError."""
    _move(session, page, PageState.TRAY, "sheets.bring_back", actor, now)


def is_here(session: Session, sheet: Sheet) -> bool:
    """Whether the work of a sheet has come in already."""
    placed = exists().where(
        ScanPage.sheet_id == sheet.id, ScanPage.state == PageState.PLACED, ScanPage.image_id.is_not(None)
    )
    return bool(session.scalar(select(placed)))


def _file_of(session: Session, page: ScanPage) -> StoredFile:
    """Return what becomes the picture: of a scan of one page where no sheet was found, the file as sent."""
    wanted = page.work_id or page.page_id
    if wanted is None:
        raise NoPictureOfPageError
    return session.get_one(StoredFile, wanted)


def _entry_for(session: Session, scan: Scan, to: Target, actor: Account | None, now: datetime) -> Entry:
    if isinstance(to, Entry):
        return to
    if isinstance(to, Category):
        return _begin(session, scan, to, None, actor, now)
    if to.entry_id is not None:
        return session.get_one(Entry, to.entry_id)
    entry = _begin(session, scan, session.get_one(Category, to.category_id), to, actor, now)
    to.entry_id = entry.id
    return entry


def _begin(
    session: Session,
    scan: Scan,
    category: Category,
    sheet: Sheet | None,
    actor: Account | None,
    now: datetime,
) -> Entry:
    """Make the draft, by one pupil; from now on the name stands with its author, not with the sheet."""
    school_class = session.get_one(SchoolClass, scan.class_id)
    entry = create_entry(session, school_class=school_class, category=category, actor=actor, now=now)
    if sheet is not None and (sheet.given_name or sheet.age is not None):
        maker = Maker(given_name=sheet.given_name, age=sheet.age)
        set_people(session, entry=entry, made_by=MadeBy.PUPIL, makers=[maker], actor=actor, now=now)
        sheet.given_name, sheet.age = "", None
    else:
        session.get_one(Authorship, entry.id).made_by = MadeBy.PUPIL
    session.flush()
    return entry


def _put_first(entry: Entry, image: EntryImage) -> None:
    """Let a new picture stand before those that are there."""
    others = [each for each in entry.images if each is not image]
    for position, each in enumerate([image, *others], start=1):
        each.position = position


def _move(
    session: Session, page: ScanPage, state: PageState, action: str, actor: Account, now: datetime
) -> None:
    if page.state is PageState.PLACED and page.image_id is not None:
        raise PageGoneError
    page.state = state
    scan = session.get_one(Scan, page.scan_id)
    school_class = session.get_one(SchoolClass, scan.class_id)
    record_deed(session, school_class, action, actor, now, page=page.id)
    session.flush()
