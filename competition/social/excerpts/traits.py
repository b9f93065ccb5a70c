"""What can be told of a line or a sentence by its words alone. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from competition.social.excerpts.words import words
from competition.social.sentences import begins_small, pauses

_QUESTION, _CRY = "?？؟፧⁇⁈꘏", ("!", "！", "߹", "՜")
_AROUND = "\"'»«”’“‘)]}」』›‹ \u00a0\u202f"
_SPEECH = tuple("–—―-－\"'«»“”„‟‘‚「『‹›")
_BULLET = re.compile(r"\s*(?:[\d\u0660-\u0669\u06f0-\u06f9]+\s?[.):]|[•*●▪◦·])")
_LABEL = re.compile(r"[^\s:：]+(?:\s[^\s:：]+){0,2}\s?(?::\s|：)")
_NOUNS = ("de", "lb")
"""Languages that write every noun with a capital."""


@dataclass(frozen=True)
class Traits:
    """What a unit does, and how many of its words are numbers in figures, in capitals, or names."""

    small: bool
    asks: bool
    cries: bool
    speaks: bool
    lists: bool
    pauses: bool
    figures: int
    capitals: int
    names: int


def traits(text: str, named: frozenset[str]) -> Traits:
    """Look at a line or a sentence of a text that has these names."""
    last, found = text.rstrip(_AROUND), words(text)
    return Traits(
        small=begins_small(text),
        # Armenian asks on the last sounding syllable, not at the end.
        asks=last.endswith(tuple(_QUESTION)) or any("՞" in word for word in last.split()[-1:]),
        cries=last.endswith(_CRY),
        speaks=text.lstrip().startswith(_SPEECH),
        lists=bool(_BULLET.match(text) or _LABEL.match(text)),
        pauses=pauses(text),
        figures=sum(any(map(str.isnumeric, word)) and not word.isalpha() for word in found),
        capitals=sum(len(word) > 2 and word.isupper() for word in found),
        names=sum(word in named for word in found),
    )


def names(texts: Sequence[str], language: str) -> frozenset[str]:
    """Return the words that never stand without a capital: mostly names, which strangers do not know."""
    if language.split("-")[0].lower() in _NOUNS:
        return frozenset()
    small = {word for text in texts for word in words(text) if word.islower()}
    inner = {word for text in texts for word in re.findall(r"(?<=[\w,;:’'] )[^\W\d_]\w+", text)}
    return frozenset(word for word in inner if word.istitle() and word.lower() not in small)
