"""The heads of works and the lines of type, measured on a page of the book. Lengths in millimetres."""

from dataclasses import dataclass, replace
from math import ceil

from competition.platform.languages import script_of
from competition.publication.formats import A4, Page
from competition.publication.manuscript import Text, Work
from competition.publication.measure import POINT, Ruler

# Some scripts reach further up and down than Latin letters do.
_DEEP = ("Tibt", "Khmr", "Mymr", "Laoo", "Java")
_LINE = {
    **dict.fromkeys(_DEEP, 1.75),
    **dict.fromkeys(("Deva", "Beng", "Thai", "Telu", "Knda", "Mlym", "Taml", "Sinh", "Gujr", "Thaa"), 1.65),
    **dict.fromkeys(("Jpan", "Hans", "Hant", "Kore", "Ethi", "Cher", "Vaii", "Cans"), 1.6),
    **dict.fromkeys(("Arab", "Armn", "Geor"), 1.55),
    "Hebr": 1.45,
}
_TITLE = 7 / 8
"""By how much the lines of titles are closer than those of texts, but for scripts that stack letters."""


@dataclass(frozen=True)
class Head:
    """What stands above a text: the size of its title in points, its line, and the height of the whole.

    `wide` is the most that a title of several lines takes, so that they are of about one length; else 0.
    """

    size: float
    line: float
    height: float
    wide: float = 0.0

    def as_high_as(self, height: float) -> "Head":
        """Return the head with this height, so that the texts below two heads begin on one line."""
        return replace(self, height=height)


def line_ratio(language: str, page: Page = A4) -> float:
    """Return line height to type size for a language."""
    return max(_LINE.get(script_of(language), page.leading), page.leading)


def title_ratio(language: str) -> float:
    """Return line height to type size for titles in a script that asks for more room, 0 for others."""
    ratio = _LINE.get(script_of(language), 0.0)
    return round(ratio * (1.0 if script_of(language) in _DEEP else _TITLE), 3)


def line_of(language: str, size: float, scale: float, page: Page = A4) -> float:
    """Return the height of a line of type; `scale` is by how much the language is set larger or smaller."""
    return round(size * POINT * max(line_ratio(language, page) * scale, page.leading), 3)


@dataclass(frozen=True)
class Measure:
    """Measures the heads of works on a page."""

    ruler: Ruler
    page: Page

    def head_of(self, work: Work, width: float, credit: str, *, also: bool) -> Head:
        """Return the setting of a work's head; `also`: the translated title stands there too."""
        heads = self.page.heads
        size, line, lines = self._title(work.original, width, young=work.young)
        below = heads.credit * self._lines(credit, width, heads.credit_size)
        height = heads.eyebrow + lines * line + below + heads.gap
        if also and work.translation and work.translation.title:
            text = work.translation
            height += heads.also * self._lines(text.title, width, heads.also_size, text.language)
        return Head(size, line, self.on_grid(height), self._wide(work.original, width, size, lines))

    def head_of_translation(self, text: Text, width: float, original: Head) -> Head:
        """Return the head of a translation on a page of its own: no larger than the original's."""
        heads = self.page.heads
        size, line, lines = self._title(text, width, young=False, largest=original.size)
        height = self.on_grid(heads.eyebrow + lines * line + heads.gap)
        return Head(size, line, height, self._wide(text, width, size, lines))

    def on_grid(self, height: float) -> float:
        """Return the next height that ends on a line of the grid."""
        return round(ceil(round(height / self.page.grid, 3)) * self.page.grid, 3)

    def line_of(self, language: str, size: float) -> float:
        """Return the height of a line of type in a language."""
        return line_of(language, size, self.ruler.scale(language), self.page)

    def _title(
        self, text: Text, width: float, *, young: bool, largest: float = 99.0
    ) -> tuple[float, float, int]:
        language, heads = text.language or "en", self.page.heads
        lines, tall = 1, title_ratio(language) * self.ruler.scale(language) * POINT
        for size, least, most in (heads.young, *heads.titles) if young else heads.titles:
            lines, line = self._lines(text.title, width, size, language), max(least, round(size * tall, 2))
            if lines <= most and size <= largest:
                return size, line, lines
        return size, line, lines

    def _wide(self, text: Text, width: float, size: float, lines: int) -> float:
        if lines == 1:
            return 0.0
        ems = self.ruler.balanced(text.title, text.language or "en", width / (size * POINT))
        return round(ems * size * POINT, 2)

    def _lines(self, text: str, width: float, size: float, language: str = "en") -> int:
        return self.ruler.lines(text, language or "en", width / (size * POINT))


def sink(height: float, page: Page) -> float:
    """Return how far down a text of this height begins: whole pairs of lines, less than half of the rest."""
    pairs = max(0.0, min((page.full - height) * 0.4 // (2 * page.grid), 5))
    return round(pairs * 2 * page.grid, 3)
