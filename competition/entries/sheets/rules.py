"""Where everything stands on a printed sheet, what its codes say, and what may become of a scanned page."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 8
MOST_SHEETS = 60
"""How many sheets are printed at once."""
MOST_PAGES = 200
"""How many pages one scanned file may have."""
CORNERS = 4
_TEXT = re.compile(f"G([{ALPHABET}]{{{CODE_LENGTH}}})([1-8])")


class Paper(StrEnum):
    """The paper a sheet is printed on."""

    A4 = "a4"
    LETTER = "letter"


class ScanState(StrEnum):
    """Where a scanned file stands: safe as soon as it is received, read afterwards."""

    RECEIVED = "received"
    READ = "read"
    NEEDS_A_LOOK = "needs-a-look"


class PageState(StrEnum):
    """What became of a page: given to its pupil, waiting to be given by hand, empty, or set aside."""

    PLACED = "placed"
    TRAY = "tray"
    BLANK = "blank"
    ASIDE = "aside"


class Trouble(StrEnum):
    """Why a page lies in the tray."""

    UNREADABLE = "unreadable"
    OTHER_CLASS = "other-class"
    TWICE = "twice"
    EMPTY = "empty"
    UNSURE = "unsure"
    HANDED_IN = "handed-in"


@dataclass(frozen=True)
class Box:
    """A rectangle on the page, in millimetres from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Its corners, clockwise from the upper left."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )

    def within(self, by: float) -> "Box":
        """Return the box made smaller on every side."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)


@dataclass(frozen=True)
class Layout:
    """A sheet in millimetres; `codes` stand in the corners, clockwise from the upper left.

    The name stands above the title, and both outside the space for the work: the picture that is cut out
    shows neither.
    """

    paper: Paper
    width: float
    height: float
    codes: tuple[Box, ...]
    name: Box
    title: Box
    work: Box
    foot: Box


MARGIN, SIDE = 13.0, 16.0
"""From the edge of the paper to the codes, which home printers reach; and how large a code is."""
INSIDE = 1.2
"""How far inside its frame the work is cut out, so that the frame stays outside."""
_SIZES = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}


def layout_of(paper: Paper) -> Layout:
    """Return where everything stands on a sheet of this paper."""
    width, height = _SIZES[paper]
    right, bottom = width - MARGIN, height - MARGIN
    upper, lower = MARGIN + SIDE, bottom - SIDE
    places = ((MARGIN, MARGIN), (right - SIDE, MARGIN), (right - SIDE, lower), (MARGIN, lower))
    return Layout(
        paper=paper,
        width=width,
        height=height,
        codes=tuple(Box(x, y, x + SIDE, y + SIDE) for x, y in places),
        name=Box(upper + 5, MARGIN, right - SIDE - 5, upper),
        title=Box(MARGIN, upper + 4, right, upper + 20),
        work=Box(MARGIN, upper + 24, right, lower - 5),
        foot=Box(upper + 5, lower, right - SIDE - 5, bottom),
    )


@dataclass(frozen=True)
class Mark:
    """What one code says: the sheet, its corner (0 to 3, clockwise from the upper left) and its paper."""

    code: str
    corner: int
    paper: Paper


def code_text(mark: Mark) -> str:
    """Return what the code in a corner says; ten letters and digits make the smallest and safest QR code."""
    return f"G{mark.code}{mark.corner + 1 + (CORNERS if mark.paper is Paper.LETTER else 0)}"


def read_mark(text: str) -> Mark | None:
    """Return what a code found says, None for one that is not ours."""
    found = _TEXT.fullmatch(text)
    if found is None:
        return None
    number = int(found[2]) - 1
    return Mark(found[1], number % CORNERS, Paper.LETTER if number >= CORNERS else Paper.A4)


def new_code(pick: Callable[[str], str]) -> str:
    """Return a fresh code of a sheet; `pick` draws one character."""
    return "".join(pick(ALPHABET) for _ in range(CODE_LENGTH))


def pupils_in(pasted: str) -> list[tuple[str, int | None]]:
    """Return given names and ages from lines such as "Ana, 9": one pupil a line, the age if it stands there.

    Numbers and marks of a list before the name are left out.
    """
    found = []
    for line in pasted.splitlines():
        name = re.sub(r"^\s*(?:\d+\s*[.):]\s*|[-–•*·]\s*)", "", line).strip()
        age = re.search(r"[\s,;(]+(\d{1,2})\)?$", name)
        name = name[: age.start()].strip(" ,;\t") if age else name.strip(" ,;\t")
        if name:
            found.append((" ".join(name.split())[:60], int(age[1]) if age else None))
    return found
