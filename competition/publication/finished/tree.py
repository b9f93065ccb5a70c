"""The structure of the file, by which it is read aloud, as a list in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from competition.platform.pdf_objects import value_of

Number = tuple[int, int]
"""By which number a file knows a thing."""


@dataclass(frozen=True)
class Element:
    """A tag: its kind without the stroke, the page it begins on (0: unknown), and its words for the blind."""

    kind: str
    page: int
    alt: str


@dataclass(frozen=True)
class Piece:
    """A piece of a page that is read: the page, its number there, its language, and its tag's own number."""

    page: int
    mark: int
    language: str
    owner: Number


@dataclass(frozen=True)
class Tree:
    """All tags and all pieces, in reading order."""

    elements: tuple[Element, ...]
    pieces: tuple[Piece, ...]


def tree_of(pdf: pikepdf.Pdf) -> Tree | None:
    """Return the structure of a document; None where it has none."""
    root = value_of(pdf.Root, "/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        return None
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    walk = _Walk(pages)
    for child in _kids(root):
        walk.into(child, str(value_of(pdf.Root, "/Lang", "")), 0)
    return Tree(tuple(walk.elements), tuple(walk.pieces))


class _Walk:
    """A walk through a tree, tag by tag."""

    def __init__(self, pages: dict[Number, int]) -> None:
        self.pages, self.elements, self.pieces = pages, list[Element](), list[Piece]()

    def into(self, node: Any, language: str, page: int) -> None:
        """Take down a tag and what hangs below it; a loop in the tree is a fault that ends the walk."""
        stack = [(node, language, page)]
        while stack:
            node, language, page = stack.pop()
            language = str(value_of(node, "/Lang", language))
            page = self.pages.get(node["/Pg"].objgen, 0) if "/Pg" in node else page
            kind, alt = str(value_of(node, "/S", ""))[1:], str(value_of(node, "/Alt", ""))
            self.elements.append(Element(kind, page, alt))
            inside = []
            for kid in _kids(node):
                mark = _mark(kid)
                if mark is not None:
                    own = self.pages.get(kid["/Pg"].objgen, 0) if _has_page(kid) else page
                    self.pieces.append(Piece(own, mark, language, node.objgen))
                elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    inside.append((kid, language, page))
            stack += reversed(inside)


def _kids(node: Any) -> Iterator[Any]:
    kids = value_of(node, "/K", ())
    return iter(kids if isinstance(kids, pikepdf.Array | tuple) else [kids])


def _mark(kid: Any) -> int | None:
    """Return the number of a piece of a page; None where a kid is something else."""
    if isinstance(kid, int):
        return kid
    return int(kid["/MCID"]) if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid else None


def _has_page(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/Pg" in kid
