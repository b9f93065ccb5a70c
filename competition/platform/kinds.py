"""What a file is, by its content and its name, and whether intake takes it: asked by every way in.

Content and name must agree. Only pictures may bear the ending of another picture: phones do that, and what
is shown of them is made anew from their pixels.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from competition.platform import sniff
from competition.platform.errors import RefusedKindError
from competition.platform.i18n import gettext_noop as _
from competition.platform.packages import look_inside


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
_TAKEN = {
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
_REFUSED = {
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
_BY_TYPE = {
    **{kind.media_type: name for name, kind in _TAKEN.items()},
    "image/svg+xml": "svg",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/jp2": "jp2",
    "image/vnd.adobe.photoshop": "psd",
    "video/mp4": "video",
    "application/rtf": "rtf",
    "text/html": "html",
}
_ENDINGS = {
    **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif", "mpo", "jps"), "jpeg"),
    **dict.fromkeys(("tif", "tiff"), "tiff"),
    **dict.fromkeys(("heic", "heif", "heics", "heifs", "hif"), "heic"),
    **dict.fromkeys(("avif", "avifs"), "avif"),
    **dict.fromkeys(("png", "apng"), "png"),
    **dict.fromkeys(("txt", "text", "md", "asc"), "txt"),
    **dict.fromkeys(("csv", "tsv", "tab"), "csv"),
    **dict.fromkeys(("docx", "dotx"), "docx"),
    **dict.fromkeys(("odt", "ott"), "odt"),
    **dict.fromkeys(("xlsx", "xltx"), "xlsx"),
    **dict.fromkeys(("ods", "ots"), "ods"),
    **{name: name for name in ("webp", "pdf", "zip", "gif", "rtf", "xlsb")},
    **dict.fromkeys(("svg", "svgz"), "svg"),
    **dict.fromkeys(("bmp", "dib"), "bmp"),
    **dict.fromkeys(("jp2", "j2k", "jpx", "jpf", "j2c", "jpc"), "jp2"),
    **dict.fromkeys(("psd", "psb"), "psd"),
    **dict.fromkeys(("doc", "dot"), "doc"),
    **dict.fromkeys(("docm", "dotm"), "docm"),
    **dict.fromkeys(("xls", "xlt"), "xls"),
    **dict.fromkeys(("xlsm", "xltm"), "xlsm"),
    **dict.fromkeys(("ppt", "pptx", "pptm", "odp", "key"), "slides"),
    **dict.fromkeys(("htm", "html", "xhtml", "mht", "mhtml"), "html"),
    **dict.fromkeys(("mp4", "mov", "m4v", "avi", "webm"), "video"),
}
_ENDING = re.compile(r"[a-z0-9_]{1,5}")
_OLD_OFFICE = {
    "docx": "locked",
    "xlsx": "locked",
    "doc": "doc",
    "docm": "doc",
    "xls": "xls",
    "xlsm": "xls",
    "slides": "slides",
}
_PICTURES = {"jpeg", "png", "tiff", "webp", "heic", "avif", "gif", "bmp", "jp2"}
_PLAIN = ("txt", "csv")
_ZIPPED = ("docx", "odt", "xlsx", "ods", "zip", "docm", "xlsm", "xlsb", "slides")
ACCEPT_PICTURES = ".jpg,.jpeg,.png,.tif,.tiff,.webp,.heic,.heif,.avif,image/*"


def kind_of(head: bytes, file_name: str) -> Kind:
    """Return what a file is by its first `sniff.HEAD` bytes and its name ("" when it has none).

    Of a ZIP the head does not tell what is in it; its name is believed. `kind_of_file` looks inside.
    """
    if not head:
        return _kind("empty")
    said = _said(file_name)
    if said == "pdf" and b"%PDF-" in head:  # some programs write something before it
        return _kind("pdf")
    return kind_of_type(sniff.media_type(head), file_name, is_text=sniff.may_be_text(head))


def kind_of_type(media_type: str, file_name: str, *, is_text: bool = False) -> Kind:
    """Return what a file is by the media type that `sniff` told and its name, as `kind_of`."""
    said = _said(file_name)
    if media_type == "application/x-ole-storage":
        return _kind(_OLD_OFFICE.get(said, "unknown"))
    if media_type == "application/zip":
        return _kind(said) if said in _ZIPPED else _agreed("zip", said)
    found = _BY_TYPE.get(media_type, "")
    if found == "txt" or (not found and is_text):
        return _written(said)
    return _agreed(found, said)


def kind_of_file(path: Path, file_name: str) -> Kind:
    """Return what a file is, with a look at the list of contents of a ZIP or an old Office file."""
    with path.open("rb") as file:
        head = file.read(sniff.HEAD)
    found = look_inside(path, sniff.media_type(head))
    if not found:
        return kind_of(head, file_name)
    said = _said(file_name)
    if said == "zip" and found not in ("doc", "xls", "locked"):
        return _kind("zip")
    return _agreed(found, said)


def _said(file_name: str) -> str:
    """Return the kind that the ending of a name says: "" without one, "other" for one that we do not know."""
    ending = file_name.rpartition(".")[2].strip().lower() if "." in file_name else ""
    return _ENDINGS.get(ending, "other" if _ENDING.fullmatch(ending) else "")


def _agreed(found: str, said: str) -> Kind:
    """Settle between content and name; what content says to be refused is refused."""
    if not found:
        return _kind(said if said in _REFUSED else ("mismatch" if said in _TAKEN else "unknown"))
    if found in _REFUSED or said in ("", found) or {found, said} <= _PICTURES | {"other"}:
        return _kind(found)
    return _kind("unknown" if said == "other" else "mismatch")


def _written(said: str) -> Kind:
    """Tell apart what is made of letters, which only the name can."""
    if not said or said in _PLAIN:
        return _kind(said or "txt")
    return _kind(said if said in ("html", "rtf", "svg", "doc", "xls") else _agreed("txt", said).name)


def _kind(name: str) -> Kind:
    return _TAKEN.get(name) or Kind(name, Category.REFUSED, sniff.UNKNOWN, _REFUSED[name])


def require(kind: Kind, *categories: Category) -> None:
    """Raise RefusedKindError unless the file is of one of these categories (of any that is taken).

    A file that is taken elsewhere is told so: `ELSEWHERE`.
    """
    if not kind.is_taken:
        raise RefusedKindError(kind.message)
    if categories and kind.category not in categories:
        raise RefusedKindError(ELSEWHERE[kind.category])


ELSEWHERE = {
    Category.PICTURE: _("This is a picture. Please add it to the pictures of an entry."),
    Category.DOCUMENT: _("This is a document, not a picture. Please add it to the text of the entry."),
    Category.SHEET: _("This is a table. Please use it where a list of the class is asked for."),
    Category.ARCHIVE: _("This is an archive of files. Please unpack it and send the files themselves."),
}
