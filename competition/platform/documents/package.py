"""A document that is a ZIP: its parts, opened within limits, and its XML, read without fetching anything."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from competition.platform.confined import RefusedError

MOST_PARTS = 5_000
LARGEST_PART = 64 << 20
LARGEST_PICTURE = 16 << 20
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


class Package:
    """The parts of a document by their names; what is not there is empty."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise RefusedError("DamagedDocumentError") from None
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS:
            raise RefusedError("SwollenDocumentError")
        # Of two parts with one name the last is meant, as in office programs; slashes may lean backwards.
        self._parts = {each.filename.replace("\\", "/").lstrip("/").lower(): each for each in parts}

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return [each.filename for each in self._parts.values()]

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lstrip("/").lower() in self._parts

    def read(self, name: str, limit: int = LARGEST_PART) -> bytes:
        """Return a part, empty where there is none; refuses what unpacks to more than the limit."""
        found = self._parts.get(name.lstrip("/").lower())
        if found is None:
            return b""
        if found.flag_bits & 1:
            raise RefusedError("LockedDocumentError")
        try:
            with self._zip.open(found) as part:
                content = part.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise RefusedError("DamagedDocumentError") from None
        if len(content) > limit:
            raise RefusedError("SwollenDocumentError")
        return content

    def tree(self, name: str) -> Any:
        """Return the root of a part in XML, None where there is none."""
        content = self.read(name)
        return parsed(content) if content else None

    def tree_or_none(self, name: str) -> Any:
        """Do as `tree` for what a document can do without: what is broken there is passed over."""
        try:
            return self.tree(name)
        except RefusedError as refusal:
            if refusal.name != "DamagedDocumentError":
                raise
            return None


def parsed(content: bytes) -> Any:
    """Return the root of an XML document. One that declares entities is refused: no office program does."""
    from lxml import etree

    # In UTF-16 the declaration looks otherwise; without the zero bytes it is the same.
    if _DOCTYPE.search(content[:4096].replace(b"\0", b"")):
        raise RefusedError("SwollenDocumentError")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        too_deep = "depth" in str(error) or "huge" in str(error).lower()
        raise RefusedError("SwollenDocumentError" if too_deep else "DamagedDocumentError") from None
    if root.getroottree().docinfo.doctype:
        raise RefusedError("SwollenDocumentError")
    return root


def local(element: Any) -> str:
    """Return the name of an element without its namespace; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Any, name: str = "val", default: str = "") -> str:
    """Return an attribute of the element's own namespace, or without one."""
    space = element.tag.rpartition("}")[0]
    found = element.get(f"{space}}}{name}") if space else None
    return str(found if found is not None else element.get(name, default))


def any_value(element: Any, name: str) -> str:
    """Return an attribute of this name in whatever namespace."""
    return next((str(said) for at, said in element.attrib.items() if at.rpartition("}")[2] == name), "")


def child(element: Any, name: str) -> Any:
    """Return the first child of this name, None where there is none."""
    if element is None:
        return None
    return next((each for each in element if local(each) == name), None)
