"""What an OpenDocument text says beside its text: properties, comments, headers, changes."""

from typing import Any

from competition.platform.confined import RefusedError
from competition.platform.documents.blocks import Written
from competition.platform.documents.package import Package, child, local

_META = ("initial-creator", "creator", "title", "subject", "description", "keyword", "printed-by")
_HEADS = {"header": "heads", "header-left": "heads", "header-first": "heads"}
_FEET = {"footer": "feet", "footer-left": "feet", "footer-first": "feet"}


def refuse_locked(package: Package) -> None:
    """Refuse a document that is encrypted."""
    manifest = package.tree_or_none("META-INF/manifest.xml")
    for each in manifest.iter() if manifest is not None else ():
        if local(each) == "encryption-data":
            raise RefusedError("LockedDocumentError")


def gather(package: Package, styles: Any, text: Any, found: Written) -> None:
    """Write down what stands beside the text."""
    meta = package.tree_or_none("meta.xml")
    for each in meta.iter() if meta is not None else ():
        name = local(each)
        if name in _META:
            found.carry(f"odt.meta.{name}", each.text)
        elif name == "user-defined":
            said = next((value for at, value in each.attrib.items() if at.endswith("}name")), "")
            found.carry("odt.custom", f"{said}: {each.text or ''}")
    for page in child(styles, "master-styles") if child(styles, "master-styles") is not None else ():
        for each in page:
            _head_or_foot(each, found)
    _changes(text, found)
    for name in package.names:
        if name.lower().endswith((".ole", ".bin")) or "/object" in name.lower():
            found.leave_out("embedded")


def comment(element: Any, found: Written) -> None:
    """Write down a comment and who wrote it."""
    words = []
    for each in element:
        if local(each) == "creator":
            found.carry("odt.comment.author", each.text)
        elif local(each) in ("p", "list"):
            words.append("".join(each.itertext()))
    found.carry("odt.comment", " ".join(words))


def _head_or_foot(element: Any, found: Written) -> None:
    name = local(element)
    said = " ".join(" ".join(element.itertext()).split())
    if not said or name not in {**_HEADS, **_FEET}:
        return
    found.carry(f"odt.{name.split('-', maxsplit=1)[0]}", said)
    found.leave_out("headers")
    (found.heads if name in _HEADS else found.feet).append(said[:300])


def _changes(text: Any, found: Written) -> None:
    for region in text.iter():
        if local(region) != "changed-region":
            continue
        for each in region.iter():
            if local(each) == "creator":
                found.carry("odt.change.author", each.text)
            elif local(each) == "deletion":
                words = [" ".join(p.itertext()) for p in each if local(p) not in ("change-info",)]
                found.carry("odt.deleted", " ".join(words))
