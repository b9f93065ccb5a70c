"""A work's words as the page sets them: original and translation, in lines or in paragraphs."""

from dataclasses import dataclass

from competition.entries.models import Entry
from competition.platform.languages import text_direction
from competition.platform.text import paragraphs, stanzas


@dataclass(frozen=True)
class Words:
    """One text of a work in its language and direction."""

    title: str
    language: str
    direction: str
    stanzas: list[list[str]]
    paragraphs: list[str]


def original(entry: Entry, form: str) -> Words:
    """Return the work as it was written."""
    return _words(entry.title, entry.language, entry.text, form)


def translation(entry: Entry, form: str) -> Words | None:
    """Return the translation, None where there is none."""
    if not entry.translation and not entry.translation_title:
        return None
    return _words(entry.translation_title, entry.translation_language, entry.translation, form)


def _words(title: str, language: str, text: str, form: str) -> Words:
    as_poem = form == "poem"
    return Words(
        title=title,
        language=language,
        direction=text_direction(language) if language else "",
        stanzas=stanzas(text) if as_poem else [],
        paragraphs=[] if as_poem else paragraphs(text),
    )
