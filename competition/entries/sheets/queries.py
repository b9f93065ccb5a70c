"""What the pages of sheets ask: sheets with their names, scans and how far they are, the tray, titles."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.orm import Session, lazyload

from competition.campaign.models import Category
from competition.consent.models import Person
from competition.entries.identity import Author, Authorship
from competition.entries.models import Entry, EntryImage
from competition.entries.rules import EntryState
from competition.entries.sheets.models import Scan, ScanPage, Sheet, SheetPrint
from competition.entries.sheets.rules import PageState

SHOWN_SCANS = 200


@dataclass(frozen=True)
class SheetRow:
    """A sheet as its class's teacher sees it."""

    sheet: Sheet
    form: str
    name: str
    entry_ref: str | None
    title: str
    is_here: bool


@dataclass(frozen=True)
class ScanRow:
    """A scan and how far it is: pages read, and what became of them."""

    scan: Scan
    read: int
    placed: int
    tray: int
    blank: int
    aside: int


@dataclass(frozen=True)
class Lying:
    """A page that lies in the tray or was set aside, and whose pages lie before and after it."""

    page: ScanPage
    scan: Scan
    sheet: Sheet | None
    before: str
    after: str


@dataclass(frozen=True)
class TitleRow:
    """A work that came on a sheet: the picture of its title beside what is typed."""

    page: ScanPage
    entry: Entry
    image: EntryImage | None
    name: str


def names_of(session: Session, sheets: Sequence[Sheet]) -> dict[int, str]:
    """Return whom sheets are for, by the sheets' ids: as typed, or from the author of the entry."""
    authors = _authors(session, Author.entry_id.in_([sheet.entry_id for sheet in sheets if sheet.entry_id]))
    found = {sheet.id: sheet.given_name or authors.get(sheet.entry_id or 0, "") for sheet in sheets}
    return {number: name for number, name in found.items() if name}


def _authors(session: Session, wanted: ColumnElement[bool]) -> dict[int, str]:
    """Return the given names behind entries, by the entries' ids."""
    rows = session.execute(
        select(Author.entry_id, Person.given_name)
        .join(Person, Person.id == Author.person_id)
        .where(wanted, Person.given_name != "")
        .order_by(Author.entry_id, Author.position)
    )
    names: dict[int, list[str]] = {}
    for entry_id, name in rows:
        names.setdefault(entry_id, []).append(name)
    return {entry_id: ", ".join(found) for entry_id, found in names.items()}


def sheets_of_class(session: Session, class_id: int) -> list[SheetRow]:
    """Return the sheets of a class in the order of their numbers, in two statements."""
    pictured = exists().where(EntryImage.entry_id == Sheet.entry_id)
    rows = session.execute(
        select(Sheet, Category.form, Entry.ref, Entry.title, pictured)
        .join(Category, Category.id == Sheet.category_id)
        .outerjoin(Entry, Entry.id == Sheet.entry_id)
        .where(Sheet.class_id == class_id)
        .order_by(Sheet.number)
    ).all()
    names = names_of(session, [row[0] for row in rows])
    return [
        SheetRow(sheet, form, names.get(sheet.id, ""), ref, title or "", here)
        for sheet, form, ref, title, here in rows
    ]


def find_sheets(session: Session, class_id: int, refs: Sequence[str]) -> Sequence[Sheet]:
    """Return the sheets of a class that have these refs."""
    wanted = select(Sheet).where(Sheet.class_id == class_id, Sheet.ref.in_(refs)).order_by(Sheet.number)
    return session.scalars(wanted).all()


def prints_of_class(session: Session, class_id: int) -> Sequence[SheetPrint]:
    """Return the printed files of a class, the newest first."""
    wanted = select(SheetPrint).where(SheetPrint.class_id == class_id).order_by(SheetPrint.id.desc())
    return session.scalars(wanted).all()


