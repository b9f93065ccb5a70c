"""Breaking lines: at spaces, and in scripts without them where ICU's dictionaries part words. Pure.

`Measure` gives a text's width in ems; widths below are in ems too.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from icu4py.breakers import CharacterBreaker, LineBreaker

from competition.platform.scripts import script

Measure = Callable[[str], float]

_SPACELESS = ("Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Lana", "Tale", "Talu", "Tavt", "Cham", "Java", "Bali")
"""Scripts without spaces between words, beside those of East Asia."""
_PHRASES = "ja-u-lw-phrase"
"""Japanese broken at phrases: no line ends within a word or before its particle."""
_BREAK = "\u200b"
_AFTER = (" ", "\t", "\n", _BREAK, "\u1361")
"""Marks after which a line may end: spaces, the invisible one, and the Ethiopic word space."""
_HELD = re.compile(r"(?<=[\u00a0\u202f])(?=\w)")
"""Between words that a space without a break holds together; not before a mark that stands apart."""
_NEVER_LAST = ("\u17d2", "\u1039", *"เแโใไເແໂໃໄ")
"""What stands before its letter, or joins it to the next one: never last even in a word that is broken."""


_ANY = sys.maxsize


def greedy(text: str, measure: Measure, width: float) -> list[str]:
    """Fill lines of `width` one after the other; a word wider than a line is broken as its script allows."""
    return _filled(atoms(text, measure, width), measure, width)


def unparted(parts: Sequence[str], measure: Measure, width: float) -> list[str]:
    """Fill lines of `width` with parts that no line ends within, unless one is wider than a line."""
    whole = ([part] if measure(part.strip()) <= width else atoms(part, measure, width) for part in parts)
    return _filled([each for part in whole for each in part], measure, width)


def _filled(parts: Sequence[str], measure: Measure, width: float, most: int = _ANY) -> list[str]:
    """Fill lines; those that come after one more than `most` are left out."""
    lines = [""]
    for part in parts:
        if len(lines) > most + 1:
            break
        longer = lines[-1] + part
        if lines[-1].strip() and measure(longer.strip()) > width:
            lines.append(part.lstrip())
        else:
            lines[-1] = longer
    return [as_line(line) for line in lines if line.strip()]


def balanced(text: str, measure: Measure, width: float, *, most: int = _ANY) -> list[str]:
    """Break into as few lines as `width` allows, and make these as equally long as they can be.

    Where `most` lines are not enough there is no use in that: some more come back as they are.
    """
    parts = atoms(text, measure, width)
    best = _filled(parts, measure, width, most)
    if len(best) > most:
        return best
    low, high = width / max(len(best), 1), width
    for _ in range(8):
        middle = (low + high) / 2
        lines = _filled(parts, measure, middle, len(best))
        if len(lines) <= len(best) and all(measure(line) <= middle for line in lines):
            best, high = lines, middle
        else:
            low = middle
    return best


def atoms(text: str, measure: Measure, width: float) -> list[str]:
    """Return what stays together in lines of `width`, each with the space behind it."""
    found: list[str] = []
    for word in in_words(text):
        found += [word] if measure(word.strip()) <= width else _broken(word, measure, width)
    return found


def as_line(text: str) -> str:
    """Return what was kept together as it is drawn: without spaces at its ends, or marks where it may end."""
    return text.strip().replace(_BREAK, "")


@lru_cache(256)
def in_words(text: str) -> Sequence[str]:
    """Return the words, Japanese in phrases; the same text is broken in many sizes."""
    kana = any(script(char) in ("Hira", "Kana") for char in text)
    words: list[str] = []
    for piece in LineBreaker(text, _PHRASES if kana else "und"):
        if words and not _parted(words[-1], piece):
            words[-1] += piece
        else:
            words.append(piece)
    return words


def _parted(before: str, after: str) -> bool:
    """Whether a line may end here though nothing is too wide: not after a hyphen, nor within Korean words.

    A mark that stands on a space stays with it: alone at a line's beginning it would get a dotted circle.
    """
    if unicodedata.category(after[0]) == "Mn":
        return False
    return before.endswith(_AFTER) or spaceless(before[-1]) or spaceless(after[0])


def spaceless(char: str) -> bool:
    """Whether a character is of a script that puts no space between words."""
    code = script(char)
    return code in _SPACELESS or (unicodedata.east_asian_width(char) in "WF" and code != "Hang")


def _broken(word: str, measure: Measure, width: float) -> Iterator[str]:
    """Yield the parts of a word that is wider than a line: where it may be parted at all, else anywhere."""
    for piece in LineBreaker(word, "und"):
        # Words that were to stay together part before any of them is torn.
        for part in [piece] if measure(piece.strip()) <= width else _HELD.split(piece):
            if measure(part.strip()) <= width:
                yield part
            else:
                yield from _letters(part)


def _letters(word: str) -> list[str]:
    """Return letters with what belongs to each."""
    letters: list[str] = []
    for letter in CharacterBreaker(word, "und"):
        if letters and letters[-1].endswith(_NEVER_LAST):
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters
