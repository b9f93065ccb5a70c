"""What there is to download for those who enter: kinds, and which files the secretariat may add."""

import zipfile
from enum import StrEnum
from typing import BinaryIO

from competition.platform import sniff
from competition.platform.storage import MEGABYTE

LIMIT = 20 * MEGABYTE
"""The largest file that may be added, in bytes."""


class MaterialKind(StrEnum):
    """What a material is: made by Garland for the campaign, or the secretariat's own file."""

    POSTER = "poster"
    SHEET = "sheet"
    CONSENT = "consent"
    OWN = "own"


MADE = (MaterialKind.POSTER, MaterialKind.SHEET, MaterialKind.CONSENT)
_ODT = "application/vnd.oasis.opendocument.text"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {
    "pdf": "application/pdf",
    "docx": _DOCX,
    "odt": _ODT,
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "zip": "application/zip",
}
"""The media type of each kind of file that may be added, by its extension."""
_PART_OF_DOCX = "word/document.xml"


def extension_of(file_name: str) -> str:
    """Return a file name's extension in small letters, without the dot; empty where there is none."""
    return file_name.rpartition(".")[2].lower() if "." in file_name else ""


def is_what_it_says(file: BinaryIO, extension: str) -> bool:
    """Whether the content is what the extension says; the file is left at its beginning."""
    head = file.read(sniff.HEAD)
    file.seek(0)
    found, wanted = sniff.media_type(head), TYPES.get(extension)
    if wanted == _DOCX:
        return found == "application/zip" and _holds(file, _PART_OF_DOCX)
    return found == wanted


def _holds(file: BinaryIO, part: str) -> bool:
    """Whether an archive lists this part; only its list is read."""
    try:
        with zipfile.ZipFile(file) as archive:
            return part in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    finally:
        file.seek(0)
