"""Words in letters that not every reader has, within texts that are read in the reader's own face. Pure."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from competition.platform.languages import script_of
from competition.publication import breaks

_EVERYWHERE = (
    (0x0000, 0x017F),  # Latin: ASCII, the languages of western and central Europe
    (0x0218, 0x021B),  # Romanian
    (0x0386, 0x03CE),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x0490, 0x0491),
    (0x1E9E, 0x1E9E),
    (0x2010, 0x2026),
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
    (0x2116, 0x2122),
)
_KNOWN = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _EVERYWHERE)
_WORD = re.compile(rf"(\S*[^{_KNOWN}\s]\S*)")
_MANY = 0.2
"""Of the words of a language: so many make it one whose readers need its letters throughout."""


def is_read_everywhere(language: str) -> bool:
    """Whether the script of a language is one that every reader has."""
    return script_of(language) in ("Latn", "Grek", "Cyrl", "Zzzz")


def rare_words(text: str) -> list[str]:
    """Return the words that have a letter which not every reader has."""
    return _WORD.findall(text)


def are_many(rare: Sequence[str], text: str) -> bool:
    """Whether so many words of a text are rare that it is better set in one face throughout."""
    return len(rare) > _MANY * len(text.split())


def lettered(text: str, language: str) -> Markup:
    """Return a text as it is read: words with rare letters are marked, signs of east Asia stand upright."""
    if not is_read_everywhere(language):
        return breaks.upright(text, language)
    marks = Markup("{}"), Markup('<span class="rare">{}</span>')
    parts = enumerate(_WORD.split(text))
    return Markup("").join(marks[at % 2].format(breaks.upright(part, language)) for at, part in parts)
