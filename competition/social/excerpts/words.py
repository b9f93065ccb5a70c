"""The words of a text as they are compared and measured, in every script. Pure."""

import unicodedata
from itertools import groupby, pairwise

from competition.platform.scripts import clusters, script

_SPACELESS = ("Hani", "Hira", "Kana", "Bopo", "Thai", "Laoo", "Khmr", "Mymr")
_STEM = 5
"""Words are compared by their first letters, so that an inflected word is the same word."""
_LETTER, _SPACELESS_LETTER = 1, 2


def words(text: str) -> list[str]:
    """Return runs of letters, marks and figures, as written; a script without spaces by itself."""
    return ["".join(run) for kind, run in groupby(text, key=_kind) if kind]


def stems(text: str) -> list[str]:
    """Return what two passages share when they speak of the same.

    That is the beginnings of words, and pairs of characters in scripts that do not part words.
    """
    found: list[str] = []
    for word in words(text):
        if _kind(word[0]) == _LETTER:
            found.append(word.casefold()[:_STEM])
        else:
            found += [one + other for one, other in pairwise(clusters(word))] or [word]
    return found


def breadth(text: str) -> int:
    """Return how long a text is to the eye: marks count nothing, wide characters twice."""
    return sum(_breadth(character) for character in text)


def _breadth(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _kind(character: str) -> int:
    if unicodedata.category(character)[0] not in "LMN":
        return 0
    return _SPACELESS_LETTER if script(character) in _SPACELESS else _LETTER
