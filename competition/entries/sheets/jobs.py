"""Background work of sheets: setting them, and reading the scans that come back."""

import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import select

from competition.campaign.models import Category
from competition.entries.identity import SchoolClass
from competition.entries.sheets.design import YOUNG, Printed, set_sheets
from competition.entries.sheets.errors import REFUSALS, ScanError, TooHardScanError
from competition.entries.sheets.models import Scan, ScanPage, Sheet, SheetPrint
from competition.entries.sheets.queries import names_of
from competition.entries.sheets.rules import Paper, ScanState
from competition.entries.sheets.services.making import PRINT, keep_print
from competition.entries.sheets.services.reading import (
    READ,
    Found,
    Position,
    keep_page,
    keep_problem,
    keep_unopened,
    keep_whole,
)
from competition.platform import fonts, sandbox
from competition.platform.files import Received, StoredFile, receive
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.platform.storage import MEGABYTE

CHILD = "competition.entries.sheets.scan_child"
_LIMIT = 64 * MEGABYTE


@job(PRINT)
def print_sheets(ctx: JobContext, printed: int) -> dict[str, Any] | None:
    """Set the sheets as one PDF; what was thrown away meanwhile is not set."""
    with ctx.database.reading() as session:
        wanted = session.get(SheetPrint, printed)
        if wanted is None:
            return None
        school_class = session.get_one(SchoolClass, wanted.class_id)
        rows = session.execute(
            select(Sheet, Category)
            .join(Category, Category.id == Sheet.category_id)
            .where(Sheet.id.in_(wanted.sheets))
            .order_by(Sheet.number)
        ).all()
        names = names_of(session, [sheet for sheet, _category in rows])
        sheets = [_printed(sheet, category, names.get(sheet.id, "")) for sheet, category in rows]
        paper, locale = rows[0].Sheet.paper if rows else Paper.A4, wanted.locale
    ctx.progress(0, len(sheets), _("Setting the sheets"))
    faces = fonts.prepare(ctx.config.instance)
    content = set_sheets(sheets, paper=paper, locale=locale, fonts=faces) if sheets else b""
    with ctx.writing() as session:
        found = session.get(SheetPrint, printed)
        if found is not None and content:
            keep_print(session, printed=found, content=content, storage=ctx.storage, now=ctx.clock.now())
    return {"path": f"/class/{school_class.ref}/sheets"}


def _printed(sheet: Sheet, category: Category, name: str) -> Printed:
    ruled = (12 if category.age_max <= YOUNG else 9) if category.takes_text else 0
    return Printed(sheet.code, sheet.number, name, category.form, ruled)


@job(READ)
def read_scan(ctx: JobContext, scan: int) -> dict[str, Any] | None:
    """Read a scan page by page, each in a process of its own; what is kept already is not read again."""
    with ctx.database.reading() as session:
        found = session.get(Scan, scan)
        if found is None or found.state is not ScanState.RECEIVED:
            return None
        original = session.get_one(StoredFile, found.file_id)
        key, media_type = original.key, original.media_type
        done = set(session.scalars(select(ScanPage.number).where(ScanPage.scan_id == scan)))
        pages = found.pages or 1
    number = 1
    while number <= pages:
        if number not in done:
            try:
                pages = _read_page(ctx, scan, ctx.storage.path(key), media_type, number) or pages
            except ScanError as problem:
                return _refused(ctx, scan, problem)
        ctx.progress(number, pages, _("Reading the pages"))
        number += 1
    with ctx.writing() as session:
        session.get_one(Scan, scan).state = ScanState.READ
    return {"pages": pages}


def _read_page(ctx: JobContext, scan: int, path: Path, media_type: str, number: int) -> int:
    """Read one page and write down what came of it; return how many pages there are, 0 if nobody knows."""
    with tempfile.TemporaryDirectory(prefix="garland-scan-") as folder:
        request = {
            "path": str(path.resolve()),
            "media_type": media_type,
            "folder": folder,
            "number": number - 1,
        }
        try:
            answer = sandbox.run(CHILD, request)
        except (sandbox.ChildRefusedError, sandbox.ChildFailedError) as failure:
            return _unread(ctx, scan, number, failure)
        parts = [*answer["found"], answer]
        cuts = [_received(ctx, Path(folder), part["files"]) for part in parts if "files" in part]
    with ctx.writing() as session:
        found, now = session.get_one(Scan, scan), ctx.clock.now()
        found.pages = answer["pages"]
        for part, (sheet, cut) in enumerate(zip(answer["found"], cuts, strict=False)):
            at = Position(number, part)
            seen = Found(sheet["code"], len(sheet["corners"]), sheet["empty"])
            keep_page(session, scan=found, at=at, found=seen, cut=cut, now=now)
        if not answer["found"]:
            at, blank = Position(number), answer["blank"]
            keep_whole(session, scan=found, at=at, blank=blank, cut=cuts[0], now=now)
    return int(answer["pages"])


def _received(ctx: JobContext, folder: Path, names: dict[str, str]) -> dict[str, Received]:
    """Keep what the child has cut out, before any transaction."""
    kept = {}
    for part, name in names.items():
        with (folder / name).open("rb") as stream:
            kept[part] = receive(storage=ctx.storage, stream=stream, limit=_LIMIT)
    return kept


def _unread(
    ctx: JobContext,
    scan: int,
    number: int,
    failure: sandbox.ChildRefusedError | sandbox.ChildFailedError,
) -> int:
    """A first page that cannot be opened stands for the file; any other for itself."""
    if number == 1:
        if isinstance(failure, sandbox.ChildRefusedError):
            raise REFUSALS[failure.name](**failure.values) from None
        raise TooHardScanError from None
    with ctx.writing() as session:
        found = session.get_one(Scan, scan)
        keep_unopened(session, scan=found, at=Position(number), now=ctx.clock.now())
    return 0


def _refused(ctx: JobContext, scan: int, problem: ScanError) -> dict[str, Any]:
    with ctx.writing() as session:
        keep_problem(session, scan=session.get_one(Scan, scan), problem=problem)
    return {"state": ScanState.NEEDS_A_LOOK.value}
