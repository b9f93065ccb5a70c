"""How wide words are and how many lines they take, in ems: enough to choose a size before anything is set.

Pure: the widths of letters are handed in.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from math import ceil
from unicodedata import east_asian_width

from competition.platform.languages import script_of

POINT = 25.4 / 72
"""A point in millimetres."""
KNOWN = 20_000
"""Lines and paragraphs whose words stay measured: those of some books."""
_APART = frozenset(("Latn", "Grek", "Cyrl", "Hebr", "Armn", "Geor", "Jpan", "Hans", "Hant", "Kore"))
"""Scripts whose letters stand apart, so that lines are nearly as wide as they are measured."""
_HALVES, _SPARE = 12, 0.3
"""How often a width is halved in search of the best, and what is added to it, in ems."""
_WORD = re.compile(r"((?:\S|[\u00a0\u202f])+)(\s*)")


class Ruler:
    """Measures texts; `letter` gives a letter's width in a language, `scale` the size it is set at."""

    def __init__(self, letter: Callable[[str, str], float], scale: Callable[[str], float]) -> None:
        self.scale = scale
        self._letter = cache(letter)
        self._pieces = lru_cache(maxsize=KNOWN)(self._cut)
        self._widths = lru_cache(maxsize=KNOWN)(self._width)

    def width(self, text: str, language: str) -> float:
        """Return how wide a text is on one line."""
        return self._widths(text, language)

    def widest(self, lines: Iterable[str], language: str) -> float:
        """Return the width of the longest line, 0 when there is none."""
        return max((self.width(line, language) for line in lines), default=0.0)

    def lines(self, text: str, language: str, measure: float, *, first: float = 0.0) -> int:
        """Return on how many lines a text stands when it may not be wider than `measure`.

        The first line begins `first` further in; where that is negative, it hangs out.
        """
        count, at = 1, first
        for wide, space in self._pieces(text, language):
            if at + wide <= measure:
                at += wide + space
                continue
            taken = max(1, ceil(wide / measure))
            count += taken if at > first else taken - 1
            at = wide - (taken - 1) * measure + space
        return count

    def balanced(self, text: str, language: str, measure: float) -> float:
        """Return the least width at which a text takes no more lines than at `measure`: none stays short."""
        lines, least, most = self.lines(text, language, measure), 0.0, measure
        if lines == 1 or script_of(language) not in _APART:
            return measure
        for _ in range(_HALVES):
            middle = (least + most) / 2
            least, most = (least, middle) if self.lines(text, language, middle) <= lines else (middle, most)
        return min(most + _SPARE, measure)

    def _width(self, text: str, language: str) -> float:
        return sum(self._letter(sign, language) for sign in text)

    def _cut(self, text: str, language: str) -> list[tuple[float, float]]:
        """Return the widths of what may not be parted, each with that of the space behind it."""
        return [
            (self._width(piece, language), self._width(space, language))
            for word, gap in _WORD.findall(text)
            for piece, space in _pieces(word, gap)
        ]


def _pieces(word: str, space: str) -> Iterator[tuple[str, str]]:
    """Yield what may not be parted, and its space: words, single signs of Chinese, Japanese and Korean."""
    if word.isascii() or not any(east_asian_width(letter) in "WF" for letter in word):
        yield word, space
    else:
        yield from ((letter, "") for letter in word[:-1])
        yield word[-1], space
