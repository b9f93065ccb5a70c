"""What a Word document says beside its text: properties, comments, headers, notes, names of its parts."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from competition.platform.confined import RefusedError
from competition.platform.documents.blocks import Written
from competition.platform.documents.package import Package, local, value

_MOST_LINKED = 60
_CORE = ("creator", "lastModifiedBy", "title", "subject", "description", "keywords", "category")
_APP = ("Company", "Manager", "HyperlinkBase", "Template")


@dataclass
class Links:
    """What a part leads to inside the document, by kind, and pictures by the link's id."""

    by_kind: dict[str, list[str]] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)

    def one(self, kind: str) -> str:
        """Return the first part of a kind, an empty name where there is none."""
        return next(iter(self.by_kind.get(kind, ())), "")


def refuse_macros(package: Package) -> None:
    """Raise RefusedError("MacroDocumentError") where a document holds programs."""
    types = package.read("[Content_Types].xml", 4 << 20).lower().replace(b"\0", b"")
    if b"macroenabled" in types or any(
        PurePosixPath(name).name == "vbaProject.bin" for name in package.names
    ):
        raise RefusedError("MacroDocumentError")


def main_part(package: Package) -> str:
    """Return the name of the part that holds the text."""
    named = links(package, "").one("officeDocument")
    if named and package.has(named):
        return named
    if package.has("word/document.xml"):
        return "word/document.xml"
    raise RefusedError("DamagedDocumentError")


def links(package: Package, part: str) -> Links:
    """Return what a part leads to; what lies outside the document is only remembered."""
    folder, name = posixpath.split(part)
    root = package.tree_or_none(posixpath.join(folder, "_rels", f"{name}.rels"))
    found = Links()
    for each in root if root is not None else ():
        kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
        if each.get("TargetMode", "").lower() == "external":
            found.outside.append(target)
            continue
        path = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        found.by_kind.setdefault(kind, []).append(path)
        if kind == "image":
            found.pictures[each.get("Id", "")] = path
    return found


def gather(package: Package, linked: Links, found: Written) -> None:
    """Write down what stands beside the text."""
    top = links(package, "")
    for kind, place, names in (
        ("core-properties", "docx.core", _CORE),
        ("extended-properties", "docx.app", _APP),
        ("custom-properties", "docx.custom", None),
    ):
        for part in top.by_kind.get(kind, ())[:4]:
            _properties(package.tree_or_none(part), place, names, found)
    for kind, place in (
        ("comments", "docx.comment"), ("header", "docx.header"), ("footer", "docx.footer"),
        ("footnotes", "docx.footnote"), ("endnotes", "docx.footnote"),
    ):  # fmt: skip
        for part in linked.by_kind.get(kind, ())[:_MOST_LINKED]:
            _part(package.tree_or_none(part), place, found)
    for part in linked.by_kind.get("people", ())[:1]:
        root = package.tree_or_none(part)
        for each in root if root is not None else ():
            found.carry("docx.person", value(each, "author"))
    for part in [*linked.by_kind.get("oleObject", ()), *linked.by_kind.get("package", ())]:
        found.leave_out("embedded")
        found.carry("docx.embedded", posixpath.basename(part))
    for address in linked.outside[:_MOST_LINKED]:
        found.carry("docx.link", address)


def _properties(root: Any, place: str, names: tuple[str, ...] | None, found: Written) -> None:
    for each in root if root is not None else ():
        name = local(each)
        if names is None:
            found.carry(place, f"{each.get('name', '')}: {''.join(each.itertext())}")
        elif name in names:
            found.carry(f"{place}.{name}", "".join(each.itertext()))


def _part(root: Any, place: str, found: Written) -> None:
    """Write down each comment, note, header or footer; comments with who wrote them."""
    if root is None:
        return
    whole = place in ("docx.header", "docx.footer")
    for each in [root] if whole else root:
        text = _said(each)
        found.carry(place, text)
        if place == "docx.comment":
            found.carry("docx.comment.author", value(each, "author"))
        if whole and text.strip():
            (found.heads if place == "docx.header" else found.feet).append(" ".join(text.split())[:300])
            found.leave_out("headers")


def _said(element: Any) -> str:
    return "".join(_words(element))


def _words(element: Any) -> Iterator[str]:
    for each in element.iter():
        name = local(each)
        if name in ("t", "delText"):
            yield each.text or ""
        elif name in ("p", "tab", "br"):
            yield " "
