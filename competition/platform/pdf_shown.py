"""Which glyphs the pages of a finished document show, and what their fonts say they stand for."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Name, Stream

_SHOWN = re.compile(rb"/(\S+)\s+[-\d.]+\s+Tf|\[((?:<[0-9a-fA-F]*>|[-+.\d\s])*)\]\s*TJ|(<[0-9a-fA-F]+>)\s*Tj")
_HEX = re.compile(rb"<([0-9a-fA-F]+)>")
_LETTERS = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")


def letters_of(font: Any) -> dict[int, bytes]:
    """Return by glyph what a font says it stands for: letters in UTF-16, in hexadecimal."""
    pairs = _LETTERS.findall(font.ToUnicode.read_bytes())
    return {int(glyph, 16): letters.lower() for glyph, letters in pairs}


def shown(pdf: pikepdf.Pdf) -> dict[Any, set[int]]:
    """Return by font, as the file numbers it, the glyphs that pages show."""
    found: dict[Any, set[int]] = {}
    for holder in _holders(pdf):
        for font, text in _texts(holder):
            found.setdefault(font.objgen, set()).update(_glyphs(text))
    return found


def unsaid(pdf: pikepdf.Pdf) -> dict[Any, set[int]]:
    """Return by font the glyphs that are shown though it does not say what they stand for."""
    found = {font: glyphs - set(letters_of(pdf.get_object(font))) for font, glyphs in shown(pdf).items()}
    return {font: glyphs for font, glyphs in found.items() if glyphs}


def boxes(pdf: pikepdf.Pdf) -> dict[Any, set[int]]:
    """Return by font the glyphs that are shown though it does not have them: each is an empty box."""
    found = {font: glyphs - _held(pdf.get_object(font)) for font, glyphs in shown(pdf).items()}
    return {font: glyphs for font, glyphs in found.items() if glyphs}


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


def _texts(holder: Any) -> Iterator[tuple[Any, bytes]]:
    """Yield the strings that a page or a form shows, each with its font."""
    fonts, font = holder.get("/Resources", {}).get("/Font", {}), None
    for name, several, one in _SHOWN.findall(content_of(holder)):
        if name:
            font = fonts[f"/{name.decode()}"]
        elif font is not None:
            yield from ((font, text) for text in _HEX.findall(several or one))


def _holders(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield what text stands in: pages, and forms that pages show."""
    yield from (page.obj for page in pdf.pages)
    forms = (each for each in pdf.objects if isinstance(each, Stream))
    yield from (each for each in forms if each.get("/Subtype") == Name.Form and "/Resources" in each)


def _glyphs(text: bytes) -> set[int]:
    return {int(text[at : at + 4], 16) for at in range(0, len(text), 4)}
