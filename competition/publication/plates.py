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


PLATE = Box(154.0, 196.0)
"""An illustration on a page of its own, within the margins."""
BLEED = Box(210.0, 246.0)
"""An illustration by the youngest: over the edges of the page."""
UPRIGHT_BLEED = Box(182.0, 246.0)
"""One that is too tall for that: over two edges, and ending where the text's margin begins."""
BESIDE_TEXT = Box(154.0, 120.0)
"""A picture that belongs to a poem or an essay."""


def box(work: Work, picture: Picture) -> Box:
    """Return the room that a picture of this work has."""
    if work.form != "illustration":
        return BESIDE_TEXT
    if not work.young:
        return PLATE
    spans = picture.height / picture.width <= BLEED.height / BLEED.width
    return BLEED if spans else UPRIGHT_BLEED


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
