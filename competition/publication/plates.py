"""How large a picture is printed, and at what resolution. Pure; lengths in millimetres."""

from dataclasses import dataclass

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
BLEED = Box(210.0, 256.0)
"""An illustration by the youngest: over the edges of the page, its caption below."""
WHOLE = Box(210.0, 281.0)
"""The same where a single line is caption enough."""
WORDS = 62.0
"""The height left for words of its own below an illustration."""
BESIDE_TEXT = Box(160.0, 214.0)
"""A picture that belongs to a poem or an essay: on the page that faces it."""
_LARGE = 0.55
SHORT_TITLE, SHORT_CREDIT = 34, 60
"""Characters of a title and a credit that stand beside each other on one line."""


def box(work: Work, picture: Picture) -> Box:
    """Return the room that a picture of this work has."""
    if work.form != "illustration":
        return WHOLE if work.young else BESIDE_TEXT
    room = PLATE if not work.young else WHOLE if is_brief(work) and picture.height > picture.width else BLEED
    return Box(room.width, room.height - WORDS) if work.original.text else room


def is_brief(work: Work) -> bool:
    """Return whether a work's whole caption finds room on one line, so that its picture may fill the page."""
    line, translation = work.byline, work.translation
    credit = " ".join((*line.names, line.class_name, line.school, line.city))
    titled = bool(translation and translation.title)
    return (
        not work.original.text
        and not titled
        and len(work.original.title) <= SHORT_TITLE
        and len(credit) <= SHORT_CREDIT
    )


def is_whole(work: Work) -> bool:
    """Return whether the picture fills its page but for a line."""
    return work.form == "illustration" and work.young and any(box(work, each) == WHOLE for each in work.pictures)


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
