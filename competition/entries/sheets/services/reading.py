"""Scans received, and what was found on each of their pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.deeds import record_deed
from competition.entries.identity import SchoolClass
from competition.entries.services.guards import require_open
from competition.entries.sheets.errors import ScanError
from competition.entries.sheets.models import Scan, ScanPage, Sheet
from competition.entries.sheets.rules import PageState, ScanState, Trouble
from competition.entries.sheets.services.giving import give, is_here
from competition.entries.texts import tidy_line
from competition.errors import GarlandError
from competition.platform import files, jobs
from competition.platform.files import Received
from competition.platform.storage import MEGABYTE

READ = "entries.read_scan"
LIMIT = 150 * MEGABYTE
Cut = Mapping[str, Received]
"""What was cut out of a page, by its part: page, thumb, work, title."""


SURE = 2
"""So many codes of a sheet say well enough how it lies."""


@dataclass(frozen=True)
class Found:
    """A sheet found on a page: what its codes say, how many were read, whether nothing is drawn on it."""

    code: str
    codes: int
    empty: bool


@dataclass(frozen=True)
class Position:
    """Where on a scan: its page from 1, and which sheet of that page from 0."""

    number: int
    part: int = 0


def keep_scan(
    session: Session,
    *,
    school_class: SchoolClass,
    received: Received,
    file_name: str,
    actor: Account | None,
    now: datetime,
) -> tuple[Scan, bool]:
    """Keep a file of scans and ask for it to be read; return it and whether it is new.

    The same file sent again is the one that is here. `now` is when it arrived, and stays what decides about
    the deadline while it is read. Raises NotOpenYetError, DeadlinePassedError.
    """
    require_open(session.get_one(Campaign, school_class.campaign_id), now, school_class)
    session.refresh(school_class, with_for_update=True)
    same = select(Scan).where(Scan.class_id == school_class.id, Scan.sha256 == received.kept.sha256)
    if (known := session.scalars(same).one_or_none()) is not None:
        return known, False
    original = files.register(session, received=received, now=now)
    scan = Scan(
        class_id=school_class.id,
        file_id=original.id,
        sha256=original.sha256,
        file_name=tidy_line(file_name)[-300:],
        received_at=now,
        received_by_id=actor.id if actor else None,
    )
    session.add(scan)
    session.flush()
    record_deed(session, school_class, "sheets.scan", actor, now, scan=scan.id, sha256=scan.sha256)
    jobs.request(
        session,
        name=READ,
        args={"scan": scan.id},
        key=f"scan.{scan.id}",
        actor_id=scan.received_by_id,
        campaign_id=school_class.campaign_id,
        now=now,
    )
    return scan, True


def keep_page(
    session: Session, *, scan: Scan, at: Position, found: Found, cut: Cut, now: datetime
) -> ScanPage:
    """Give a sheet that was found to its pupil, or lay it in the tray with the reason. Twice is once."""
    if (known := _find(session, scan, at)) is not None:
        return known
    wanted = select(Sheet).where(Sheet.code == found.code, Sheet.class_id == scan.class_id)
    sheet = session.scalars(wanted.with_for_update()).one_or_none()
    page = _add(session, scan, at, PageState.TRAY, cut, now)
    page.trouble = _trouble(session, sheet, found)
    page.sheet_id = sheet.id if sheet else None
    if sheet is not None and page.trouble is None:
        _try_giving(session, scan, page, sheet)
    session.flush()
    return page


def keep_whole(
    session: Session, *, scan: Scan, at: Position, blank: bool, cut: Cut, now: datetime
) -> ScanPage:
    """Keep a page on which no sheet was found: blank backs apart, the others in the tray."""
    if (known := _find(session, scan, at)) is not None:
        return known
    page = _add(session, scan, at, PageState.BLANK if blank else PageState.TRAY, cut, now)
    page.trouble = None if blank else Trouble.UNREADABLE
    session.flush()
    return page


def keep_unopened(session: Session, *, scan: Scan, at: Position, now: datetime) -> ScanPage:
    """Note a page that could not be opened, so that nobody misses it unseen."""
    return keep_whole(session, scan=scan, at=at, blank=False, cut={}, now=now)


def keep_problem(session: Session, *, scan: Scan, problem: ScanError) -> None:
    """Write down why a scan cannot be read; the file itself is kept."""
    scan.state = ScanState.NEEDS_A_LOOK
    scan.problem, scan.problem_values = problem.message, dict(problem.values)
    session.flush()


def _find(session: Session, scan: Scan, at: Position) -> ScanPage | None:
    same = (ScanPage.scan_id == scan.id, ScanPage.number == at.number, ScanPage.part == at.part)
    return session.scalars(select(ScanPage).where(*same)).one_or_none()


def _add(session: Session, scan: Scan, at: Position, state: PageState, cut: Cut, now: datetime) -> ScanPage:
    page = ScanPage(scan_id=scan.id, number=at.number, part=at.part, state=state)
    for part, received in cut.items():
        setattr(page, f"{part}_id", files.register(session, received=received, now=now).id)
    session.add(page)
    session.flush()
    return page


def _trouble(session: Session, sheet: Sheet | None, found: Found) -> Trouble | None:
    if sheet is None:
        return Trouble.OTHER_CLASS
    if found.empty:
        return Trouble.EMPTY
    if is_here(session, sheet):
        return Trouble.TWICE
    return Trouble.UNSURE if found.codes < SURE else None


def _try_giving(session: Session, scan: Scan, page: ScanPage, sheet: Sheet) -> None:
    """Give the page; where its entry takes no picture any more, a person decides."""
    try:
        with session.begin_nested():
            actor = session.get(Account, scan.received_by_id) if scan.received_by_id else None
            give(session, page=page, to=sheet, actor=actor, now=scan.received_at)
    except GarlandError:
        session.refresh(page)
        session.refresh(sheet)
        page.trouble = Trouble.HANDED_IN
