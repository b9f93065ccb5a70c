"""Prose whose lines were broken at a margin, with its lines joined."""

from collections.abc import Sequence
from statistics import median

from competition.platform.documents.letters import Letter, trimmed

Line = list[Letter]
WIDEST = 90
"""In letters: longer lines are whole paragraphs already."""


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Return prose whose lines were broken at a margin with its lines joined; other prose as it is."""
    stretches: list[list[Line]] = [[]]
    for line in lines:
        if line:
            stretches[-1].append(line)
        elif stretches[-1]:
            stretches.append([])
    longest = max((len(line) for line in lines), default=0)
    inner = [len(line) for stretch in stretches for line in stretch[:-1]]
    if longest > WIDEST or len(inner) < 3 or median(inner) < 0.75 * longest or longest < 50:
        return list(lines)
    return join_stretches([stretch for stretch in stretches if stretch])


def join_stretches(stretches: Sequence[Sequence[Line]]) -> list[Line]:
    """Return each stretch of lines as one, a blank line between them."""
    found: list[Line] = []
    for stretch in stretches:
        if found:
            found.append([])
        found.append(join_lines(stretch))
    return found


def join_lines(lines: Sequence[Line]) -> Line:
    """Return lines as one; a word parted at the end of a line is put together again."""
    whole: Line = []
    for line in lines:
        words = [letter for letter in line if letter[0] != "\u00ad"]
        if not whole:
            whole = list(words)
        elif _parted(whole, words):
            whole = whole[:-1] + words
        else:
            dense = _dense(whole[-1][0]) and bool(words) and _dense(words[0][0])
            whole = [*whole, *([] if dense else [(" ", "")]), *words]
    return trimmed(whole)


def _parted(whole: Line, words: Line) -> bool:
    """Whether a word goes on in the next line: a hyphen between two small letters."""
    if len(whole) < 2 or not words or whole[-1][0] not in "-\u2010":
        return False
    return whole[-2][0].isalpha() and whole[-2][0].islower() and words[0][0].islower()


def _dense(char: str) -> bool:
    """Whether the script of a letter has no spaces between words."""
    code = ord(char)
    return 0x3000 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFF65 or code >= 0x20000
