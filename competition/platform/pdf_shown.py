"""Which glyphs the pages of a finished document show, and what their fonts say they stand for."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Name, Stream

_SHOWN = re.compile(rb"/(\S+)\s+[-\d.]+\s+Tf|\[((?:<[0-9a-fA-F]*>|[-+.\d\s])*)\]\s*TJ|(<[0-9a-fA-F]+>)\s*Tj")
_HEX = re.compile(rb"<([0-9a-fA-F]+)>")
Shown = Mapping[Any, set[int]]
"""By font, as the file numbers it, glyphs."""

_LETTERS = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")


def letters_of(font: Any) -> dict[int, bytes]:
    """Return by glyph what a font says it stands for: letters in UTF-16, in hexadecimal."""
    pairs = _LETTERS.findall(font.ToUnicode.read_bytes())
    return {int(glyph, 16): letters.lower() for glyph, letters in pairs}


def shown(pdf: pikepdf.Pdf) -> Shown:
    """Return the glyphs that pages show."""
    texts: dict[Any, set[bytes]] = defaultdict(set)
    for holder in _holders(pdf):
        _gather(holder, texts)
    return {font: set[int]().union(*map(_glyphs, found)) for font, found in texts.items()}


def unsaid(pdf: pikepdf.Pdf, glyphs: Shown) -> dict[Any, set[int]]:
    """Return those that are shown though their font does not say what they stand for."""
    found = {font: those - set(letters_of(pdf.get_object(font))) for font, those in glyphs.items()}
    return {font: those for font, those in found.items() if those}


def boxes(pdf: pikepdf.Pdf, glyphs: Shown) -> dict[Any, set[int]]:
    """Return those that are shown though their font does not have them: each is an empty box."""
    found = {font: those - _held(pdf.get_object(font)) for font, those in glyphs.items()}
    return {font: those for font, those in found.items() if those}


def _held(font: Any) -> set[int]:
    """Return the glyphs that a font's file has; 0 is the box itself."""
    from fontTools.ttLib import TTFont

    descriptor = font.DescendantFonts[0].FontDescriptor
    file = descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
    if file is None:
        return set()
    with TTFont(io.BytesIO(file.read_bytes()), lazy=True) as opened:
        return set(range(1, opened["maxp"].numGlyphs))


def content_of(holder: Any) -> bytes:
    """Return what a page or a form draws."""
    if isinstance(holder, Stream):
        return holder.read_bytes()
    parts = holder.get("/Contents", [])
    return b"\n".join(part.read_bytes() for part in (parts if isinstance(parts, Array) else [parts]))


def _gather(holder: Any, texts: Mapping[Any, set[bytes]]) -> None:
    """Add the strings that a page or a form shows to those of their fonts; most stand there often."""
    fonts, found = holder.get("/Resources", {}).get("/Font", {}), set[bytes]()
    for name, several, one in _SHOWN.findall(content_of(holder)):
        if name:
            found = texts[fonts[f"/{name.decode()}"].objgen]
        else:
            found.update(_HEX.findall(several or one))


def _holders(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield what text stands in: pages, and forms that pages show."""
    yield from (page.obj for page in pdf.pages)
    forms = (each for each in pdf.objects if isinstance(each, Stream))
    yield from (each for each in forms if each.get("/Subtype") == Name.Form and "/Resources" in each)


def _glyphs(text: bytes) -> set[int]:
    return {int(text[at : at + 4], 16) for at in range(0, len(text), 4)}
