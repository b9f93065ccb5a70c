"""Whether two PDFs are the same to everybody who uses them: by eye, by ear, by mouse."""

import hashlib
import io
import subprocess
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
from PIL import Image, ImageChops

DPI = 50
FAINT = 24
"""By how much of 255 a pixel may differ: where letters are placed by floats that were rounded elsewhere."""


def differing_pages(one: bytes, other: bytes, *, dpi: int = DPI) -> list[int]:
    """Return the pages, from 1, that do not look the same; what one has more differs too."""
    with TemporaryDirectory() as folder:
        ours, theirs = (
            _pictures(each, Path(folder) / name, dpi) for each, name in ((one, "a"), (other, "b"))
        )
        both = min(len(ours), len(theirs))
        unlike = [at for at in range(both) if not _alike(ours[at], theirs[at])]
    return [at + 1 for at in [*unlike, *range(both, max(len(ours), len(theirs)))]]


def _pictures(content: bytes, stem: Path, dpi: int) -> list[Path]:
    command = ["pdftoppm", "-r", str(dpi), "-", str(stem)]
    subprocess.run(command, input=content, check=True)
    return sorted(stem.parent.glob(f"{stem.name}-*.ppm"))


def _alike(one: Path, other: Path) -> bool:
    with Image.open(one) as ours, Image.open(other) as theirs:
        if ours.size != theirs.size:
            return False
        most = ImageChops.difference(ours.convert("L"), theirs.convert("L")).getextrema()[1]
    return int(most) <= FAINT


def said(content: bytes) -> dict[str, Any]:
    """Return what there is besides the looks: links, bookmarks, structure, fonts, metadata."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        return {
            "links": links(pdf, pages),
            "bookmarks": bookmarks(pdf, pages),
            "structure": structure(pdf, pages),
            "fonts": fonts(pdf),
            "boxes": [[round(float(each), 1) for each in page.mediabox] for page in pdf.pages],
            "title": str(pdf.docinfo.Title),
            "language": str(pdf.Root.Lang),
            "xmp": pdf.Root.Metadata.read_bytes(),
        }


def links(pdf: pikepdf.Pdf, pages: dict[Any, int]) -> list[tuple[Any, ...]]:
    """Return every link: its page, its place, where it leads, its words."""
    names = list(pdf.Root.get("/Names", {}).get("/Dests", {}).get("/Names", []))
    places = {str(name): _target(at, pages) for name, at in zip(names[::2], names[1::2], strict=True)}
    found = []
    for number, page in enumerate(pdf.pages, start=1):
        for note in page.get("/Annots", []):
            leads = places[str(note.Dest)] if "/Dest" in note else str(note.A.URI)
            found.append((number, _rounded(note.Rect), leads, str(note.Contents)))
    return found


def bookmarks(pdf: pikepdf.Pdf, pages: dict[Any, int]) -> list[tuple[Any, ...]]:
    """Return every bookmark: its depth, its words, where it leads."""

    def walk(items: Any, depth: int) -> Any:
        for item in items:
            yield depth, item.title, _target(item.destination, pages)
            yield from walk(item.children, depth + 1)

    with pdf.open_outline() as outline:
        return list(walk(outline.root, 0))


def structure(pdf: pikepdf.Pdf, pages: dict[Any, int]) -> list[tuple[Any, ...]]:
    """Return every element in reading order: depth, kind, page, language, words, how much it holds.

    What an element holds is looked up the other way round too, from the page or link back to the element.
    """
    back = _number_tree(pdf)
    found = []

    def walk(element: Any, depth: int, parent: Any) -> None:
        assert element.P.objgen == parent.objgen
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        page = element.get("/Pg")
        kinds = [_kind(kid, element, page, back) for kid in kids]
        found.append((
            depth, str(element.S), pages.get(page.objgen) if page is not None else None,
            str(element.get("/Lang", "")), str(element.get("/Alt", "")), tuple(Counter(kinds).items()),
        ))  # fmt: skip
        for kid, kind in zip(kids, kinds, strict=True):
            if kind == "element":
                walk(kid, depth + 1, element)

    root = pdf.Root.StructTreeRoot
    walk(root.K[0], 0, root)
    return found


def _kind(kid: Any, element: Any, page: Any, back: dict[int, Any]) -> str:
    """Return what an element holds here, after having found the element from there."""
    if not isinstance(kid, pikepdf.Dictionary):
        assert back[int(page.StructParents)][int(kid)].objgen == element.objgen
        return "content"
    if kid.get("/Type") == "/OBJR":
        assert back[int(kid.Obj.StructParent)].objgen == element.objgen
        return "link"
    return "element"


def _number_tree(pdf: pikepdf.Pdf) -> dict[int, Any]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    keys = [int(each) for each in numbers[::2]]
    assert keys == sorted(set(keys))
    return dict(zip(keys, numbers[1::2], strict=True))


def fonts(pdf: pikepdf.Pdf) -> dict[str, tuple[str, str]]:
    """Return by name the fonts in the file: of which kind, and the hash of their subset."""
    found: dict[str, tuple[str, str]] = {}
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") in (
            "/CIDFontType0",
            "/CIDFontType2",
        ):
            lies, name = each.FontDescriptor, str(each.BaseFont)
            file = lies["/FontFile3" if "/FontFile3" in lies else "/FontFile2"]
            assert name not in found, f"{name} is there twice"
            found[name] = (str(each.Subtype), hashlib.sha256(file.read_bytes()).hexdigest())
    return found


def _target(place: Any, pages: dict[Any, int]) -> tuple[int, tuple[int, ...]]:
    return pages[place[0].objgen], _rounded(list(place)[2:])


def _rounded(numbers: Any) -> tuple[int, ...]:
    return tuple(round(float(each)) for each in numbers)
