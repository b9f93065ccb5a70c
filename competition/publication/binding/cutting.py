"""What a printer needs of pages: marks where to cut, and text away from the spine where they are bound.

Pages lie with the lower left corner of what is left after the cut at nought. Lengths in millimetres.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array

_POINT = 72 / 25.4
OVER_EDGES = frozenset(("cover", "bleed", "whole", "blank-before", "quote"))
"""Names of pages that are filled to their edges: these stay where they are."""
_MARK, _AWAY = 5.0, 2.0
"""How long a mark is, and how far from what is printed beyond the cut."""
_HAIR = 0.25
"""The width of a mark, in points."""


@dataclass(frozen=True)
class Cut:
    """How pages are cut and bound; the first page of the book is a right one if it `opens_right`."""

    bleed: float
    binding: float
    opens_right: bool = True

    def shift(self, page: pikepdf.Page, number: int, name: str) -> None:
        """Move what stands on a page outwards, and the places of its links with it."""
        if name in OVER_EDGES:
            return
        right = (number % 2 == 1) is self.opens_right
        by = round((self.binding if right else -self.binding) * _POINT, 3)
        page.contents_add(f"q 1 0 0 1 {by:g} 0 cm\n".encode(), prepend=True)
        page.contents_add(b"\nQ\n")

    def mark(self, book: pikepdf.Pdf) -> None:
        """Give every page larger paper, and the marks by which it is cut."""
        for page in book.pages:
            left, bottom, right, top = (float(side) for side in page.trimbox)
            bleed, room = self.bleed * _POINT, (self.bleed + _AWAY + _MARK) * _POINT
            page.obj.BleedBox = _around(left, bottom, right, top, bleed)
            page.obj.MediaBox = _around(left, bottom, right, top, room)
            lines = " ".join(self._marks(left, bottom, right, top))
            page.contents_add(f"\n/Artifact BMC\nq 0 G {_HAIR} w {lines} S Q\nEMC\n".encode())

    def _marks(self, left: float, bottom: float, right: float, top: float) -> Iterator[str]:
        """Yield two strokes for each corner, clear of what is printed beyond the cut."""
        near, far = (self.bleed + _AWAY) * _POINT, (self.bleed + _AWAY + _MARK) * _POINT
        for x, outwards in ((left, -1), (right, 1)):
            for y, upwards in ((bottom, -1), (top, 1)):
                yield _stroke(x + outwards * near, y, x + outwards * far, y)
                yield _stroke(x, y + upwards * near, x, y + upwards * far)


def _around(left: float, bottom: float, right: float, top: float, by: float) -> Array:
    return Array([round(side, 3) for side in (left - by, bottom - by, right + by, top + by)])


def _stroke(*ends: float) -> str:
    return "{:.3f} {:.3f} m {:.3f} {:.3f} l".format(*ends)
