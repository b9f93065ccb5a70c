"""From the manuscript to the EPUB: the same manuscript, pictures and faces give the same bytes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from competition.platform.fonts import FontSet
from competition.publication import breaks
from competition.publication.epub import pages, pictures
from competition.publication.epub.cover import cover
from competition.publication.epub.document import Document
from competition.publication.epub.documents import NAV, contents_of, documents
from competition.publication.epub.drawings import drawings
from competition.publication.epub.faces import Faces, faces_of
from competition.publication.epub.package import package
from competition.publication.epub.packing import CSS, JPEG, XHTML, Item, packed
from competition.publication.manuscript import Manuscript


def epub_of(manuscript: Manuscript, *, edition: int, fonts: FontSet, files: Mapping[str, Path]) -> bytes:
    """Return the publication; `files` are the JPEGs of its pictures by their keys.

    Raises PdfFailedError when the cover cannot be drawn.
    """
    book = breaks.bound_manuscript(manuscript)
    faces = faces_of(book, fonts)
    read = documents(book)
    items = [
        *_pages(book, read, edition),
        Item("book.css", CSS, _style(book, faces)),
        cover(book, fonts),
        *drawings(book),
        *faces.items,
        *_pictures(book, files),
    ]
    told = package(book, items, [each.name for document in read for each in document.all], edition)
    return packed(told, items)


def _pages(book: Manuscript, read: Sequence[Document], edition: int) -> list[Item]:
    """Return every document; a book without contents has them for reading systems only."""
    common = {**pages.facts(book, edition), "documents": read}
    written = [each for document in read for each in document.all]
    if NAV not in (each.name for each in written):
        written.append(contents_of(book))
    return [
        Item(each.name, XHTML, pages.page(book, each, common), "nav" if each.name == NAV else "")
        for each in written
    ]


def _pictures(book: Manuscript, files: Mapping[str, Path]) -> list[Item]:
    seen = {picture.key: picture for picture in book.pictures}
    return [Item(pictures.name_of(each), JPEG, files[key].read_bytes()) for key, each in seen.items()]


def _style(book: Manuscript, faces: Faces) -> bytes:
    return pages.filled("book.css", book, rules=faces.rules)
