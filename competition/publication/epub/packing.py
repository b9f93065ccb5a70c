"""A publication as one file: a ZIP of its resources, the same bytes for the same resources."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

XHTML, SVG, PNG, JPEG, CSS = (
    "application/xhtml+xml",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/css",
)
FOLDER, PACKAGE = "EPUB", "package.opf"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The day from which ZIP counts: a file that is made again is the same file."""
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
    f'<rootfiles><rootfile full-path="{FOLDER}/{PACKAGE}" media-type="application/oebps-package+xml"/>'
    "</rootfiles>\n</container>\n"
)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Item:
    """A resource of the publication: its file's name, kind and bytes, and what the package says of it."""

    name: str
    media_type: str
    content: bytes
    properties: str = ""

    @property
    def ref(self) -> str:
        """By what the package knows it."""
        return re.sub(r"\W", "-", f"item-{self.name}", flags=re.ASCII)


def xml_bytes(text: str) -> bytes:
    """Return a document without the control characters that XML does not know and no reader shows."""
    return _NOT_IN_XML.sub("", text).encode("utf-8")


def packed(package: bytes, items: Sequence[Item]) -> bytes:
    """Return the file; what it is stands first in it, as it is, so that it can be told by its beginning."""
    out = io.BytesIO()
    with ZipFile(out, "w") as file:
        _write(file, "mimetype", b"application/epub+zip", ZIP_STORED)
        _write(file, "META-INF/container.xml", _CONTAINER.encode(), ZIP_DEFLATED)
        _write(file, f"{FOLDER}/{PACKAGE}", package, ZIP_DEFLATED)
        for item in items:
            how = ZIP_STORED if item.media_type in (PNG, JPEG) else ZIP_DEFLATED
            _write(file, f"{FOLDER}/{item.name}", item.content, how)
    return out.getvalue()


def _write(file: ZipFile, name: str, content: bytes, how: int) -> None:
    info = ZipInfo(name, _BEGINNING)
    info.compress_type, info.create_system, info.external_attr = how, _UNIX, _PLAIN_FILE
    file.writestr(info, content, compresslevel=9)
