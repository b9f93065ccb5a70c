"""The cover of a publication as a picture: the campaign's garland with the book's title in its middle."""

import io

from competition.platform import pdf
from competition.platform.fonts import FontSet
from competition.platform.pdf import Resource
from competition.publication.epub import pages
from competition.publication.epub.drawings import wreath
from competition.publication.epub.packing import PNG, SVG, Item
from competition.publication.manuscript import Manuscript

NAME = "cover.png"
PIXELS = 1600
"""Across: what shops and shelves ask for."""


def cover(manuscript: Manuscript, fonts: FontSet) -> Item:
    """Return the cover. Raises PdfFailedError."""
    html = pages.filled("jacket.html", manuscript).decode()
    given = {"wreath.svg": Resource(wreath(manuscript), SVG)}
    page = pdf.render_in_child(html, resources=given, fonts=fonts, name=manuscript.name)
    return Item(NAME, PNG, _picture(page.content), "cover-image")


def _picture(content: bytes) -> bytes:
    """Return the first page of our own document as a picture."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        page = document[0]
        drawn = page.render(scale=PIXELS / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()
    out = io.BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()
