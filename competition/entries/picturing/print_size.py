"""How wide a picture would be printed, and how wide it could be and still look sharp. Pure; millimetres.

The rooms are those of the book's grid (`publication/formats.py`), which lies above and must not be asked from
here; a test holds the two together.
"""

from dataclasses import dataclass
from math import floor

MM_PER_INCH = 25.4
SHARP, FINE = 200, 300
"""Dots an inch: below the first a printed picture looks soft, above the second nobody sees a difference."""
YOUNGEST = 10
"""Up to this age a picture reaches the edges of its page."""
DRAWN = "illustration"


@dataclass(frozen=True)
class Room:
    """The largest rectangle that a picture is fitted into."""

    width: float
    height: float


PLATE = Room(160.0, 206.0)
BESIDE_TEXT = Room(160.0, 214.0)
WHOLE = Room(210.0, 281.0)
PAGE = Room(210.0, 273.0)
FRAMED = Room(160.0, 255.0)


@dataclass(frozen=True)
class PrintSize:
    """`wide`: how wide it would be printed; `dots` an inch it then has; `sharp`: how wide it stays sharp."""

    wide: float
    dots: int
    sharp: float

    @property
    def is_small(self) -> bool:
        """Return whether it would look soft."""
        return self.dots < SHARP

    @property
    def wide_cm(self) -> int:
        """Return the printed width in whole centimetres."""
        return round(self.wide / 10)

    @property
    def sharp_cm(self) -> int:
        """Return in whole centimetres how wide it prints well, at least one."""
        return max(1, floor(self.sharp / 10))


def print_size(width: int, height: int, *, form: str, age_max: int) -> PrintSize:
    """Return how a picture of so many pixels would be printed in a category."""
    wide = max(_fitted(width, height, room) for room in _rooms(width, height, form, age_max))
    return PrintSize(wide, round(width / (wide / MM_PER_INCH)), width / SHARP * MM_PER_INCH)


def _rooms(width: int, height: int, form: str, age_max: int) -> tuple[Room, ...]:
    young = age_max <= YOUNGEST
    if form != DRAWN:
        return (WHOLE if young else BESIDE_TEXT,)
    if not young:
        return (PLATE,)
    # Over the edges where it fills the width of the page, else framed by paper.
    return (PAGE,) if _fitted(width, height, PAGE) == PAGE.width else (FRAMED,)


def _fitted(width: int, height: int, room: Room) -> float:
    return min(room.width, width * room.height / height)
