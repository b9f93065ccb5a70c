"""Printed sheets of the class: one not back yet, one whose work is here, one in the tray, a blank back."""

from io import BytesIO

from PIL import Image

from competition.entries.sheets.models import SheetPrint
from competition.entries.sheets.rules import Paper, ScanState
from competition.entries.sheets.services import (
    Pupil,
    keep_page,
    keep_print,
    keep_scan,
    keep_whole,
    make_sheets,
    request_print,
)
from competition.entries.sheets.services.reading import Found, Position
from competition.platform.files import receive
from competition.platform.jobs import cancel
from tests.factories import category_of


def add(house, session, room):
    by = {"actor": room.teacher, "now": room.now}
    category = category_of(room.campaign, "illustration")
    sheets = make_sheets(
        session,
        school_class=room.school_class,
        category=category,
        paper=Paper.A4,
        pupils=[Pupil("Zora", 9), Pupil("מיכל", 8), Pupil()],
        **by,
    )
    job = request_print(session, school_class=room.school_class, sheets=sheets, locale="en", **by)
    cancel(session, job=job, now=room.now)
    printed = session.get_one(SheetPrint, job.args["printed"])
    keep_print(session, printed=printed, content=b"%PDF-1.7", storage=house.storage, now=room.now)
    house.know("open", sheets=printed.ref)
    scan, _new = keep_scan(
        session, school_class=room.school_class, received=_kept(house, 0), file_name="stack.pdf", **by
    )
    scan.pages, scan.state = 4, ScanState.READ
    for number, found in enumerate((sheets[1], sheets[1]), start=1):
        seen, cut = Found(found.code, 4, empty=False), _cut(house, number)
        page = keep_page(session, scan=scan, at=Position(number), found=seen, cut=cut, now=room.now)
    house.know("open", scanned=page.ref)
    for number in (3, 4):
        cut = {part: _kept(house, number) for part in ("page", "thumb")}
        keep_whole(session, scan=scan, at=Position(number), blank=number == 4, cut=cut, now=room.now)


def _cut(house, number):
    return {part: _kept(house, number) for part in ("page", "thumb", "work", "title")}


def _kept(house, number):
    stream = BytesIO()
    Image.new("RGB", (300, 400), (200, 180 - 20 * number, 120)).save(stream, "JPEG")
    stream.seek(0)
    return receive(storage=house.storage, stream=stream, limit=10**6)
