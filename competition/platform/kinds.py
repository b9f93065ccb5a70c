"""What a file is, by its content and its name, and whether intake takes it: asked by every way in.

Content and name must agree. Only pictures may bear the ending of another picture: phones do that, and what
is shown of them is made anew from their pixels.
"""

import re
from pathlib import Path

from competition.platform import sniff
from competition.platform.errors import RefusedKindError
from competition.platform.kinds_known import ELSEWHERE, REFUSED, SCANNED, TAKEN, Category, Kind, known
from competition.platform.packages import look_inside

__all__ = ["ACCEPT_PICTURES", "Category", "Kind", "kind_of", "kind_of_file", "kind_of_type", "require"]

_BY_TYPE = {
    **{kind.media_type: name for name, kind in TAKEN.items()},
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
        return known("empty")
    said = _said(file_name)
    if said == "pdf" and b"%PDF-" in head:  # some programs write something before it
        return known("pdf")
    return kind_of_type(sniff.media_type(head), file_name, is_text=sniff.may_be_text(head))


def kind_of_type(media_type: str, file_name: str, *, is_text: bool = False) -> Kind:
    """Return what a file is by the media type that `sniff` told and its name, as `kind_of`."""
    said = _said(file_name)
    if media_type == "application/x-ole-storage":
        return known(_OLD_OFFICE.get(said, "unknown"))
    if media_type == "application/zip":
        return known(said) if said in _ZIPPED else _agreed("zip", said)
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
        return known("zip")
    return _agreed(found, said)


def _said(file_name: str) -> str:
    """Return the kind that the ending of a name says: "" without one, "other" for one that we do not know."""
    ending = file_name.rpartition(".")[2].strip().lower() if "." in file_name else ""
    return _ENDINGS.get(ending, "other" if _ENDING.fullmatch(ending) else "")


def _agreed(found: str, said: str) -> Kind:
    """Settle between content and name; what content says to be refused is refused."""
    if not found:
        return known(said if said in REFUSED else ("mismatch" if said in TAKEN else "unknown"))
    if found in REFUSED or said in ("", found) or {found, said} <= _PICTURES | {"other"}:
        return known(found)
    return known("unknown" if said == "other" else "mismatch")


def _written(said: str) -> Kind:
    """Tell apart what is made of letters, which only the name can."""
    if not said or said in _PLAIN:
        return known(said or "txt")
    return known(said if said in ("html", "rtf", "svg", "doc", "xls") else _agreed("txt", said).name)


def require(kind: Kind, *categories: Category) -> None:
    """Raise RefusedKindError unless the file is of one of these categories (of any that is taken).

    Of a file that is taken elsewhere it is said where.
    """
    if not kind.is_taken:
        raise RefusedKindError(kind.message)
    if categories and kind.category not in categories:
        scanned = kind.name == "pdf" and Category.PICTURE in categories
        raise RefusedKindError(SCANNED if scanned else ELSEWHERE[kind.category])
