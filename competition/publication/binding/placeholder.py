"""A page that is kept for what cannot be set, and says so in the book's language: no text stops the book."""

from collections.abc import Mapping
from dataclasses import replace

from competition.platform.i18n import gettext as _
from competition.platform.i18n import use_locale
from competition.platform.languages import text_direction
from competition.publication.manuscript import QUIET_AWARD, Byline, Chapter, Manuscript, Section, Text, Work
from competition.publication.voices import Voice, without_words


def with_placeholders(book: Manuscript, reasons: Mapping[str, str]) -> Manuscript:
    """Return the book with a note in each place, by its anchor, that cannot be set for a reason.

    Nothing of what was sent in is on such a page, nor in the lists that name it: any of it may be at fault.
    """
    with use_locale(book.language):
        return replace(
            book,
            sections=tuple(_section(each, book.language, reasons) for each in book.sections),
            chapters=tuple(_chapter(each, reasons) for each in book.chapters),
            voices=tuple(_voice(each, book.language, reasons) for each in book.voices),
        )


def _section(section: Section, language: str, reasons: Mapping[str, str]) -> Section:
    works = (
        _work(work, language, reasons[work.anchor]) if work.anchor in reasons else work
        for work in section.works
    )
    return replace(section, works=tuple(works))


def _work(work: Work, language: str, reason: str) -> Work:
    title = _("Placeholder for entry %(number)s", number=work.number)
    return replace(
        work,
        original=Text("", text_direction(language), title, _words(reason)),
        translation=None,
        pictures=(),
        byline=Byline(made_by="pupil"),  # else it were said to be made together
        award=QUIET_AWARD,
    )


def _voice(voice: Voice, language: str, reasons: Mapping[str, str]) -> Voice:
    if voice.anchor not in reasons:
        return voice
    return without_words(voice, Text("", text_direction(language), "", _words(reasons[voice.anchor])))


def _chapter(chapter: Chapter, reasons: Mapping[str, str]) -> Chapter:
    if chapter.anchor not in reasons:
        return chapter
    return replace(chapter, title="", author="", text=_words(reasons[chapter.anchor]))


def _words(reason: str) -> str:
    """Return what the page says, a sentence to a paragraph."""
    return "\n\n".join(
        (
            _("This page is kept for a text that could not be set."),
            _why(reason),
            _("Once it is mended, the next edition shows it."),
        )
    )


def _why(reason: str) -> str:
    if reason == "time":
        return _("Setting it took too long.")
    if reason == "memory":
        return _("Setting it took too much memory.")
    if reason == "length":
        return _("It has a line without an end.")
    return _("It stopped the typesetting.")
