"""How large a poem is set, so that it stands on one page under its heading wherever that can be."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from competition.publication.manuscript import Text, Work

SIZES = (12.0, 11.0, 10.0)
SIZES_YOUNG = (15.0, 13.5, 12.0, 11.0)
HEIGHT = 172.0
WIDTH = 154.0
SHARES = {True: (0.54, 0.46), False: (1.0, 1.0)}
SMALLER = 0.86
LEADING = 1.45
STANZA_GAP = 0.85
POINT = 25.4 / 72
# Of the type size: what a letter takes on average in Alegreya, and a sign of Chinese or Japanese.
LETTER, WIDE_LETTER = 0.44, 1.0


@dataclass(frozen=True)
class Setting:
    """`size` in points; `beside`: the translation stands beside the original, not after it."""

    size: float
    beside: bool

    @property
    def translation_size(self) -> float:
        """The size of the translation in points."""
        return round(self.size * SMALLER, 1)


def setting(work: Work) -> Setting:
    """Return the largest setting in which a poem fits a page; a longer one has its translation after it."""
    sizes = SIZES_YOUNG if work.young else SIZES
    beside = work.translation is not None and bool(work.translation.text)
    room = HEIGHT - (0 if len(work.original.title) < 40 else 10)
    fitting = (size for size in sizes if max(_heights(work, size, beside)) <= room)
    size = next(fitting, None)
    return Setting(size, beside) if size else Setting(sizes[1], beside=False)


def _heights(work: Work, size: float, beside: bool) -> Iterator[float]:
    """Estimate the heights in millimetres of the original and of what stands beside it."""
    first, second = SHARES[beside]
    yield _height(work.original, size, WIDTH * first)
    if beside and work.translation:
        yield _height(work.translation, size * SMALLER, WIDTH * second)


def _height(text: Text, size: float, width: float) -> float:
    letters_per_line = width / (size * POINT)
    lines = sum(max(1, ceil(_width(line) / letters_per_line)) for stanza in text.stanzas for line in stanza)
    gaps = STANZA_GAP * max(len(text.stanzas) - 1, 0)
    return (lines + gaps) * size * LEADING * POINT


def _width(line: str) -> float:
    """Return the width of a line in ems."""
    return sum(WIDE_LETTER if east_asian_width(letter) in "WF" else LETTER for letter in line)
