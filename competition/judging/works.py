"""An entry's words as a judge's page shows them."""

from dataclasses import dataclass
from typing import Protocol

from competition.entries.blind import BlindEntry
from competition.judging.rules import ReadingMode
from competition.platform.languages import text_direction
from competition.platform.text import paragraphs, stanzas


class ToRead(Protocol):
    """A judges' copy, and how a judge reads it: an assignment, or a work of a duel."""

    @property
    def blind_entry(self) -> BlindEntry:
        """The copy."""

    @property
    def mode(self) -> ReadingMode:
        """How it is read."""


@dataclass(frozen=True)
class Work:
    """A text with its language and direction; a poem in stanzas, anything else in paragraphs."""

    title: str
    language: str
    direction: str
    stanzas: list[list[str]]
    paragraphs: list[str]


def read_works(read: ToRead, form: str) -> list[Work]:
    """Return the texts to read, the judged one first: the original, or the translation read instead."""
    entry = read.blind_entry
    original = _work(entry.title, entry.language, entry.text, form)
    if not entry.translation and not entry.translation_title:
        return [original]
    translation = _work(entry.translation_title, entry.translation_language, entry.translation, form)
    if read.mode is ReadingMode.TRANSLATION:
        return [translation, original]
    return [original, translation]


def text_to_read(title: str, language: str, text: str, form: str) -> Work:
    """Return a text as it is read, whatever it is of."""
    return _work(title, language, text, form)


def _work(title: str, language: str, text: str, form: str) -> Work:
    as_poem = form == "poem"
    return Work(
        title,
        language,
        text_direction(language) if language else "auto",
        stanzas(text) if as_poem else [],
        [] if as_poem else paragraphs(text),
    )
