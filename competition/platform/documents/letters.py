"""Letters with their emphasis, on their way to a plain text that keeps its lines."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from competition.platform.documents.blocks import Run

Letter = tuple[str, str]
"""A character and how it is set off: "", "b", "i" or "bi"."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile("[\u00ad\u202a-\u202e\ufeff]")


def plain(text: str) -> str:
    """Return letters in NFC with plain line ends, without control characters and forced directions."""
    kept = _DROPPED.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", "".join(_allowed(char) for char in kept))


def _allowed(char: str) -> str:
    return char if char in "\n\t" else {"Cc": "", "Cs": "\ufffd"}.get(unicodedata.category(char), char)


def letters_of(runs: Iterable[Run]) -> list[Letter]:
    """Return the letters of runs with their emphasis."""
    found: list[Letter] = []
    for run in runs:
        how = ("b" if run.look.bold else "") + ("i" if run.look.italic else "")
        found.extend((char, how) for char in plain(run.text))
    return found


def unmarked(text: str) -> list[Letter]:
    """Return letters that are not set off."""
    return [(char, "") for char in text]


def said(letters: Iterable[Letter]) -> str:
    """Return the letters alone."""
    return "".join(char for char, _how in letters)


def split_lines(letters: list[Letter]) -> list[list[Letter]]:
    """Return the lines, without the white space at their ends."""
    lines: list[list[Letter]] = [[]]
    for letter in letters:
        if letter[0] == "\n":
            lines.append([])
        else:
            lines[-1].append(letter)
    return [trimmed(line) for line in lines]


def trimmed(line: list[Letter]) -> list[Letter]:
    """Return a line without white space at its end."""
    end = len(line)
    while end and line[end - 1][0].isspace():
        end -= 1
    return line[:end]


def joined(lines: Iterable[list[Letter]]) -> list[Letter]:
    """Return lines as one text."""
    found: list[Letter] = []
    for at, line in enumerate(lines):
        if at:
            found.append(("\n", ""))
        found.extend(line)
    return found


def emphasis(letters: list[Letter]) -> list[list[int | str]]:
    """Return where a text is set off: start, end, and how.

    A text that is set off throughout has no emphasis, and blanks have none.
    """
    everywhere = [how for char, how in letters if not char.isspace()]
    found: list[list[int | str]] = []
    for kind in "bi":
        if not all(kind in how for how in everywhere):
            found.extend([*_span(letters, start, end), kind] for start, end in _stretches(letters, kind))
    return sorted((each for each in found if each[0] != each[1]), key=lambda each: (each[0], each[2]))


def _stretches(letters: list[Letter], kind: str) -> Iterator[tuple[int, int]]:
    at = 0
    for marked, group in groupby(letters, key=lambda letter: kind in letter[1]):
        size = sum(1 for _each in group)
        if marked:
            yield at, at + size
        at += size


def _span(letters: list[Letter], start: int, end: int) -> list[int | str]:
    while start < end and letters[start][0].isspace():
        start += 1
    while end > start and letters[end - 1][0].isspace():
        end -= 1
    return [start, end]
