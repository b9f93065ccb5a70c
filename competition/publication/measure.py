"""How wide words are and how many lines they take, in ems: enough to choose a size before anything is set.

Widths are those of single letters, without kerning and ligatures, so that they are the same wherever the book is
built; what is estimated here is never narrower than what is printed, but for a hair.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from math import ceil
from pathlib import Path
from unicodedata import east_asian_width

from PIL import ImageFont

from competition.platform.fonts import FontSet

_EM = 100
_WORD = re.compile(r"(\S+)(\s*)")
POINT = 25.4 / 72
"""A point in millimetres."""


class Ruler:
    """Measures texts with the faces at hand."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._letter = cache(self._measured)
        self._pieces = cache(self._cut)

    def width(self, text: str, language: str, *, italic: bool = False) -> float:
        """Return how wide a text is on one line."""
        return sum(self._letter(letter, language, italic) for letter in text)

    def widest(self, lines: Iterable[str], language: str, *, italic: bool = False) -> float:
        """Return the width of the longest line, 0 when there is none."""
        return max((self.width(line, language, italic=italic) for line in lines), default=0.0)

    def lines(
        self, text: str, language: str, measure: float, *, italic: bool = False, first: float = 0.0
    ) -> int:
        """Return on how many lines a text stands when it may not be wider than `measure`.

        The first line begins `first` further in; where that is negative, the first hangs out.
        """
        count, at = 1, first
        for wide, space in self._pieces(text, language, italic):
            if at + wide <= measure:
                at += wide + space
                continue
            more = max(1, ceil(wide / measure))
            count, at = count + more, wide - (more - 1) * measure + space
        return count

    def _cut(self, text: str, language: str, italic: bool) -> list[tuple[float, float]]:
        """Return the widths of what may not be parted, each with that of the space behind it."""
        found = ((piece, space) for word, space in _WORD.findall(text) for piece, space in _pieces(word, space))
        wide = self.width
        return [(wide(a, language, italic=italic), wide(b, language, italic=italic)) for a, b in found]

    def _measured(self, letter: str, language: str, italic: bool) -> float:
        if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
            return 0.0
        face = self._fonts.runs(letter, language, italic=italic)[0].face
        return float(_font(face.path, face.index).getlength(letter)) / _EM * self._fonts.scale(language)


def _pieces(word: str, space: str) -> Iterator[tuple[str, str]]:
    """Yield what may not be parted, and its space: words, and single signs of Chinese, Japanese and Korean."""
    if word.isascii() or not any(east_asian_width(letter) in "WF" for letter in word):
        yield word, space
    else:
        yield from ((letter, "") for letter in word[:-1])
        yield word[-1], space


@cache
def _font(path: Path, index: int) -> ImageFont.FreeTypeFont:
    # The simple layout is there on every machine.
    return ImageFont.truetype(path, _EM, index=index, layout_engine=ImageFont.Layout.BASIC)
