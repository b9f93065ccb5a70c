"""What a PDF says to those who hear it: its tags in order, each piece of text with its language."""

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from tests.support.pdf_glyphs import Glyph, glyphs


@dataclass(frozen=True)
class Said:
    """A piece of text as it is read: the tags around it, its language, its glyphs as they are drawn."""

    page: int
    tags: tuple[str, ...]
    language: str
    text: str
    glyphs: tuple[Glyph, ...]


def said(content: bytes) -> Iterator[Said]:
    """Yield what is read, in the order it is read."""
    drawn: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs(content):
        if glyph.mark is not None:
            drawn[glyph.page, glyph.mark].append(glyph)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        root = pdf.Root.StructTreeRoot
        yield from _walk(root.K[0], _State((), str(pdf.Root.get("/Lang", "")), 0), pages, drawn)


@dataclass(frozen=True)
class _State:
    tags: tuple[str, ...]
    language: str
    page: int


def _walk(element: Any, around: _State, pages: Any, drawn: Any) -> Iterator[Said]:
    page = pages[element.Pg.objgen] if "/Pg" in element else around.page
    here = _State((*around.tags, str(element.S)), str(element.get("/Lang", around.language)), page)
    instead = str(element.ActualText) if "/ActualText" in element else None
    kids = element.get("/K", [])
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            shown = drawn.get((page, int(kid)), [])
            yield Said(page, here.tags, here.language, instead or text_of(shown), tuple(shown))
        elif kid.get("/Type") != "/OBJR":
            yield from _walk(kid, here, pages, drawn)


def text_of(shown: list[Glyph]) -> str:
    """Return what glyphs say: what is written beside them, else what each stands for."""
    parts, before = [], None
    for glyph in shown:
        if glyph.spoken is None:
            parts.append(glyph.letters)
        elif glyph.spoken != before:
            parts.append(glyph.spoken)
        before = glyph.spoken
    return "".join(parts)
