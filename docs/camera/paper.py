"""Pictures of what is printed or posted: a spread of the book, cards from the kit."""

import subprocess
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from PIL import Image, ImageDraw

from docs.camera.demo import Served

GROUND, LINE = "#F6EFE2", "#D9CFBD"
PAGE_WIDTH, CARD_WIDTH, MARGIN = 720, 460, 48
AFTER_CONTENTS = 12
SPREADS = {"book": "you only ask if I have change", "plates": "One Umbrella"}
"""A picture's name, and words on one of the two pages that it shows."""
CARDS = ("poem-5-10-winner", "essay-11-18-winner", "illustration-11-18-runner-up")


class NotInTheBookError(Exception):
    """The book of the sample does not hold a work that a picture is to show."""


def pictures(demo: Served, only: str) -> Iterator[tuple[str, Image.Image]]:
    """Yield the pictures by name."""
    for name, words in SPREADS.items():
        if only in name:
            yield name, spread(demo.folder / "publication.pdf", words)
    if only in "card":
        yield "card", cards(demo.folder / "social-kit.zip")


def spread(book: Path, words: str) -> Image.Image:
    """Return the two facing pages of which one holds these words; even pages lie on the left."""
    page = _page_of(book, words)
    left = page - page % 2
    pages = [_page(book, number) for number in (left, left + 1)]
    width, height = pages[0].size
    ground = Image.new("RGB", (2 * width + 2 * MARGIN, height + 2 * MARGIN), GROUND)
    for at, picture in enumerate(pages):
        ground.paste(picture, (MARGIN + at * width, MARGIN))
    draw = ImageDraw.Draw(ground)
    draw.rectangle((MARGIN, MARGIN, MARGIN + 2 * width, MARGIN + height), outline=LINE)
    draw.line((MARGIN + width, MARGIN, MARGIN + width, MARGIN + height), fill=LINE)
    return ground


def _page_of(book: Path, words: str) -> int:
    """Return the number of the first page after the contents on which the words stand."""
    text = _poppler("pdftotext", str(book), "-").decode()
    for number, page in enumerate(text.split("\f"), start=1):
        if number >= AFTER_CONTENTS and words in page:
            return number
    raise NotInTheBookError(f"“{words}” stands on no page of {book}.")


def _page(book: Path, number: int) -> Image.Image:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "page"
        size = ["-scale-to-x", str(PAGE_WIDTH), "-scale-to-y", "-1"]
        _poppler("pdftoppm", "-png", "-singlefile", "-f", str(number), *size, str(book), str(target))
        with Image.open(target.with_suffix(".png")) as picture:
            return picture.convert("RGB")


def _poppler(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 - our own command


def cards(kit: Path) -> Image.Image:
    """Return the winner's card of each form, side by side."""
    with ZipFile(kit) as archive:
        drawn = [_card(archive, _find(archive.namelist(), name)) for name in CARDS]
    height = drawn[0].height
    step = CARD_WIDTH + MARGIN // 2
    ground = Image.new("RGB", (2 * MARGIN + CARD_WIDTH + 2 * step, height + 2 * MARGIN), GROUND)
    for at, card in enumerate(drawn):
        place = (MARGIN + at * step, MARGIN)
        ground.paste(card, place)
        corner = (place[0] + CARD_WIDTH, place[1] + height)
        ImageDraw.Draw(ground).rectangle((*place, *corner), outline=LINE)
    return ground


def _find(names: Sequence[str], wanted: str) -> str:
    found = [name for name in names if name.endswith(("-portrait.png", "-portrait.jpg")) and wanted in name]
    if not found:
        raise NotInTheBookError(f"The kit has no card of {wanted}.")
    return found[0]


def _card(archive: ZipFile, name: str) -> Image.Image:
    with Image.open(BytesIO(archive.read(name))) as card:
        height = round(card.height * CARD_WIDTH / card.width)
        return card.convert("RGB").resize((CARD_WIDTH, height), Image.Resampling.LANCZOS)
