"""A work's words as the pages set them: how it opens, original and translation, in lines or in paragraphs."""

import re
from dataclasses import dataclass, replace

from competition.entries.models import Entry
from competition.platform.languages import text_direction
from competition.platform.text import paragraphs, stanzas

OPENING_LINES = 3
OPENING_LETTERS = 160
_SENTENCE = re.compile(r"(?<=[.!?…。！？؟।])\s+")


@dataclass(frozen=True)
class Words:
    """One text of a work in its language and direction."""

    title: str
    language: str
    direction: str
    stanzas: list[list[str]]
    paragraphs: list[str]
    credit: str = ""

    @property
    def has_text(self) -> bool:
        """Whether there is more than a title."""
        return bool(self.stanzas or self.paragraphs)


@dataclass(frozen=True)
class Opening:
    """The first lines of a poem or the first sentence of an essay."""

    lines: tuple[str, ...]
    language: str


def original(entry: Entry, form: str) -> Words:
    """Return the work as it was written."""
    return _words(entry.title, entry.language, entry.text, form)


def translation(entry: Entry, form: str) -> Words | None:
    """Return the translation, None where there is none."""
    if not entry.translation and not entry.translation_title:
        return None
    words = _words(entry.translation_title, entry.translation_language, entry.translation, form)
    return replace(words, credit=entry.translation_credit)


def prefers_translation(entry: Entry, reader: str) -> bool:
    """Whether the translation, and not the original, is in the language of the `reader` (BCP 47)."""
    return bool(
        entry.translation
        and same_language(entry.translation_language, reader)
        and not same_language(entry.language, reader)
    )


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, whatever its country or script."""
    return bool(one) and one.split("-")[0].lower() == other.split("-")[0].lower()


def opening(entry: Entry, form: str, reader: str) -> Opening | None:
    """Return how a work opens, in the reader's language where it is there in it; None without words."""
    if prefers_translation(entry, reader):
        text, language = entry.translation, entry.translation_language
    else:
        text, language = entry.text, entry.language
    lines = _first_lines(text) if form == "poem" else _first_sentence(text)
    return Opening(lines, language) if lines else None


def _first_lines(text: str) -> tuple[str, ...]:
    found = stanzas(text)
    return tuple(shortened(line) for line in found[0][:OPENING_LINES]) if found else ()


def _first_sentence(text: str) -> tuple[str, ...]:
    found = paragraphs(text)
    return (shortened(_SENTENCE.split(found[0], maxsplit=1)[0]),) if found else ()


def shortened(text: str) -> str:
    """Return a text cut at a space when it is longer than an opening may be, and then marked as cut."""
    if len(text) <= OPENING_LETTERS:
        return text
    cut = text[:OPENING_LETTERS].rpartition(" ")[0] or text[:OPENING_LETTERS]
    return cut.rstrip(" ,;:–—") + "…"


def _words(title: str, language: str, text: str, form: str) -> Words:
    as_poem = form == "poem"
    return Words(
        title=title,
        language=language,
        direction=text_direction(language) if language else "",
        stanzas=stanzas(text) if as_poem else [],
        paragraphs=[] if as_poem else paragraphs(text),
    )
