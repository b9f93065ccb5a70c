"""A part of a work, and the mark that something is left out, as its language sets it. The kept text stays."""

from dataclasses import dataclass, replace

from competition.publication.manuscript import Text, Work

BRACKETS = "[…]"
_MARKS = {
    "zh": "……",
    "ja": "（……）",
    "ko": "(…)",
    "ru": "<…>",
    "uk": "<…>",
    "be": "<…>",
    "bg": "<…>",
    "pl": "(…)",
    "pt": "(…)",
}
_FULL_WIDTH = frozenset(("……", "（……）"))
_FORM_OF_LINES = "poem"


@dataclass(frozen=True)
class Span:
    """From which line or paragraph to which, counted from 1; None is the beginning or the end."""

    first: int | None = None
    last: int | None = None

    def within(self, count: int) -> tuple[int, int]:
        """Return the span in a text of `count` lines; the whole of a text that has grown too short for it."""
        first, last = self.first or 1, min(self.last or count, count)
        return (first, last) if 1 <= first <= last else (1, count)


@dataclass(frozen=True)
class Excerpt:
    """What of a work is printed; the translation follows the original where nothing else is said."""

    original: Span
    translation: Span | None = None

    def of(self, work: Work) -> Work:
        """Return the work as it is printed."""
        own = excerpt(work.original, work.form, self.original)
        if work.translation is None:
            return replace(work, original=own)
        span = self.translation or self.original
        return replace(work, original=own, translation=excerpt(work.translation, work.form, span))


EVERYTHING = Span()
WHOLE = Excerpt(EVERYTHING)


def omission(language: str) -> str:
    """Return the mark that something is left out, as a language sets it."""
    return _MARKS.get(language.partition("-")[0].lower(), BRACKETS)


def parts(text: Text, form: str) -> list[str]:
    """Return what an excerpt of a text is counted by: a poem's lines, the paragraphs of prose."""
    if form == _FORM_OF_LINES:
        return [line for stanza in text.stanzas for line in stanza]
    return text.paragraphs


def excerpt(text: Text, form: str, span: Span) -> Text:
    """Return a span of a text, marked where something is left out; the text itself where nothing is."""
    count = len(parts(text, form))
    first, last = span.within(count)
    if (first, last) == (1, count) or not count:
        return text
    cut = _of_lines if form == _FORM_OF_LINES else _of_paragraphs
    return replace(text, text=cut(text, first, last))


def _of_lines(text: Text, first: int, last: int) -> str:
    """Return these lines; a mark stands on a line of its own, and with the stanza that was cut into."""
    stanzas, mark, at = list[list[str]](), omission(text.language), 0
    for stanza in text.stanzas:
        kept = [line for number, line in enumerate(stanza, at + 1) if first <= number <= last]
        if kept:
            before = [mark] * (at + 1 < first)
            after = [mark] * (at + len(stanza) > last)
            stanzas.append([*before, *kept, *after])
        at += len(stanza)
    if first > 1 and stanzas[0][0] != mark:
        stanzas.insert(0, [mark])
    if last < at and stanzas[-1][-1] != mark:
        stanzas.append([mark])
    return "\n\n".join("\n".join(stanza) for stanza in stanzas)


def _of_paragraphs(text: Text, first: int, last: int) -> str:
    """Return these paragraphs, a mark before the first and after the last where something is left out."""
    kept, mark = text.paragraphs[first - 1 : last], omission(text.language)
    space = "" if mark in _FULL_WIDTH else " "
    if first > 1:
        kept[0] = f"{mark}{space}{kept[0]}"
    if last < len(text.paragraphs):
        kept[-1] = f"{kept[-1]}{space}{mark}"
    return "\n\n".join(kept)
