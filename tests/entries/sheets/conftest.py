"""Sheets of a class, printed for real, and the verbs with which they are made, sent and given."""

import random
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from competition.entries import jobs as looking  # noqa: F401 - the worker knows what it has to do
from competition.entries.sheets import jobs, services  # noqa: F401
from competition.entries.sheets.design import Printed, set_sheets
from competition.entries.sheets.models import ScanPage
from competition.entries.sheets.rules import Paper, layout_of, new_code
from competition.entries.sheets.services import Pupil
from competition.platform import fonts
from competition.platform.files import receive
from tests.entries.sheets import camera
from tests.factories import category_of

NAMES = [
    *("Ana", "Ben", "Çağla", "Daria", "Élodie", "Fatou", "Giorgos", "Hana", "Ioana", "José", "Katarzyna"),
    *("Luka", "Мина", "Noor", "Ólafur", "Petra", "Quentin", "Rui", "Søren", "Tereza", "Uma", "Valentina"),
    *("Wiktoria", "יעל", "نور"),
]


@pytest.fixture(scope="session")
def faces(tmp_path_factory):
    return fonts.prepare(tmp_path_factory.mktemp("faces"))


@pytest.fixture(scope="session")
def stack(faces):
    """A stack of sheets as printed: their codes, and each as a picture with something drawn on it."""
    kept = {}

    def stack(paper=Paper.A4, number=25):
        if paper not in kept:
            pick = random.Random(5).choice
            sheets = [Printed(new_code(pick), at, name, "illustration") for at, name in enumerate(NAMES, 1)]
            pages = camera.pages(set_sheets(sheets, paper=paper, locale="en", fonts=faces), dpi=200)
            layout = layout_of(paper)
            drawn = [camera.draw_on(page, layout, at) for at, page in enumerate(pages)]
            kept[paper] = ([sheet.code for sheet in sheets], drawn)
        codes, drawn = kept[paper]
        return codes[:number], drawn[:number]

    return stack


@pytest.fixture
def pictures(campaign):
    return category_of(campaign, "illustration")


@pytest.fixture
def made(session, school_class, pictures, teacher, now):
    """Make sheets for these names, in the campaign's pictures."""

    def made(*names, category=None, paper=Paper.A4, age=9, entries=()):
        return services.make_sheets(
            session,
            school_class=school_class,
            category=category or pictures,
            paper=paper,
            pupils=[Pupil(name, age) for name in names],
            entries=entries,
            actor=teacher,
            now=now,
        )

    return made


@pytest.fixture
def printed(faces):
    """The pages of sheets as they come out of the printer, drawn on unless `empty`."""

    def printed(sheets, empty=False):
        as_printed = [Printed(sheet.code, sheet.number, sheet.given_name, "illustration") for sheet in sheets]
        paper = sheets[0].paper
        pages = camera.pages(set_sheets(as_printed, paper=paper, locale="en", fonts=faces), dpi=110)
        if empty:
            return pages
        return [camera.draw_on(page, layout_of(paper), at) for at, page in enumerate(pages)]

    return printed


def as_pdf(pages):
    """One PDF as a copier makes it."""
    stream = BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=110, quality=85)
    return stream.getvalue()


def as_jpeg(page):
    stream = BytesIO()
    page.save(stream, "JPEG", quality=85)
    return stream.getvalue()


def bare(paper=Paper.A4, dpi=110):
    """The back of a sheet."""
    layout = layout_of(paper)
    return Image.new(
        "RGB", tuple(round(side / 25.4 * dpi) for side in (layout.width, layout.height)), "#f4f1ea"
    )


@pytest.fixture
def sent(session, school_class, storage, teacher, now):
    """Send a file of scans: `(scan, is it new)`."""

    def sent(content, name="scan.pdf", to=None):
        received = receive(storage=storage, stream=BytesIO(content), limit=10**8)
        return services.keep_scan(
            session,
            school_class=to or school_class,
            received=received,
            file_name=name,
            actor=teacher,
            now=now,
        )

    return sent


@pytest.fixture
def read(session, runner):
    """Let the worker read what was sent."""

    def read():
        session.commit()
        runner.run_waiting()
        session.expire_all()

    return read


def pages_of(session, scan):
    wanted = select(ScanPage).where(ScanPage.scan_id == scan.id).order_by(ScanPage.number, ScanPage.part)
    return session.scalars(wanted).all()
