"""Sheets made for a class, printed, printed again, thrown away."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.entries.deeds import record_deed
from competition.entries.errors import WrongCategoryError
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry, EntryImage
from competition.entries.rules import EntryState
from competition.entries.services.drafts import require_category
from competition.entries.services.guards import require_open
from competition.entries.sheets.errors import NoSheetsError, SheetsUsedError, TooManySheetsError
from competition.entries.sheets.models import Sheet, SheetPrint
from competition.entries.sheets.rules import MOST_SHEETS, Paper, new_code
from competition.entries.texts import tidy_line
from competition.platform import files, jobs
from competition.platform.jobs import Job
from competition.platform.printing import forget_files
from competition.platform.storage import Storage

PRINT = "entries.print_sheets"
KEPT_PRINTS = 5
"""How many printed files of a class are kept: they hold names."""


@dataclass(frozen=True)
class Pupil:
    """Whom a sheet is for; without a name it is counted only."""

    given_name: str = ""
    age: int | None = None


def make_sheets(
    session: Session,
    *,
    school_class: SchoolClass,
    category: Category,
    paper: Paper,
    pupils: Sequence[Pupil],
    entries: Sequence[Entry] = (),
    actor: Account | None,
    now: datetime,
) -> list[Sheet]:
    """Make a sheet for each pupil, and for each of these drafts of the class in the draft's own category.

    No draft is made: that happens when the sheet comes back. Raises NotOpenYetError, DeadlinePassedError,
    WrongCategoryError, NoSheetsError, TooManySheetsError.
    """
    require_open(session.get_one(Campaign, school_class.campaign_id), now, school_class)
    require_category(category, school_class)
    wanted = len(pupils) + len(entries)
    if not wanted:
        raise NoSheetsError
    if wanted > MOST_SHEETS:
        raise TooManySheetsError(limit=MOST_SHEETS)
    if not category.max_images and pupils:
        raise WrongCategoryError
    session.refresh(school_class, with_for_update=True)
    first = (session.scalar(select(func.max(Sheet.number)).where(_of(school_class))) or 0) + 1
    common: dict[str, Any] = {"class_id": school_class.id, "paper": paper, "created_at": now}
    made = [
        Sheet(category_id=category.id, given_name=tidy_line(one.given_name)[:120], age=one.age, **common)
        for one in pupils
    ] + [Sheet(category_id=entry.category_id, entry_id=entry.id, **common) for entry in entries]
    for number, sheet in enumerate(made, start=first):
        sheet.number, sheet.code = number, new_code(secrets.choice)
    session.add_all(made)
    session.flush()
    record_deed(session, school_class, "sheets.make", actor, now, sheets=[sheet.id for sheet in made])
    return made


def entries_without_picture(session: Session, school_class: SchoolClass) -> Sequence[Entry]:
    """Return the drafts of a class that take a picture, and have neither one nor a sheet yet."""
    pictured = exists().where(EntryImage.entry_id == Entry.id)
    printed = exists().where(Sheet.entry_id == Entry.id)
    return session.scalars(
        select(Entry)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(Category, Category.id == Entry.category_id)
        .where(Authorship.class_id == school_class.id, Entry.state == EntryState.DRAFT)
        .where(Category.max_images > 0, ~pictured, ~printed)
        .order_by(Entry.id)
    ).all()


def request_print(
    session: Session,
    *,
    school_class: SchoolClass,
    sheets: Sequence[Sheet],
    locale: str,
    actor: Account | None,
    now: datetime,
) -> Job:
    """Ask for a PDF of these sheets, in the order of their numbers; return the job that makes it.

    Raises NoSheetsError, TooManySheetsError.
    """
    if not sheets:
        raise NoSheetsError
    if len(sheets) > MOST_SHEETS:
        raise TooManySheetsError(limit=MOST_SHEETS)
    ids = [sheet.id for sheet in sorted(sheets, key=lambda each: each.number)]
    printed = SheetPrint(class_id=school_class.id, locale=locale, sheets=ids, created_at=now)
    session.add(printed)
    session.flush()
    record_deed(session, school_class, "sheets.print", actor, now, sheet_print=printed.id)
    return jobs.request(
        session,
        name=PRINT,
        args={"printed": printed.id},
        key=f"print.{printed.id}",
        actor_id=actor.id if actor else None,
        campaign_id=school_class.campaign_id,
        now=now,
    )


def keep_print(
    session: Session, *, printed: SheetPrint, content: bytes, storage: Storage, now: datetime
) -> None:
    """Keep a finished PDF; of the class's older ones the last few stay."""
    printed.file_id = files.keep_bytes(session, storage=storage, content=content, now=now).id
    session.flush()
    older = select(SheetPrint).where(SheetPrint.class_id == printed.class_id).order_by(SheetPrint.id.desc())
    _drop(session, session.scalars(older.offset(KEPT_PRINTS)).all(), now)


def forget_sheets(
    session: Session,
    *,
    school_class: SchoolClass,
    sheets: Collection[Sheet],
    actor: Account | None,
    now: datetime,
) -> int:
    """Throw sheets away with the names on them, and the files they are printed in; return how many.

    Raises SheetsUsedError when the work of every one of them is here.
    """
    gone = [sheet for sheet in sheets if sheet.entry_id is None or not _has_picture(session, sheet)]
    if not gone:
        raise SheetsUsedError if sheets else NoSheetsError
    ids = {sheet.id for sheet in gone}
    prints = session.scalars(select(SheetPrint).where(SheetPrint.class_id == school_class.id)).all()
    _drop(session, [each for each in prints if ids & set(each.sheets)], now)
    session.execute(delete(Sheet).where(Sheet.id.in_(ids)))
    record_deed(session, school_class, "sheets.forget", actor, now, sheets=sorted(ids))
    return len(gone)


def _has_picture(session: Session, sheet: Sheet) -> bool:
    return bool(session.scalar(select(exists().where(EntryImage.entry_id == sheet.entry_id))))


def drop_prints(session: Session, *, class_id: int, now: datetime) -> int:
    """Forget all the files that a class's sheets are printed in; return how many."""
    prints = session.scalars(select(SheetPrint).where(SheetPrint.class_id == class_id)).all()
    _drop(session, prints, now)
    return len(prints)


def _drop(session: Session, prints: Sequence[SheetPrint], now: datetime) -> None:
    """Forget printed files and their rows in the register; they hold names, so their bytes go as well."""
    kept = [each.file_id for each in prints if each.file_id is not None]
    for each in prints:
        session.delete(each)
    session.flush()
    forget_files(session, kept, now=now)


def _of(school_class: SchoolClass) -> Any:
    return Sheet.class_id == school_class.id