def count_waiting(session: Session, class_id: int) -> tuple[int, int]:
    """Return for how many drafts of a class a sheet could be printed, and how many pages lie in its tray."""
    drafts = (
        select(func.count(Entry.id))
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(Category, Category.id == Entry.category_id)
        .where(Authorship.class_id == class_id, Entry.state == EntryState.DRAFT, Category.max_images > 0)
        .where(~exists().where(EntryImage.entry_id == Entry.id), ~exists().where(Sheet.entry_id == Entry.id))
    )
    tray = (
        select(func.count(ScanPage.id))
        .join(Scan, Scan.id == ScanPage.scan_id)
        .where(Scan.class_id == class_id, ScanPage.state == PageState.TRAY)
    )
    found = session.execute(select(drafts.scalar_subquery(), tray.scalar_subquery())).one()
    return found[0] or 0, found[1] or 0


def scans_of_class(session: Session, class_id: int) -> list[ScanRow]:
    """Return the scans of a class, the newest first, in one statement."""
    states = (PageState.PLACED, PageState.TRAY, PageState.BLANK, PageState.ASIDE)
    rows = session.execute(
        select(Scan, func.count(ScanPage.number.distinct()), *[_count(state) for state in states])
        .outerjoin(ScanPage, ScanPage.scan_id == Scan.id)
        .where(Scan.class_id == class_id)
        .group_by(Scan.id)
        .order_by(Scan.id.desc())
        .limit(SHOWN_SCANS)
    )
    return [ScanRow(scan, read, *counts) for scan, read, *counts in rows]


def _count(state: PageState) -> ColumnElement[int]:
    return func.count(case((ScanPage.state == state, 1)))


def lying(session: Session, class_id: int) -> list[Lying]:
    """Return the pages of a class that were given to nobody, in the order of the stack, in two statements."""
    rows = session.execute(
        select(ScanPage, Scan, Sheet)
        .join(Scan, Scan.id == ScanPage.scan_id)
        .outerjoin(Sheet, Sheet.id == ScanPage.sheet_id)
        .where(Scan.class_id == class_id)
        .order_by(Scan.id, ScanPage.number, ScanPage.part)
    ).all()
    names = names_of(session, [row.Sheet for row in rows if row.Sheet])
    placed = [
        names.get(row.Sheet.id, "") if row.Sheet and row.ScanPage.state is PageState.PLACED else ""
        for row in rows
    ]
    return [
        Lying(page, scan, sheet, _next(placed[at - 1 :: -1] if at else ()), _next(placed[at + 1 :]))
        for at, (page, scan, sheet) in enumerate(rows)
        if page.state is not PageState.PLACED or page.image_id is None
    ]


def _next(names: Sequence[str]) -> str:
    return next((name for name in names if name), "")


def title_strip(session: Session, entry_id: int) -> ScanPage | None:
    """Return the newest page on which the title of an entry is written by hand, None without a sheet."""
    return session.scalars(
        select(ScanPage)
        .where(ScanPage.entry_id == entry_id, ScanPage.state == PageState.PLACED)
        .where(ScanPage.title_id.is_not(None))
        .order_by(ScanPage.id.desc())
        .limit(1)
    ).first()


def titles_of_class(session: Session, class_id: int) -> list[TitleRow]:
    """Return the works of a class that came on sheets, each once by its newest page, in two statements."""
    rows = session.execute(
        select(ScanPage, Entry, EntryImage)
        .join(Scan, Scan.id == ScanPage.scan_id)
        .join(Entry, Entry.id == ScanPage.entry_id)
        .outerjoin(EntryImage, EntryImage.id == ScanPage.image_id)
        .outerjoin(Sheet, Sheet.id == ScanPage.sheet_id)
        .where(Scan.class_id == class_id, ScanPage.state == PageState.PLACED)
        .where(Entry.state.in_((EntryState.DRAFT, EntryState.RETURNED)))
        .order_by(Sheet.number, ScanPage.id.desc())
        .options(lazyload(Entry.images))
    ).all()
    newest = {entry.id: (page, entry, image) for page, entry, image in reversed(rows)}
    names = _authors(session, Author.entry_id.in_(newest)) if newest else {}
    kept = reversed(newest.values())
    return [TitleRow(page, entry, image, names.get(entry.id, "")) for page, entry, image in kept]
