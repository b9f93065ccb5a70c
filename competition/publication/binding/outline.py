"""The bookmarks of the book, from those of its pages."""

from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Name, OutlineItem


@dataclass(frozen=True)
class Mark:
    """A bookmark: its level from 1, its words, and where it leads in points."""

    level: int
    label: str
    page: pikepdf.Object
    at: tuple[float, float]


def write(book: pikepdf.Pdf, marks: Iterable[Mark]) -> None:
    """Let the book have its bookmarks; one hangs below the last of a higher level."""
    with book.open_outline() as outline:
        above: list[tuple[int, OutlineItem]] = []
        for mark in marks:
            item = OutlineItem(mark.label, Array([mark.page, Name.XYZ, *mark.at, 0]))
            while above and above[-1][0] >= mark.level:
                above.pop()
            (above[-1][1].children if above else outline.root).append(item)
            above.append((mark.level, item))
