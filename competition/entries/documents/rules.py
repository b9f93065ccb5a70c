"""What a document is, where it stands on its way into an entry, and the title that a file's name proposes."""

from enum import StrEnum
from pathlib import PurePosixPath


class DocumentKind(StrEnum):
    """The kinds of documents from which a text can be taken over."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    TXT = "txt"


class DocumentState(StrEnum):
    """A document is safe as soon as it is received; it is read later, and its text taken over or not."""

    RECEIVED = "received"
    READY = "ready"
    TAKEN = "taken"
    NEEDS_A_LOOK = "needs-a-look"


LIMIT = 40_000_000
"""The most bytes a document may have."""
SHOWN_PAGES = 10
"""How many pages of an original are shown beside the text."""
_TOLD = {
    "application/pdf": DocumentKind.PDF,
    "application/vnd.oasis.opendocument.text": DocumentKind.ODT,
}
_ENDINGS = {f".{kind.value}": kind for kind in DocumentKind} | {".text": DocumentKind.TXT}


def kind_of(media_type: str, file_name: str) -> DocumentKind | None:
    """Return what kind of document a file is by its first bytes and its name; None if it is none.

    Only its bytes tell a PDF; a ZIP is a document by its name, and so is a text in an old encoding.
    """
    named = _ENDINGS.get(PurePosixPath(file_name.replace("\\", "/").lower()).suffix)
    told = _TOLD.get(media_type)
    if told is not None:
        return told if named in (None, told) else None
    if media_type == "application/zip" and named in (DocumentKind.DOCX, DocumentKind.ODT):
        return named
    if media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
        return DocumentKind.DOCX if named in (None, DocumentKind.DOCX) else None
    written = media_type == "text/plain" or media_type == "application/octet-stream"
    return DocumentKind.TXT if written and named is DocumentKind.TXT else None


def title_of(file_name: str) -> str:
    """Return the title that the name of a file proposes: without folders, ending and underscores."""
    stem = PurePosixPath(file_name.replace("\\", "/")).stem
    return " ".join(stem.replace("_", " ").split())[:300]
