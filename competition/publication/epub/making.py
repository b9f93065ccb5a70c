"""An edition as EPUB, made of what a build has at hand."""

from competition.platform import sandbox
from competition.platform.errors import PdfFailedError
from competition.platform.pdf import Pages
from competition.platform.storage import Storage
from competition.publication.binding.laying import Layer
from competition.publication.epub.book import epub_of
from competition.publication.epub.pictures import shrunk
from competition.publication.errors import BookFailedError
from competition.publication.manuscript import Manuscript
from competition.publication.press import Book, Tell

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

    Raises BookFailedError when a picture cannot be scaled or the cover cannot be drawn.
    """
    try:
        tell(0, _STEPS)
        files = shrunk(manuscript, storage, layer.cache)
        tell(1, _STEPS)
        content = epub_of(manuscript, edition=edition, fonts=layer.fonts, files=files)
    except (sandbox.ChildFailedError, PdfFailedError) as failure:
        raise BookFailedError(reason=_reason(failure)) from None
    return Book(Pages(content, 0, {}, (), ()), ())


def _reason(failure: sandbox.ChildFailedError | PdfFailedError) -> str:
    return failure.reason if isinstance(failure, sandbox.ChildFailedError) else str(failure.values["reason"])
