"""What stands of a proof, and what a correction changes. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Answer(StrEnum):
    """What a teacher has said to the pages; WAITING while they said nothing."""

    WAITING = "waiting"
    APPROVED = "approved"
    ASKED = "asked"


class Where(StrEnum):
    """What of the pages a correction is asked for."""

    TITLE = "title"
    TEXT = "text"
    TRANSLATION = "translation"
    CREDIT = "credit"
    PICTURE = "picture"
    LAYOUT = "layout"


class Standing(StrEnum):
    """Where the proof of a work stands with one teacher."""

    UNSENT = "unsent"
    SILENT = "silent"
    APPROVED = "approved"
    ASKED = "asked"
    ANSWERED = "answered"
    VOID = "void"


@dataclass(frozen=True)
class Printed:
    """The words of a work that are printed."""

    title: str
    text: str
    translation_title: str
    translation: str


class Change(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Stretch:
    """A stretch of text, and what happened to it."""

    change: Change
    text: str


def standing(answer: Answer, *, stamp: str, now: str, replied: bool) -> Standing:
    """Return where a proof stands: `stamp` is that of the pages answered about, `now` that of the pages."""
    if answer is Answer.WAITING:
        return Standing.SILENT
    if answer is Answer.APPROVED:
        return Standing.APPROVED if stamp == now else Standing.VOID
    return Standing.ANSWERED if replied else Standing.ASKED


def difference(before: str, after: str) -> list[Stretch]:
    """Return how one text became another, word by word; letter by letter where no spaces part words."""
    one, other = _words(before), _words(after)
    found: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Stretch(Change.SAME, "".join(one[a:b])))
            continue
        if a < b:
            found.append(Stretch(Change.GONE, "".join(one[a:b])))
        if c < d:
            found.append(Stretch(Change.NEW, "".join(other[c:d])))
    return found


def _words(text: str) -> list[str]:
    return [part for token in _TOKEN.findall(text) for part in _parts(token)]


def _parts(token: str) -> Iterator[str]:
    if _DENSE.search(token):
        yield from token
    else:
        yield token
