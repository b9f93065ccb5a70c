"""An edition as EPUB, made of what a build has at hand."""

from competition.platform import sandbox
from competition.platform.errors import PdfFailedError
from competition.platform.pdf import Pages
from competition.platform.storage import Storage
from competition.publication.binding.laying import Layer
from competition.publication.epub.book import epub_of
from competition.publication.epub.looking import look_over
from competition.publication.epub.pictures import shrunk
from competition.publication.errors import BookFailedError, UnsoundBookError
from competition.publication.manuscript import Manuscript
from competition.publication.press import Book, Tell, expected

_STEPS = 2
"""The pictures, then all the rest."""


def make_epub(
    manuscript: Manuscript,
    *,
    edition: int,
    layer: Layer,
    storage: Storage,
    tell: Tell = lambda done, total: None,
) -> Book:
    """Return the EPUB of a manuscript: it has no pages, its readers have.

    `tell` hears how many steps are done.

    Raises BookFailedError when a picture cannot be scaled or the cover cannot be drawn, UnsoundBookError
    when the file is not as it should be.
    """
    try:
        tell(0, _STEPS)
        files = shrunk(manuscript, storage, layer.cache)
        tell(1, _STEPS)
        content = epub_of(manuscript, edition=edition, fonts=layer.fonts, files=files)
    except (sandbox.ChildFailedError, PdfFailedError) as failure:
        raise BookFailedError(reason=_reason(failure)) from None
    pages = Pages(content, 0, {}, (), ())
    checked = look_over(content, expected(pages, manuscript))
    if lack := next((each for each in checked if each.stops), None):
        raise UnsoundBookError(lack=lack.check.value)
    return Book(pages, (), checked)


def _reason(failure: sandbox.ChildFailedError | PdfFailedError) -> str:
    return failure.reason if isinstance(failure, sandbox.ChildFailedError) else str(failure.values["reason"])
