"""The page's architecture: the room for text, the grid, and the heads of works. Lengths in millimetres."""

from dataclasses import dataclass
from math import ceil

from competition.platform.languages import script_of
from competition.publication.manuscript import Text, Work
from competition.publication.measure import POINT, Ruler

GRID = 6.0
"""The line of the book: 12.5 points of Alegreya stand on it."""
WIDTH, HEIGHT = 160.0, 246.0
"""The room between the margins: the same on both sides, as a screen shows one page at a time."""
FULL = 234.0
"""The height that a page of prose, and what is placed with intent, makes use of."""
PROSE = 130.0
"""The measure of prose: 60 to 70 letters."""
HANG = 6.0
"""No text begins further out than this, so that the leaf before the title has its room."""
BARE_LINE = 1.361
"""Line height to type size, where the script asks for nothing more."""
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
# Sizes of titles in points, the line they stand on, and how many lines they may take.
_TITLES = ((30.0, 12.0, 1), (23.0, 9.0, 2), (18.0, 7.5, 99))
_TITLES_YOUNG = ((37.0, 15.0, 1), *_TITLES)
_EYEBROW, _ALSO, _CREDIT, _GAP = 7.0, 6.5, 5.0, 12.0
_ALSO_SIZE, _CREDIT_SIZE = 14.0, 9.5


@dataclass(frozen=True)
class Head:
    """What stands above a text: the size of its title in points, its line, and the height of the whole."""

    size: float
    line: float
    height: float

    def as_high_as(self, height: float) -> "Head":
        """Return the head with this height, so that the texts below two heads begin on one line."""
        return Head(self.size, self.line, height)


def line_ratio(language: str) -> float:
    """Return line height to type size for a language."""
    return _LINE.get(script_of(language), BARE_LINE)


def title_ratio(language: str) -> float:
    """Return line height to type size for titles in a script that asks for more room, 0 for others."""
    ratio = line_ratio(language)
    closer = 1.0 if script_of(language) in _DEEP else _TITLE
    return round(ratio * closer, 3) if ratio > BARE_LINE else 0.0


def line_of(language: str, size: float, scale: float) -> float:
    """Return the height of a line of type; `scale` is by how much the language is set larger or smaller."""
    return round(size * POINT * max(line_ratio(language) * scale, BARE_LINE), 3)


def head_of(ruler: Ruler, work: Work, width: float, credit: str, *, also: bool) -> Head:
    """Return the setting of a work's head; `also`: the translated title stands there too."""
    size, line, lines = _title(ruler, work.original, width, young=work.young)
    height = _EYEBROW + lines * line + _CREDIT * _lines(ruler, credit, width, _CREDIT_SIZE) + _GAP
    if also and work.translation and work.translation.title:
        height += _ALSO * _lines(ruler, work.translation.title, width, _ALSO_SIZE, work.translation.language)
    return Head(size, line, on_grid(height))


def head_of_translation(ruler: Ruler, text: Text, width: float, original: Head) -> Head:
    """Return the setting of the head of a translation on a page of its own: no larger than the original's."""
    size, line, lines = _title(ruler, text, width, young=False, largest=original.size)
    return Head(size, line, on_grid(_EYEBROW + lines * line + _GAP))


def on_grid(height: float) -> float:
    """Return the next height that ends on a line of the grid."""
    return ceil(round(height / GRID, 3)) * GRID


def sink(height: float) -> float:
    """Return how far down a text of this height begins: whole pairs of lines, less than half of the rest."""
    return max(0.0, min((FULL - height) * 0.4 // (2 * GRID), 5)) * 2 * GRID


def _title(
    ruler: Ruler, text: Text, width: float, *, young: bool, largest: float = 99.0
) -> tuple[float, float, int]:
    lines, tall = 1, title_ratio(text.language or "en") * ruler.scale(text.language or "en") * POINT
    for size, least, most in _TITLES_YOUNG if young else _TITLES:
        lines, line = _lines(ruler, text.title, width, size, text.language), max(least, round(size * tall, 2))
        if lines <= most and size <= largest:
            return size, line, lines
    return size, line, lines


def _lines(ruler: Ruler, text: str, width: float, size: float, language: str = "en") -> int:
    return ruler.lines(text, language or "en", width / (size * POINT))
