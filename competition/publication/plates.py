"""How large a picture is printed, and at what resolution. Pure; lengths in millimetres.

What reaches the edges of a page that is cut is printed a little beyond them.
"""

from math import ceil
from unicodedata import east_asian_width

from competition.publication.formats import A4, Box, Page
from competition.publication.manuscript import Picture, Work
from competition.publication.measure import POINT

MM_PER_INCH = 25.4
SHARP = 200
"""Below this many dots an inch a printed picture looks soft."""
_TOGETHER = 20
"""Characters that say in any language that a class made it together, and mark off the parts of a credit."""
_OPTICAL = 0.45
"""A picture and its caption hang so far down the paper that they leave."""
_LEAF = 13.0
"""What a caption leaves to the leaf before its title."""
_MIDDLE = 0.55
"""So far down hangs a broad one, whose caption leaves more paper below than above."""


def box(work: Work, picture: Picture, page: Page = A4) -> Box:
    """Return the room that a picture of this work has."""
    rooms = page.plates
    if work.form != "illustration":
        return _beyond(rooms.whole, page) if work.young else rooms.beside
    if not work.young:
        return Box(rooms.plate.width, rooms.plate.height - _words(work, page))
    tall = rooms.page.height - _caption(work, page)
    room = _beyond(Box(rooms.page.width, tall), page)
    if printed(picture, room).width == room.width:
        return room
    return Box(rooms.plate.width, tall - rooms.head)


def _beyond(room: Box, page: Page) -> Box:
    """Return a room that reaches the head and the sides of a page, with what is cut off."""
    return Box(room.width + 2 * page.bleed, room.height + page.bleed)


def _caption(work: Work, page: Page) -> float:
    """Return the height of what stands below a picture of the youngest, generously."""
    of, line = page.plates.captions, work.byline
    also = work.translation.title if work.translation else ""
    credit = ", ".join((*line.names, line.class_name, line.school, line.city))
    together = 0 if line.names else _TOGETHER
    rows = (
        of.title * ceil(of.title_letter * _ems(work.original.title) / of.measure),
        of.also * ceil(of.also_letter * _ems(also) / of.measure),
        of.credit * ceil(of.credit_letter * (_ems(credit) + together) / of.measure),
    )
    return of.gap + of.eyebrow + sum(rows) + _prose(work, page) + of.loose


def _ems(text: str) -> int:
    """Return the letters of a text; a sign of Chinese, Japanese or Korean takes the room of two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _words(work: Work, page: Page) -> float:
    """Return the height that a picture leaves to long titles and to words of its own."""
    of = page.plates.captions
    titles = work.original.title + (work.translation.title if work.translation else "")
    return _prose(work, page) + of.line * min(len(titles) // of.wordy * 2, 5)


def _prose(work: Work, page: Page) -> float:
    of = page.plates.captions
    lines = sum(ceil(len(each) / of.letters) for each in work.original.paragraphs)
    return of.line * (min(lines, of.most_lines) + 1) if lines else 0.0


def bleeds(work: Work, picture: Picture, page: Page = A4) -> bool:
    """Return whether a picture reaches the edges of its page."""
    return box(work, picture, page).width >= page.sheet.width


def indent(work: Work, page: Page = A4) -> float:
    """Return how far in a caption begins: below the left edge of its picture, within the margins."""
    if not work.pictures:
        return 0.0
    rooms, size = page.plates, printed(work.pictures[0], box(work, work.pictures[0], page))
    return round(max(0.0, min((rooms.plate.width - size.width) / 2, rooms.indent)), 2)


def caption_ems(work: Work, page: Page = A4) -> float:
    """Return how wide the title of a caption may be, in its own letters."""
    size = page.heads.titles[1 if work.young else 2][0]
    return round((page.plates.plate.width - indent(work, page) - _LEAF) / (size * POINT), 2)


def top(work: Work, picture: Picture, page: Page = A4) -> float:
    """Return how far down its page a picture begins: at the edge where it is large, else above the middle.

    At the edge of a page that is cut, that is a little above it.
    """
    room, head = box(work, picture, page), page.plates.head
    rest = room.height - printed(picture, room).height
    if room.width == page.plates.plate.width:
        framed = work.form == "illustration" and work.young
        return round(head + rest * _OPTICAL if framed else rest * 0.42, 2)
    hangs = rest * _OPTICAL > head or work.form != "illustration"
    return round((rest * _MIDDLE if hangs else 0.0) - page.bleed, 2)


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
