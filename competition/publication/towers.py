"""Letters that carry so many marks that these reach into the lines above and below. Pure."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

MOST = 2
"""So many marks find room above a letter, and as many below it: no script that is read needs more."""
MOST_OTHER = 6
"""So many others, which have places of their own, as the vowels and tones of Hebrew or Tibetan have."""
_ABOVE = frozenset((214, 216, 228, 230, 232, 234))
_BELOW = frozenset((202, 218, 220, 222, 233, 240))
"""Classes of marks, as Unicode numbers them, that are put on each other on one side of a letter."""


@dataclass(frozen=True)
class Tower:
    """A letter and how many marks it carries, those that are part of it counted too."""

    letter: str
    marks: int


def tallest(text: str) -> Tower | None:
    """Return the letter with most marks, where they do not find room; None where all do."""
    found = [Tower(letter, len(marks)) for letter, marks in _stacked(text) if _towers(marks)]
    return max(found, key=lambda tower: tower.marks, default=None)


def _towers(marks: str) -> bool:
    """Whether marks stand on each other: too many on a side, or the same one again."""
    sides = Counter(_side(mark) for mark in marks)
    most = {"above": MOST, "below": MOST, "": MOST_OTHER}
    return any(number > most[side] for side, number in sides.items()) or len(set(marks)) < len(marks)


def _side(mark: str) -> str:
    place = unicodedata.combining(mark)
    return "above" if place in _ABOVE else "below" if place in _BELOW else ""


def _stacked(text: str) -> Iterator[tuple[str, str]]:
    """Yield each letter that carries marks, with them; marks without a letter stand on a dotted circle."""
    letter, marks = "", ""
    for sign in unicodedata.normalize("NFD", text):
        if unicodedata.category(sign) in ("Mn", "Me"):
            marks += sign
        elif unicodedata.category(sign) != "Cf":
            if marks:
                yield letter, marks
            letter, marks = ("◌" if sign.isspace() else sign), ""
    if marks:
        yield letter or "◌", marks
