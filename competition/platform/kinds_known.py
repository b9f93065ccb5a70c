"""The kinds of files that somebody may send: those that intake takes, and what is said of the others."""

from dataclasses import dataclass
from enum import StrEnum

from competition.platform import sniff
from competition.platform.i18n import gettext_noop as _


class Category(StrEnum):
    """What a file can be of use for."""

    PICTURE = "picture"
    DOCUMENT = "document"
    SHEET = "sheet"
    ARCHIVE = "archive"
    REFUSED = "refused"


@dataclass(frozen=True)
class Kind:
    """A kind of file by a short name; for one that is not taken, `message` says what to do instead.

    `message` is a key for gettext, without values.
    """

    name: str
    category: Category
    media_type: str = sniff.UNKNOWN
    message: str = ""

    @property
    def is_taken(self) -> bool:
        """Return whether some way in takes such a file."""
        return self.category is not Category.REFUSED


_OPEN = "application/vnd.oasis.opendocument."
_OFFICE = "application/vnd.openxmlformats-officedocument."
TAKEN = {
    kind.name: kind
    for kind in (
        Kind("jpeg", Category.PICTURE, "image/jpeg"),
        Kind("png", Category.PICTURE, "image/png"),
        Kind("tiff", Category.PICTURE, "image/tiff"),
        Kind("webp", Category.PICTURE, "image/webp"),
        Kind("heic", Category.PICTURE, "image/heic"),
        Kind("avif", Category.PICTURE, "image/avif"),
        Kind("docx", Category.DOCUMENT, _OFFICE + "wordprocessingml.document"),
        Kind("odt", Category.DOCUMENT, _OPEN + "text"),
        Kind("pdf", Category.DOCUMENT, "application/pdf"),
        Kind("txt", Category.DOCUMENT, "text/plain"),
        Kind("xlsx", Category.SHEET, _OFFICE + "spreadsheetml.sheet"),
        Kind("ods", Category.SHEET, _OPEN + "spreadsheet"),
        Kind("csv", Category.SHEET, "text/csv"),
        Kind("zip", Category.ARCHIVE, "application/zip"),
    )
}
REFUSED = {
    "svg": _(
        "This is a drawing made of lines (SVG), which can carry programs, so we do not open it. "
        "Please export it as PNG and send that."
    ),
    "gif": _(
        "This is a GIF, which has too few colours for print. "
        "Please send the photograph or drawing itself as JPEG or PNG."
    ),
    "bmp": _(
        "This is a BMP picture, which we do not open. Please open it, save it as JPEG or PNG and send that."
    ),
    "jp2": _(
        "This is a JPEG 2000 picture, which we do not open. "
        "Please open it, save it as JPEG or PNG and send that."
    ),
    "psd": _(
        "This is a Photoshop file, which we do not open. "
        "Please export the picture from it as JPEG or PNG and send that."
    ),
    "video": _("This is a film, not a picture. Please send a photograph as JPEG or PNG."),
    "doc": _(
        "This is a document of an old Word, which we do not open. "
        "Please open it in Word or LibreOffice, save it as .docx and send that."
    ),
    "docm": _(
        "This document contains macros, so we do not open it. "
        "Please open it in Word, save it as .docx, without macros, and send that."
    ),
    "rtf": _(
        "This is an RTF document, which we do not open. "
        "Please open it in Word or LibreOffice, save it as .docx and send that."
    ),
    "xls": _(
        "This is a table of an old Excel, which we do not open. "
        "Please open it in Excel or LibreOffice, save it as .xlsx and send that."
    ),
    "xlsm": _(
        "This table contains macros, so we do not open it. "
        "Please open it in Excel, save it as .xlsx, without macros, and send that."
    ),
    "xlsb": _(
        "This is a binary Excel table, which we do not open. "
        "Please open it in Excel, save it as .xlsx and send that."
    ),
    "slides": _(
        "This is a presentation, which we do not open. "
        "Please send its text as .docx or PDF, and its pictures as JPEG or PNG."
    ),
    "html": _(
        "This is a web page, which we do not open. "
        "Please copy its text into the form, or save it as .docx and send that."
    ),
    "locked": _(
        "It is protected with a password, so we cannot open it. "
        "Please save it without the password and send that."
    ),
    "mismatch": _(
        "The ending of this file's name does not fit what is in it. "
        "Please open it, save it anew in the program it was made with, and send that."
    ),
    "empty": _("This file is empty. It may not have been copied completely; please choose it again."),
    "unknown": _(
        "We do not know this kind of file. Texts can come as .docx, .odt, .pdf or .txt, "
        "pictures as JPEG, PNG, TIFF, WebP, HEIC or AVIF."
    ),
}
ELSEWHERE = {
    Category.PICTURE: _("This is a picture. Please add it to the pictures of an entry."),
    Category.DOCUMENT: _("This is a document, not a picture. Please add it to the text of the entry."),
    Category.SHEET: _("This is a table. Please use it where a list of the class is asked for."),
    Category.ARCHIVE: _("This is an archive of files. Please unpack it and send the files themselves."),
}
"""What is said of a kind that is taken, but not where it was sent."""
SCANNED = _(
    "This is a PDF, not a picture. If a picture was scanned into it, please scan or save it as JPEG or PNG "
    "and send that. If it holds a text, add it to the text of the entry."
)
"""What is said of a PDF where a picture is wanted: scanners make them of drawings."""


def known(name: str) -> Kind:
    """Return a kind by its short name."""
    return TAKEN.get(name) or Kind(name, Category.REFUSED, sniff.UNKNOWN, REFUSED[name])
