"""Setting the whole book, and looking the finished file over before anybody else does."""

import io

import pikepdf

from competition.platform import sandbox
from competition.platform.errors import PdfFailedError
from competition.platform.fonts import FontSet
from competition.platform.pdf import Pages, render_in_child
from competition.platform.storage import Storage
from competition.publication import design, layout, pictures
from competition.publication.errors import BookFailedError, UnsoundBookError
from competition.publication.manuscript import Manuscript

LIMITS = sandbox.Limits(seconds=570, cpu=570, memory=4 << 30, file_size=512 << 20)


def set_book(
    manuscript: Manuscript,
    *,
    edition: int,
    fonts: FontSet,
    storage: Storage,
    limits: sandbox.Limits = LIMITS,
) -> Pages:
    """Return the finished book, checked. The same manuscript gives the same bytes.

    Raises BookFailedError when it cannot be set, UnsoundBookError when it is not as it should be.
    """
    html = layout.book_html(manuscript, edition=edition, fonts=fonts)
    try:
        with pictures.scaled(manuscript.works, storage) as plates:
            given = {**design.resources(manuscript, fonts), **plates}
            pages = render_in_child(html, resources=given, fonts=fonts, name=manuscript.name, limits=limits)
    except PdfFailedError as failure:
        raise BookFailedError(reason=failure.values["reason"]) from None
    except sandbox.ChildFailedError as failure:
        raise BookFailedError(reason=failure.reason) from None
    lack = find_lack(pages, manuscript)
    if lack:
        raise UnsoundBookError(lack=lack)
    return pages


def find_lack(pages: Pages, manuscript: Manuscript) -> str:
    """Return what the finished file lacks as a short code, empty when it is sound."""
    with pikepdf.open(io.BytesIO(pages.content)) as pdf:
        root = pdf.Root
        findings = {
            "pages": len(pdf.pages) == pages.count,
            "tags": "/MarkInfo" in root and bool(root.MarkInfo.Marked) and "/StructTreeRoot" in root,
            "language": str(root.get("/Lang", "")) == manuscript.language,
            "title": manuscript.name in str(pdf.docinfo.get("/Title", "")),
            "bookmarks": "/Outlines" in root,
            "works": all(work.anchor in pages.anchors for work in manuscript.works),
        }
    return next((lack for lack, sound in findings.items() if not sound), "")
