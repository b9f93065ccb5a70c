"""Where the garland grows on each shape of card, and how far in from the edges it reaches."""

from dataclasses import dataclass

from competition.platform.garland.shapes import Point
from competition.social.colours import Palette
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.sheet import Column, Sheet

_REACH = 0.86
"""How far leaves stand off their stem, to their length."""
NUMBERED = 190
"""How much room the number of a slide takes at its foot, where lines end."""
_AIR = 24
"""How far words stay above leaves."""


Line = tuple[Point, ...]


@dataclass(frozen=True)
class Growth:
    """A line for the garland to grow along, from its foot on, and the length of its leaves."""

    through: Line
    leaf: float
    beside: bool = True
    """Whether it stands beside the words, and not only below them."""

    @property
    def reach(self) -> float:
        """How far its leaves stand off the line."""
        return self.leaf * _REACH


def edge(job: Job) -> Growth:
    """Return the garland of a card of words: along two edges, cut by both, where lines end."""
    wide, high = job.size
    line: Line
    if job.format.shape is Shape.TALL:
        line = ((-60, high - 120), (0.3 * wide, high - 30), (wide + 10, high - 70), (wide - 22, 0.62 * high),
                (wide - 2, 0.3 * high), (wide - 30, 0.12 * high), (wide + 60, -60))  # fmt: skip
        return Growth(line, 136)
    if job.format.shape in (Shape.BLOCK, Shape.SLIDES):
        line = ((wide + 60, 0.72 * high), (wide - 26, 0.56 * high), (wide + 4, 0.2 * high), (wide + 12, -12),
                (0.74 * wide, 26), (0.58 * wide, -8), (0.42 * wide, -70))  # fmt: skip
        return Growth(line, 112)
    line = ((0.7 * wide, high + 80), (0.86 * wide, high - 6), (wide + 8, high - 10), (wide - 14, 0.5 * high),
            (wide + 2, 0.2 * high), (wide + 40, -80))  # fmt: skip
    return Growth(line, 122)


def corner(job: Job, top: float) -> Growth:
    """Return the garland below a picture: out of the lower corner, up the edge to a top."""
    wide, high = job.size
    room = high - top
    line = ((wide - 0.9 * room, high + 60), (wide - 0.5 * room, high - 16), (wide + 6, high + 4),
            (wide - 8, top + 0.45 * room), (wide + 50, top + 0.1 * room))  # fmt: skip
    return Growth(line, 104)


def crown(job: Job) -> Growth:
    """Return the garland over the upper corner where lines end, for words as broad as the card."""
    wide = job.format.width
    line = ((wide + 80, 290), (wide + 2, 180), (wide - 24, 20), (0.74 * wide, 22), (0.58 * wide, -6),
            (0.44 * wide, -70))  # fmt: skip
    return Growth(line, 108, beside=False)


def festoon(job: Job) -> Growth:
    """Return the garland along the upper edge of a slide: where it ends, that of the next one begins."""
    wide = job.format.width
    line = (
        (-80, 46),
        (0, 40),
        (0.24 * wide, 16),
        (0.5 * wide, 52),
        (0.76 * wide, 70),
        (wide, 40),
        (wide + 80, 34),
    )
    return Growth(line, 96, beside=False)


def floor(job: Job) -> Growth:
    """Return the garland along the foot of a tall card, below its words."""
    wide, high = job.size
    line = ((-60, high - 190), (0.28 * wide, high - 20), (0.7 * wide, high - 130), (wide + 60, high - 250))
    return Growth(line, 136, beside=False)


def framing(job: Job) -> Growth:
    """Return the garland round a picture: along the foot, up the edge beside it, over its head."""
    wide, high = job.size
    line = ((-60, high - 90), (0.3 * wide, high - 20), (wide - 10, high - 40), (wide - 16, 0.6 * high),
            (wide - 10, 0.2 * high), (wide + 10, -10), (0.62 * wide, 60), (0.3 * wide, 110),
            (-80, 0))  # fmt: skip
    return Growth(line, 132)


def climbing(job: Job) -> Growth:
    """Return the garland beside a mounted picture: up the whole edge."""
    wide, high = job.size
    line = ((wide - 200, high + 100), (wide + 20, high - 90), (wide - 16, 0.72 * high),
            (wide - 78, 0.42 * high), (wide - 20, 0.16 * high), (wide - 70, -60))  # fmt: skip
    return Growth(line, 116)


def beside(job: Job, width: float) -> tuple[Column, float]:
    """Return the room for words beside a column of dye: within the garland, and where they end above it."""
    growth = edge(job)
    column = job.column(width + job.px(64), job.format.width - growth.reach - job.px(16))
    return column, min(job.foot, job.format.height - growth.reach - _AIR)


def grown(job: Job, palette: Palette, growth: Growth) -> Sheet:
    """Return a sheet with this garland."""
    return job.sheet(palette, growth.through, growth.leaf)


def with_side(job: Job, page: Palette, side: Palette, width: float) -> Sheet:
    """Return a page with the garland, and beside it a column of dye where lines begin."""
    sheet = grown(job, page, edge(job))
    left = job.format.width - width if job.mirrored else 0
    sheet.pen.rectangle((left, 0, left + width - 1, job.format.height), fill=side.ground)
    return sheet
