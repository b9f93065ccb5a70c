"""Joining the parts of a book, as they were set, into one document."""

import io
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from competition.platform.pdf_finish import written
from competition.publication.binding import outline
from competition.publication.binding.cutting import Cut
from competition.publication.binding.fonts import Fonts, table_of
from competition.publication.binding.links import Links
from competition.publication.binding.outline import Mark
from competition.publication.binding.part import read_pdf
from competition.publication.binding.structure import Structure
from competition.publication.binding.subsets import Subsets

FURNITURE = Name.Furniture
_BOXES = ("/MediaBox", "/TrimBox", "/BleedBox")
_OVER = b"\nQ\n/Artifact <</Type /Pagination>> BDC\nq\n/Furniture Do\nQ\nEMC\n"


@dataclass(frozen=True)
class Composed:
    """A whole book: its bytes, its pages, and on which page each place is."""

    content: bytes
    count: int
    anchors: dict[str, int]


def compose(
    parts: Sequence[Path | None],
    *,
    furniture: Path | None,
    subsets: Subsets,
    language: str,
    cut: Cut | None = None,
) -> Composed:
    """Return the book. `parts` are files of parts in order, None for a blank page, `furniture` lies over.

    `cut` tells how pages are cut and bound that go to a printer.

    Raises DeadLinkError and DoubledPlaceError.
    """
    with ExitStack() as opened:
        book = opened.enter_context(pikepdf.new())
        binder = _Binder(book, Fonts(book, subsets), opened, cut)
        for part in parts:
            if part is None:
                book.add_blank_page()
            else:
                binder.append(*read_pdf(part))
        if furniture is not None:
            binder.lay_over(*read_pdf(furniture))
        if cut:
            cut.mark(book)
        binder.write(language)
        pages = {page.obj.objgen: number for number, page in enumerate(book.pages, start=1)}
        anchors = {name: pages[_number(place)] for name, place in binder.links.places.items()}
        return Composed(written(book), len(pages), anchors)


class _Binder:
    """A book that grows part by part."""

    def __init__(self, book: pikepdf.Pdf, fonts: Fonts, opened: ExitStack, cut: Cut | None) -> None:
        self.book, self.fonts, self._opened, self._cut = book, fonts, opened, cut
        self.structure, self.links = Structure(book), Links()
        self.marks: list[Mark] = []

    def append(self, told: dict[str, Any], content: bytes) -> None:
        """Take a part over: its pages, its structure, its places and links, what it uses of fonts."""
        part, first = self._open(content), len(self.book.pages)
        self.book.pages.extend(part.pages)
        pages = [page.obj for page in self.book.pages[first:]]
        self.structure.graft(part, pages)
        if not first:
            self._take_title(part)
        self.fonts.gather(table_of(pages[0]), told["faces"])
        own: set[str] = set()
        for page, sheet in zip(pages, told["sheets"], strict=True):
            self.links.gather(page, sheet["places"], own=own)
            self.marks += [Mark(level, label, page, (x, y)) for level, label, x, y in sheet["marks"]]
        for at, sheet in enumerate(told["sheets"], start=first):
            if self._cut:
                self._cut.shift(self.book.pages[at], at + 1, sheet["name"])

    def lay_over(self, told: dict[str, Any], content: bytes) -> None:
        """Lay the furniture over the pages, one page of it over each."""
        furniture = self._open(content)
        for at, (page, over) in enumerate(zip(self.book.pages, furniture.pages, strict=True)):
            boxes = {box: Array(list(over.obj[box])) for box in _BOXES}
            if self._cut:
                del over.obj.TrimBox  # a form is as large as that, and a blank page has its tone beyond it
                self._cut.shift(over, at + 1, told["sheets"][at]["name"])
            form = self.book.copy_foreign(over.as_form_xobject())
            if not at:
                self.fonts.gather(table_of(form), told["faces"])
            _lay_over(page, form, boxes)

    def write(self, language: str) -> None:
        """Finish what belongs to the book as a whole."""
        self.fonts.join()
        self.structure.write()
        self.links.write(self.book)
        outline.write(self.book, self.marks)
        self.book.Root.Lang = language

    def _open(self, content: bytes) -> pikepdf.Pdf:
        """Open a document; it stays open until the book is written, which takes its streams from it."""
        return self._opened.enter_context(pikepdf.open(io.BytesIO(content)))

    def _take_title(self, part: pikepdf.Pdf) -> None:
        """Let the book be called as its first part is, in its own words and in those of XMP."""
        self.book.Root.Metadata = self.book.copy_foreign(part.Root.Metadata)
        for key, value in part.docinfo.items():
            self.book.docinfo[key] = value


def _number(place: pikepdf.Array) -> tuple[int, int]:
    """Return by which number a file knows the page of a place."""
    return place[0].objgen


def _table(holder: Any, name: str) -> pikepdf.Dictionary:
    """Return a table of its own with what is in that of a page or of its resources."""
    return Dictionary(dict(holder[name].items()) if name in holder else {})


def _lay_over(page: pikepdf.Page, form: pikepdf.Object, boxes: dict[str, Array]) -> None:
    """Draw a form over a page that gets a table of its own for that; a blank page takes its measures."""
    if "/TrimBox" not in page:
        for box in _BOXES:
            page.obj[box] = boxes[box]
    resources = _table(page.obj, "/Resources")
    drawn = _table(resources, "/XObject")
    drawn[FURNITURE] = form
    resources.XObject = drawn
    page.obj.Resources = resources
    page.obj.Tabs = Name.S
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(_OVER)
