"""Whether a personal story fits on one A4 page: that of the book, set in its smaller size of prose.

The figures are the book's: 130 mm wide, 210 mm high below the head, 11.5 points. How many letters stand on a
line and how many lines on a page depends on the script; a test measures both with the book's own ruler.
"""

import unicodedata
from dataclasses import dataclass
from math import ceil

from competition.platform.languages import script_of
from competition.platform.text import paragraphs

WORDS = 400
"""About so many words in Latin letters are one page: what people are told beforehand."""
_INDENT = 3


@dataclass(frozen=True)
class Page:
    """How many letters stand on a line, spaces counted, and how many lines on a page."""

    letters: int
    lines: int


_PAGES = {
    "Latn": Page(73, 38),
    "Cyrl": Page(66, 38),
    "Grek": Page(69, 38),
    "Hebr": Page(72, 35),
    "Arab": Page(53, 29),
    "Geor": Page(57, 37),
    "Armn": Page(60, 37),
    **dict.fromkeys(("Hans", "Hant", "Jpan", "Kore"), Page(34, 34)),
}
_OTHERS = Page(55, 30)
"""What hardly any script needs more room than."""


def lines_over(text: str, language: str) -> int:
    """Return by about how many lines a text is longer than a page, 0 where it fits."""
    page = _PAGES.get(script_of(language or "en"), _OTHERS)
    lines = sum(ceil((_letters(each) + _INDENT) / page.letters) for each in paragraphs(text))
    return max(0, lines - page.lines)


def _letters(text: str) -> int:
    """Return how many letters take room: marks stand on others."""
    return sum(unicodedata.category(sign) not in ("Mn", "Me", "Cf") for sign in text)
