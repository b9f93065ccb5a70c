"""What a document is, where it stands on its way into an entry, and the title that a file's name proposes."""

from enum import StrEnum
from pathlib import PurePosixPath

from competition.platform import kinds, sniff


class DocumentKind(StrEnum):
    """The kinds of documents from which a text can be taken over."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    TXT = "txt"


class DocumentState(StrEnum):
    """A document is safe as soon as it is received; it is read later.

    READY: its text waits, because the entry has one already. SET_ASIDE: the teacher has kept the entry's own.
    """

    RECEIVED = "received"
    READY = "ready"
    TAKEN = "taken"
    SET_ASIDE = "set-aside"
    NEEDS_A_LOOK = "needs-a-look"


ASKING = (DocumentState.RECEIVED, DocumentState.READY, DocumentState.NEEDS_A_LOOK)
"""States in which a document asks its teacher for something, if only for patience."""
LIMIT = 40_000_000
"""The most bytes a document may have."""
SHOWN_PAGES = 10
"""How many pages of an original are shown beside the text."""


def kind_of(media_type: str, file_name: str) -> DocumentKind:
    """Return what kind of document a file is by its media type and its name.

    A text in an old encoding is known by its name alone. Raises RefusedKindError, which says what to do.
    """
    written = media_type == sniff.UNKNOWN and file_name.lower().endswith((".txt", ".text"))
    kind = kinds.kind_of_type(media_type, file_name, is_text=written)
    kinds.require(kind, kinds.Category.DOCUMENT)
    return DocumentKind(kind.name)


def title_of(file_name: str) -> str:
    """Return the title that the name of a file proposes: without folders, ending and underscores."""
    stem = PurePosixPath(file_name.replace("\\", "/")).stem
    return " ".join(stem.replace("_", " ").split())[:300]
