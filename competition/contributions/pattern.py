"""The pattern of a quote: “I am many things. I am …, I like …, I do …. I am a migrant.”"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """A part of the pattern, in its order."""

    OPENING = "opening"
    AM = "am"
    LIKE = "like"
    DO = "do"
    CLOSING = "closing"


PATTERNS = {
    "en": "I am many things. I am …, I like …, I do …. I am a migrant.",
    "fr": "Je suis beaucoup de choses. Je suis …, j’aime …, je fais …. Je suis un migrant (une migrante).",
}
"""The whole pattern, in the languages in which it can be checked."""
_PARTS = {
    "en": {
        Part.OPENING: r"\Ai am many things\b",
        Part.AM: r"\bi am (?!many things\b|a migrant\W*\Z)\w",
        Part.LIKE: r"\bi (?:like|love) \w",
        Part.DO: r"\bi do \w",
        Part.CLOSING: r"\bi am a migrant\W*\Z",
    },
    "fr": {
        Part.OPENING: r"\Aje suis (?:beaucoup|plein) de choses\b",
        Part.AM: r"\bje suis (?!(?:beaucoup|plein) de choses\b|une? migrante?\W*\Z)\w",
        Part.LIKE: r"\bj'aime \w",
        Part.DO: r"\bje fais \w",
        Part.CLOSING: r"\bje suis une? migrante?\W*\Z",
    },
}
_OPENINGS = {"en": r"\bi am many things\b", "fr": r"\bje suis (?:beaucoup|plein) de choses\b"}
_MARKS = " \n\t\"“”„«»‹›'‘’"


@dataclass(frozen=True)
class Found:
    """How many quotes a text holds, and what its pattern lacks."""

    quotes: int
    parts: tuple[Part, ...]


def parts_missing(text: str, language: str) -> Found | None:
    """Return what a quote lacks of the pattern; None in a language in which Garland does not know it.

    Case, kinds of apostrophes, short forms and quotation marks round it do not matter. The parts must come
    in their order.
    """
    tongue = language.replace("_", "-").split("-")[0].lower()
    if tongue not in _PARTS:
        return None
    plain, place, lacking = _plain(text), 0, []
    for part, expression in _PARTS[tongue].items():
        found = re.compile(expression).search(plain, 0 if part is Part.CLOSING else place)
        if found is None:
            lacking.append(part)
        else:
            place = found.end()
    return Found(len(re.findall(_OPENINGS[tongue], plain)), tuple(lacking))


def _plain(text: str) -> str:
    """Return a text as it is compared: on one line, in small letters, with one kind of apostrophe."""
    line = " ".join(text.strip(_MARKS).split()).casefold()
    return re.sub("[’ʼ‘]", "'", line).replace("i'm ", "i am ").replace("j'suis ", "je suis ")
