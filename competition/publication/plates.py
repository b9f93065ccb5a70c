"""How large a picture is printed, and at what resolution. Pure; lengths in millimetres."""

from dataclasses import dataclass
from math import ceil

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
BLEED = Box(210.0, 236.0)
"""An illustration by the youngest: over the edges of the page, its caption below."""
WHOLE = Box(210.0, 281.0)
"""The same where a single line is caption enough."""
_WORDY = 55
"""Characters of titles that need more than a line, for which a picture leaves more room."""
_LINE, _LETTERS, _MOST_LINES = 6.0, 68, 16
"""Words of its own below an illustration: their line, letters on it, lines that a picture leaves room for."""
BESIDE_TEXT = Box(160.0, 214.0)
"""A picture that belongs to a poem or an essay: on the page that faces it."""
_LARGE = 0.55
_TOGETHER = 20
"""Characters that say in any language that a class made it together, and mark off the parts of a credit."""
_TITLE_LETTER, _CREDIT_LETTER = 3.1, 1.75
"""What a letter of a title and one of a credit takes, generously."""


def box(work: Work, picture: Picture) -> Box:
    """Return the room that a picture of this work has."""
    if work.form != "illustration":
        return WHOLE if work.young else BESIDE_TEXT
    room = PLATE if not work.young else WHOLE if is_brief(work) and picture.height > picture.width else BLEED
    return Box(room.width, room.height - _words(work))


def _words(work: Work) -> float:
    """Return the height that a picture leaves to long titles and to words of its own."""
    titles = work.original.title + (work.translation.title if work.translation else "")
    lines = sum(ceil(len(each) / _LETTERS) for each in work.original.paragraphs)
    room = _LINE * (min(lines, _MOST_LINES) + 1) if lines else 0.0
    return room + _LINE * min(len(titles) // _WORDY * 2, 5)


def is_brief(work: Work) -> bool:
    """Return whether a work's whole caption finds room on one line, so that its picture may fill the page."""
    line, translation = work.byline, work.translation
    credit = ", ".join((*line.names, line.class_name, line.school, line.city))
    if work.original.text or (translation and translation.title):
        return False
    together = 0 if line.names else _TOGETHER
    wide = _TITLE_LETTER * len(work.original.title) + _CREDIT_LETTER * (len(credit) + together)
    return wide <= PLATE.width - 18.0


def is_whole(work: Work) -> bool:
    """Return whether the picture fills its page but for a line."""
    fills = any(box(work, each) == WHOLE for each in work.pictures)
    return work.form == "illustration" and work.young and fills


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
    bleeds = room.width == BLEED.width
    if bleeds and size.height > room.height * _LARGE:
        return 0.0
    return round((room.height - size.height) * 0.42, 2)


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
