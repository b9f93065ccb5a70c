"""How a correction changes a work: its words, and nothing of whose they are or of what was allowed. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from competition.publication.manuscript import Section, Work
from competition.publication.proofing.rules import Printed


def corrected(section: Section, corrections: Mapping[int, Printed]) -> Section:
    """Return a section with the words of its works as they are printed; `corrections` by entry."""
    works = (
        with_words(work, corrections[work.entry_id]) if work.entry_id in corrections else work
        for work in section.works
    )
    return replace(section, works=tuple(works))


def with_words(work: Work, words: Printed) -> Work:
    """Return a work with other words; a translation that nobody sent in is none."""
    original = replace(work.original, title=words.title, text=words.text)
    translation = work.translation
    if translation is not None:
        translation = replace(translation, title=words.translation_title, text=words.translation)
    return replace(work, original=original, translation=translation)
