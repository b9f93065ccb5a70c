"""Bold and italic letters of a document, for as long as its words stand in the entry unchanged."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from sqlalchemy.orm import Session

from competition.entries.documents.models import EntryDocument
from competition.entries.documents.queries import documents_of
from competition.entries.documents.setting_off import marked
from competition.entries.models import Entry
from competition.entries.texts import tidy
from competition.platform.text import paragraphs, stanzas

Span = tuple[int, int, str]
"""From where to where in a text, and how: "i" or "b"."""
_SOMETHING = "\ue000"
"""Keeps a blank at the end of a line from being tidied away while it is measured."""


def emphasis_of(session: Session, entry: Entry) -> list[Span]:
    """Return where the entry's text is set off; nothing once its words are others than the document's."""
    return emphasis_in(entry.text, (sent.document for sent in documents_of(session, entry.id)))


def emphasis_in(text: str, documents: Iterable[EntryDocument]) -> list[Span]:
    """Return where a text is set off by the first of the documents, the latest before, whose text it is."""
    for document in documents:
        taken = tidy(document.text)
        before = text.removesuffix(taken) if taken and text.endswith(taken) else None
        if before is not None and before in ("", tidy(f"{document.title}\n\n.")[:-1]):
            return _moved(document, taken, len(before))
    return []


def stanzas_set_off(text: str, spans: Sequence[Span]) -> list[list[str]]:
    """Return the stanzas of a poem, as `stanzas`, with what is set off in them."""
    found = stanzas(text)
    shown = iter(_set_off([line for stanza in found for line in stanza], text, spans))
    return [[next(shown) for _line in stanza] for stanza in found]


def paragraphs_set_off(text: str, spans: Sequence[Span]) -> list[str]:
    """Return the paragraphs of a prose text, as `paragraphs`, with what is set off in them."""
    return _set_off(paragraphs(text), text.replace("\n", " "), spans)


def _set_off(lines: Sequence[str], text: str, spans: Sequence[Span]) -> list[str]:
    """Return parts of a text, as they follow each other in it, with what is set off in them."""
    if not spans:
        return list(lines)
    shown: list[str] = []
    at = 0
    for line in lines:
        start = text.find(line, at)
        if start < 0:
            return list(lines)
        end = at = start + len(line)
        own = [
            (max(first, start) - start, min(last, end) - start, how)
            for first, last, how in spans
            if first < end and last > start
        ]
        shown.append(marked(line, own))
    return shown


def _moved(document: EntryDocument, taken: str, by: int) -> list[Span]:
    """Return the spans as they lie once the text is tidied and stands `by` letters further on."""
    spans = [_span(each) for each in document.emphasis]
    if taken != document.text:
        lines = document.text.split("\n")
        kept = [tidy(line) for line in lines]
        if "\n".join(kept) != taken:
            return []
        old, new = ([0, *accumulate(len(line) + 1 for line in each)] for each in (lines, kept))

        def move(at: int) -> int:
            row = min(bisect_right(old, at), len(lines)) - 1
            within = len(tidy(lines[row][: at - old[row]] + _SOMETHING)) - 1
            return new[row] + min(within, len(kept[row]))

        spans = [(move(start), move(end), how) for start, end, how in spans]
    return [(start + by, end + by, how) for start, end, how in spans if start < end]


def _span(kept: Sequence[Any]) -> Span:
    start, end, how = kept
    return int(start), int(end), str(how)
