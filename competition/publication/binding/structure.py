"""The structure of the book, by which it is read aloud: the trees of its parts, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from competition.platform.pdf_objects import value_of


@dataclass
class Structure:
    """The book's tree; `numbers` lead from marked content on pages, and from links, back to it."""

    book: pikepdf.Pdf
    numbers: list[Any] = field(default_factory=list)
    next: int = 0
    elements: Array = field(default_factory=Array)

    def __post_init__(self) -> None:
        """Plant the tree."""
        self.root = self.book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = self.book.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root)
        )
        self.root.K = Array([self.document])

    def graft(self, part: pikepdf.Pdf, pages: Sequence[pikepdf.Object]) -> None:
        """Take over the tree of a part; `pages` are its pages in the book, which were taken over before."""
        tree = self.book.copy_foreign(part.Root.StructTreeRoot)
        for element in tree.K[0].K:
            element.P = self.document
            self.elements.append(element)
        numbers = list(tree.ParentTree.Nums)
        for at in range(0, len(numbers), 2):
            self.numbers += [int(numbers[at]) + self.next, numbers[at + 1]]
        for page in pages:
            self._renumber(page)
        self.next += len(numbers) // 2

    def write(self) -> None:
        """Let the book have its tree."""
        self.document.K = self.elements
        self.root.ParentTree = self.book.make_indirect(Dictionary(Nums=Array(self.numbers)))
        self.root.ParentTreeNextKey = self.next
        self.book.Root.StructTreeRoot = self.root
        self.book.Root.MarkInfo = Dictionary(Marked=True)

    def _renumber(self, page: pikepdf.Object) -> None:
        page.StructParents = int(page.StructParents) + self.next
        for note in value_of(page, "/Annots", ()):
            if "/StructParent" in note:
                note.StructParent = int(note.StructParent) + self.next
