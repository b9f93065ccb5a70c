"""A line of verse too long for its column, turned: its rest stands below it. Pure.

Widths are in ems.
"""

from collections.abc import Sequence
from functools import lru_cache

from icu4py.breakers import WordBreaker

from competition.social.breaking import Measure, as_line, atoms

Row = list[int]
"""The atoms of a row, by their numbers."""


def turned(line: str, measure: Measure, width: float, rest: float) -> list[str]:
    """Return a line in rows: one of `width` and, below it, as few as its rest needs, narrower ones.

    No word stands alone in those below: a second one comes down to it, if there is one that fits.
    """
    parts = atoms(line, measure, rest)
    rows = _filled(parts, measure, width, rest)
    for at in range(len(rows) - 1, 0, -1):
        rows[at - 1 : at + 1] = _together(rows[at - 1], rows[at], line, parts, measure, rest)
    return [text for text in (_text(parts, row) for row in rows) if text] or [""]


def _filled(parts: Sequence[str], measure: Measure, width: float, rest: float) -> list[Row]:
    rows: list[Row] = [[]]
    for number in range(len(parts)):
        longer = [*rows[-1], number]
        if rows[-1] and measure(_text(parts, longer)) > (width if len(rows) == 1 else rest):
            rows.append([number])
        else:
            rows[-1] = longer
    return rows


def _together(
    above: Row, below: Row, line: str, parts: Sequence[str], measure: Measure, width: float
) -> tuple[Row, Row]:
    """Return two rows, the lower one of two words at least, if the upper one can give it another."""
    begins = _begin_words(line, tuple(parts))
    for kept in range(len(above), 0, -1):
        lower = [*above[kept:], *below]
        if measure(_text(parts, lower)) > width:
            break
        if sum(begins[number] for number in lower) > 1:
            return above[:kept], lower
    return above, below


def _text(parts: Sequence[str], row: Row) -> str:
    return as_line("".join(parts[number] for number in row))


@lru_cache(256)
def _begin_words(line: str, parts: Sequence[str]) -> Sequence[bool]:
    """Return of each part of a line whether a word begins in it.

    Chinese may be parted within a word, and a word wider than any row is: its later parts begin none.
    """
    starts, at = {0}, 0
    for piece in WordBreaker(line, "und"):
        starts.add(at)
        at += len(piece)
    found, at = [], 0
    for part in parts:
        letters = [at + place for place, character in enumerate(part) if character.isalnum()]
        found.append(bool(letters) and letters[0] in starts)
        at += len(part)
    return found
