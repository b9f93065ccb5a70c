"""How large a picture is printed, and at what resolution. Pure; lengths in millimetres."""

from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from competition.publication.manuscript import Picture, Work

MM_PER_INCH = 25.4
SHARP = 200
"""Below this many dots an inch a printed picture looks soft."""


@dataclass(frozen=True)
class Box:
    """A rectangle that a picture is fitted into."""

    width: float
    height: float


PLATE = Box(160.0, 206.0)
"""An illustration on a page of its own, within the margins, its caption below."""
WHOLE = Box(210.0, 281.0)
"""A picture that belongs to a text of the youngest: on the page that faces it, over its edges."""
PAGE = Box(210.0, 273.0)
"""A page of illustrations by the youngest: over its edges, but for its foot."""
_WORDY = 55
"""Characters of titles that need more than a line, for which a picture leaves more room."""
_LINE, _LETTERS, _MOST_LINES = 6.0, 68, 16
"""Words of its own below an illustration: their line, letters on it, lines that a picture leaves room for."""
BESIDE_TEXT = Box(160.0, 214.0)
"""A picture that belongs to a poem or an essay: on the page that faces it."""
_TOGETHER = 20
"""Characters that say in any language that a class made it together, and mark off the parts of a credit."""
_MEASURE, _TITLE_LETTER, _ALSO_LETTER, _CREDIT_LETTER = 147.0, 4.1, 2.6, 1.75
"""The width of a caption, and what a letter of its lines takes, generously."""
_GAP, _EYEBROW, _TITLE, _ALSO, _CREDIT, _LOOSE = 8.0, 7.0, 10.5, 7.0, 5.0, 4.0
"""What stands above each other in a caption of the youngest; what may be left below it."""
_HEAD = 18.0
"""Above a picture that does not reach the edges of its page there is paper at least so high."""
_OPTICAL = 0.45
"""A picture and its caption hang so far down the paper that they leave."""


def box(work: Work, picture: Picture) -> Box:
    """Return the room that a picture of this work has."""
    if work.form != "illustration":
        return WHOLE if work.young else BESIDE_TEXT
    if not work.young:
        return Box(PLATE.width, PLATE.height - _words(work))
    room = Box(PAGE.width, PAGE.height - _caption(work))
    if printed(picture, room).width == room.width:
        return room
    return Box(PLATE.width, room.height - _HEAD)


def _caption(work: Work) -> float:
    """Return the height of what stands below a picture of the youngest, generously."""
    line, also = work.byline, work.translation.title if work.translation else ""
    credit = ", ".join((*line.names, line.class_name, line.school, line.city))
    together = 0 if line.names else _TOGETHER
    rows = (
        _TITLE * _rows(_TITLE_LETTER * _ems(work.original.title)),
        _ALSO * _rows(_ALSO_LETTER * _ems(also)),
        _CREDIT * _rows(_CREDIT_LETTER * (_ems(credit) + together)),
    )
    return _GAP + _EYEBROW + sum(rows) + _prose(work) + _LOOSE


def _rows(width: float) -> int:
    return ceil(width / _MEASURE)


def _ems(text: str) -> int:
    """Return the letters of a text; a sign of Chinese, Japanese or Korean takes the room of two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _words(work: Work) -> float:
    """Return the height that a picture leaves to long titles and to words of its own."""
    titles = work.original.title + (work.translation.title if work.translation else "")
    return _prose(work) + _LINE * min(len(titles) // _WORDY * 2, 5)


def _prose(work: Work) -> float:
    lines = sum(ceil(len(each) / _LETTERS) for each in work.original.paragraphs)
    return _LINE * (min(lines, _MOST_LINES) + 1) if lines else 0.0


def bleeds(work: Work, picture: Picture) -> bool:
    """Return whether a picture reaches the edges of its page."""
    return box(work, picture).width == PAGE.width


def indent(work: Work) -> float:
    """Return how far in a caption begins: below the left edge of its picture, within the margins."""
    if not work.pictures:
        return 0.0
    size = printed(work.pictures[0], box(work, work.pictures[0]))
    return round(max(0.0, min((PLATE.width - size.width) / 2, 40.0)), 2)


def top(work: Work, picture: Picture) -> float:
    """Return how far down its page a picture begins: at the edge where it is large, else above the middle."""
    room = box(work, picture)
    size = printed(picture, room)
    rest = room.height - size.height
    if room.width == PLATE.width:
        framed = work.form == "illustration" and work.young
        return round(_HEAD + rest * _OPTICAL if framed else rest * 0.42, 2)
    down = rest * _OPTICAL
    return round(down, 2) if down > _HEAD or work.form != "illustration" else 0.0


def printed(picture: Picture, room: Box) -> Box:
    """Return the size at which a picture is printed: as large as its room allows, never cut."""
    scale = min(room.width / picture.width, room.height / picture.height)
    return Box(round(picture.width * scale, 2), round(picture.height * scale, 2))


def resolution(picture: Picture, room: Box) -> int:
    """Return the dots an inch of a picture as printed."""
    return round(picture.width / (printed(picture, room).width / MM_PER_INCH))


def pixels(picture: Picture, room: Box, dpi: float) -> int:
    """Return how many pixels wide a picture is to be for this resolution; never more than it has."""
    return min(picture.width, round(printed(picture, room).width / MM_PER_INCH * dpi))
