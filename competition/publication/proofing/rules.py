"""What stands of a proof, and what its teachers say to it. Pure."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


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

    @property
    def stamp(self) -> str:
        """Their hash, for telling whether they are still those that somebody has seen."""
        return hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()


def standing(answer: Answer, *, stamp: str, now: str, replied: bool) -> Standing:
    """Return where a proof stands: `stamp` is that of the pages answered about, `now` that of the pages."""
    if answer is Answer.WAITING:
        return Standing.SILENT
    if answer is Answer.APPROVED:
        return Standing.APPROVED if stamp == now else Standing.VOID
    return Standing.ANSWERED if replied else Standing.ASKED


def together(before: str, more: str) -> str:
    """Return what was asked for and what is asked besides; what is sent twice is said once."""
    if before == more or before.endswith(f"\n\n{more}"):
        return before
    return f"{before}\n\n{more}" if before else more
