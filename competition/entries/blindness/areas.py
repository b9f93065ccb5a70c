"""The rectangles covered in a picture, as a form sends them and as a page shows them: in per cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

SIDES = ("left", "top", "width", "height")
SMALLEST = 0.005
"""Part of a picture's side below which an area is taken for a slip of the hand."""
MOST = 40


class Sent(Protocol):
    """What a form sends: each name with all its values."""

    def getlist(self, key: str, /) -> list[str]:
        """Return the values of a name."""


@dataclass(frozen=True)
class Shown:
    """An area in per cent of the picture, by its corner and its size."""

    left: float
    top: float
    width: float
    height: float


def read(sent: Sent) -> list[list[float]]:
    """Return the areas a form sends, by their corners from 0 to 1; rows without numbers are left out."""
    rows = zip(*(sent.getlist(side) for side in SIDES), strict=False)
    areas = []
    for row in rows:
        numbers = [_number(value) for value in row]
        if None not in numbers:
            left, top, width, height = (number / 100 for number in numbers if number is not None)
            areas.append([left, top, left + width, top + height])
    return tidied(areas)


def tidied(areas: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return areas with corners in order and within the picture; those too small to be meant are gone."""
    kept = []
    for x1, y1, x2, y2 in areas[:MOST]:
        left, right = sorted(min(1.0, max(0.0, x)) for x in (x1, x2))
        top, bottom = sorted(min(1.0, max(0.0, y)) for y in (y1, y2))
        if right - left >= SMALLEST and bottom - top >= SMALLEST:
            kept.append([round(side, 4) for side in (left, top, right, bottom)])
    return kept


def shown(areas: Sequence[Sequence[float]]) -> list[Shown]:
    """Return areas as a page shows them."""
    return [
        Shown(*(round(100 * side, 1) for side in (left, top, right - left, bottom - top)))
        for left, top, right, bottom in areas
    ]


def _number(value: str) -> float | None:
    try:
        number = float(value.strip().replace(",", "."))
    except ValueError:
        return None
    return number if -1000 < number < 1000 else None
