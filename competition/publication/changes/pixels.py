"""Pages as pixels, and where two of them differ. For children only: PDFium reads what it is given."""

from collections.abc import Iterator, Sequence
from typing import Any

from PIL import Image, ImageChops, ImageDraw

SEEN = 640
"""Pixels across a page that is compared: a comma more is seen, and a book takes seconds."""
SHOWN = 1000
"""Pixels across a page that is shown."""
_NEAR = 9
"""Rows between two places of a page that are marked as one: less than a line of type."""
_BAR, _ROOM, _INK = 7, 10, "#B3402E"
"""How wide the bar is and how far from the edge, and by how much it is longer than what it stands beside."""


def cut(document: Any, number: int, across: int) -> Image.Image:
    """Return what is left of a page after the cut, about so many pixels across."""
    page = document[number - 1]
    trim, paper = page.get_trimbox(), page.get_mediabox()
    crop = tuple(abs(inner - outer) for inner, outer in zip(trim, paper, strict=True))
    left, _, right, _ = trim
    drawn = page.render(scale=across / (right - left), crop=crop, draw_annots=False).to_pil()
    picture: Image.Image = drawn.convert("RGB")
    return picture


def rows_that_differ(documents: Sequence[Any], numbers: Sequence[int]) -> list[tuple[float, float]]:
    """Return from where to where two pages without their folios differ, as shares of the cut page's height.

    Nothing where they are not of one size.
    """
    pictures = [cut(document, number, SEEN) for document, number in zip(documents, numbers, strict=True)]
    if pictures[0].size != pictures[1].size:
        return []
    _columns, rows = ImageChops.difference(*pictures).convert("L").getprojection()
    high = pictures[0].height
    return [(first / high, (last + 1) / high) for first, last in _stretches(rows)]


def mark(picture: Image.Image, rows: list[tuple[float, float]]) -> None:
    """Draw a bar along the edge of a page, beside what differs."""
    pen, high = ImageDraw.Draw(picture), picture.height
    for first, last in rows:
        pen.rectangle((_BAR, first * high - _ROOM, 2 * _BAR, last * high + _ROOM), fill=_INK)


def _stretches(rows: list[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for at, differs in enumerate(rows):
        if not differs:
            continue
        if last is not None and first is not None and at - last > _NEAR:
            yield first, last
            first = None
        first, last = at if first is None else first, at
    if first is not None and last is not None:
        yield first, last
