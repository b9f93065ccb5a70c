"""What stands on a page: which marked pieces, what is drawn outside them, and how fine its pictures are."""

from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pikepdf
from pikepdf import Name

from competition.platform.pdf_objects import value_of
from competition.publication.finished.reading import ARTIFACT, LOOSE, SAME, Matrix, Readings, times

_DEEPEST = 5
_POINTS = 72.0
_IMAGE = Name.Image


@dataclass(frozen=True)
class Placed:
    """A picture as it stands on a page; `decoration`: nobody reads it."""

    dpi: int
    decoration: bool


@dataclass
class Ink:
    """A page: `marked` are the numbers of its pieces, `loose` what is drawn outside any of them."""

    marked: list[int] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)


def ink_of(page: pikepdf.Page, readings: Readings | None = None) -> Ink:
    """Return what stands on a page; `readings` know what content was read before."""
    ink = Ink()
    _Eye(ink, readings or Readings()).look_at(page.obj, pikepdf.Dictionary(), SAME, LOOSE, 0)
    return ink


@dataclass
class _Eye:
    """Looks at a page, and into the drawings that are placed on it."""

    ink: Ink
    readings: Readings

    def look_at(self, holder: Any, around: Any, matrix: Matrix, within: int, depth: int) -> None:
        """Take down what a page or a drawing shows; `around` is what it uses where it says nothing."""
        resources = value_of(holder, "/Resources", around)
        reading = self.readings.of(holder, resources)
        self.ink.marked += reading.marked
        if within == LOOSE:
            self.ink.loose += reading.loose
        for name, stands, mark in reading.placed:
            drawn = value_of(value_of(resources, "/XObject", pikepdf.Dictionary()), name)
            if drawn is not None:
                own = within if mark == LOOSE else mark
                self._draw(drawn, resources, times(tuple(stands), matrix), own, depth)  # type: ignore[arg-type]

    def _draw(self, drawn: Any, resources: Any, matrix: Matrix, within: int, depth: int) -> None:
        """Look at a picture, or into a drawing."""
        if value_of(drawn, "/Subtype") == _IMAGE:
            if within == LOOSE:
                self.ink.loose.append("Do")
            self.ink.pictures.append(Placed(_dpi(drawn, matrix), within == ARTIFACT))
        elif depth < _DEEPEST and within != ARTIFACT:
            inner = tuple(float(each) for each in value_of(drawn, "/Matrix", SAME))
            self.look_at(drawn, resources, times(inner, matrix), within, depth + 1)  # type: ignore[arg-type]


def _dpi(picture: Any, matrix: Matrix) -> int:
    """Return how many dots an inch a picture has as it stands: the fewer of both ways."""
    across, down = hypot(matrix[0], matrix[1]), hypot(matrix[2], matrix[3])
    if not across or not down:
        return 0
    return round(min(int(picture["/Width"]) / across, int(picture["/Height"]) / down) * _POINTS)
