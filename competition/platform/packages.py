"""What lies in a ZIP or an old Office file, by its list of contents alone: nothing of it is unpacked."""

import mmap
import re
import zipfile
from pathlib import Path
from typing import Any

_MOST_LISTED = 20_000
_LONGEST = 1 << 20
_LONGEST_LIST = 4 << 20
_SIZE_OF_LIST = 5
_UNPACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OPEN = "application/vnd.oasis.opendocument."
_MANIFEST = "meta-inf/manifest.xml"
_OPEN_KINDS = {
    "text": "odt",
    "text-template": "odt",
    "spreadsheet": "ods",
    "spreadsheet-template": "ods",
    "presentation": "slides",
}
# In this order: a document with macros also says that it is a document.
_OFFICE_KINDS = (
    (b"ms-word.document.macroenabled", "docm"),
    (b"ms-word.template.macroenabled", "docm"),
    (b"ms-excel.sheet.binary", "xlsb"),
    (b"ms-excel.sheet.macroenabled", "xlsm"),
    (b"ms-excel.template.macroenabled", "xlsm"),
    (b"presentationml.", "slides"),
    (b"wordprocessingml.document.main", "docx"),
    (b"wordprocessingml.template.main", "docx"),
    (b"spreadsheetml.sheet.main", "xlsx"),
    (b"spreadsheetml.template.main", "xlsx"),
)
_MACROS = b"vbaproject"
_WITH_MACROS = {"docx": "docm", "xlsx": "xlsm"}
_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "slides"),
)


def look_inside(path: Path, media_type: str) -> str:
    """Return the short name of what a package is (see `kinds`), "" when it does not tell."""
    if media_type == "application/x-ole-storage":
        return _streams(path)
    if media_type == "application/zip" or media_type.startswith(_OPEN):
        try:
            return _zipped(path)
        except Exception:
            # Broken bytes make the library raise anything, zlib.error among it; then nothing is told.
            return ""
    return ""


def _zipped(path: Path) -> str:
    if _list_size(path) > _LONGEST_LIST:
        return "zip"  # no document has so many parts; the list is read where it may cost nothing
    with zipfile.ZipFile(path) as package:
        # Names in an Office file are the same in capitals.
        names = {name.lower(): name for name in package.namelist()[:_MOST_LISTED]}
        manifest = _read(package, names[_MANIFEST]) if _MANIFEST in names else b""
        if "mimetype" in names:
            return _opened(_read(package, names["mimetype"]), manifest)
        if "[content_types].xml" in names:
            return _office(_read(package, names["[content_types].xml"]))
        found = re.search(rb"application/vnd\.oasis\.opendocument\.[a-z-]+", manifest)
        return _opened(found[0], manifest) if found else "zip"


def _list_size(path: Path) -> int:
    """Return how long the list of contents is, as the library will read it: whole, into our memory."""
    with path.open("rb") as file:
        end: Any = zipfile._EndRecData(file)  # type: ignore[attr-defined]
    return int(end[_SIZE_OF_LIST]) if end else 0


def _opened(media_type: bytes, manifest: bytes) -> str:
    if b"encryption-data" in manifest:
        return "locked"
    kind = media_type.decode("ascii", "replace").strip().removeprefix(_OPEN)
    return _OPEN_KINDS.get(kind, "unknown")


def _office(types: bytes) -> str:
    types = types.replace(b"\x00", b"").lower()  # it may be written in UTF-16
    kind = next((kind for mark, kind in _OFFICE_KINDS if mark in types), "unknown")
    return _WITH_MACROS.get(kind, kind) if _MACROS in types else kind


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    if package.getinfo(name).compress_type not in _UNPACKED:
        return b""  # the others may ask for any memory; no program packs documents so
    with package.open(name) as file:
        return file.read(_LONGEST)


def _streams(path: Path) -> str:
    """Tell an old Office file by the names of its streams, which stand in it in UTF-16."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for name, kind in _STREAMS:
            if content.find(name.encode("utf-16-le")) >= 0:
                return kind
    return ""
