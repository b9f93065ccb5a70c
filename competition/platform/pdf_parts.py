"""A part of a document, set on its own, with all that is to be known to bind it among other parts."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from competition.platform.pdf import Resource, laid_out

POINT = 0.75
"""Points to a pixel of CSS, in which WeasyPrint measures."""


def render_part(
    html: str,
    *,
    styles: Sequence[str],
    resources: Mapping[str, Resource],
    fonts: Path,
    tagged: bool = True,
) -> tuple[dict[str, Any], bytes]:
    """Return what is to be known of a part, as JSON can say it, and its raw PDF.

    `styles` are the paths of its style sheets; each is read once in a process. What is to be known: `sheets`
    are its pages with names, bookmarks and places, `faces` the fonts and what it sets with them. Raises
    PdfFailedError.
    """
    with laid_out(html, resources, fonts, "", styles) as (document, warnings, refused), _fonts_aside():
        content = document.write_pdf(pdf_variant="pdf/ua-1" if tagged else None)
        told = {
            "sheets": [_sheet(page) for page in document.pages],
            "faces": _faces(document.fonts.values()),
        }
    return {**told, "warnings": _once(warnings), "refused": _once(refused)}, content


@contextmanager
def _fonts_aside() -> Iterator[None]:
    """Keep fonts out of the part: cutting them to size for each takes a quarter of the time of a poem.

    WeasyPrint's name for it is private: the tests of binding look at the finished file.
    """
    from weasyprint.pdf.fonts import Font

    clean = Font.clean

    def leave_out(font: Any, to_unicode: Any, hinting: Any) -> None:
        if _stands_alone(font):
            clean(font, to_unicode, hinting)
        else:
            font.file_content = font.file_content[:4]  # tells of which kind it is

    begin = Font.__init__

    def with_letters(font: Any, *given: Any) -> None:
        begin(font, *given)
        font.to_unicode = _Letters()

    Font.clean, Font.__init__ = leave_out, with_letters
    try:
        yield
    finally:
        Font.clean, Font.__init__ = clean, begin


class _Letters(dict[int, str]):
    """What each glyph stands for. One that was seen among marks only is asked for until it is seen alone."""

    def __contains__(self, glyph: object) -> bool:
        return len(self.get(glyph, "")) == 1  # type: ignore[call-overload]

    def __setitem__(self, glyph: int, letters: str) -> None:
        super().__setitem__(glyph, better(self.get(glyph, ""), letters))


def better(one: str, other: str) -> str:
    """Return what rather tells what a glyph stands for: the shorter, as long as that is a letter at all."""
    return min((one, other), key=lambda letters: (not letters, len(letters)))


def _stands_alone(font: Any) -> bool:
    """Whether a font is variable, coloured or drawn, or lacks a letter: it cannot be joined with others."""
    drawn = font.bitmap or font.png or font.svg or font.colr
    return bool(drawn or font.missing or "fvar" in font.tables)


def typesetter() -> str:
    """Return the versions of all that decides where a letter stands."""
    import weasyprint
    from weasyprint.text.ffi import harfbuzz, pango

    version: tuple[int, ...] = ()
    for _ in range(3):
        rest = (0,) * (2 - len(version))
        known = (n for n in range(1000) if not harfbuzz.hb_version_atleast(*version, n + 1, *rest))
        version = (*version, next(known))
    return json.dumps([weasyprint.__version__, pango.pango_version(), version])


def _once(messages: list[str]) -> list[str]:
    return list(dict.fromkeys(messages))


def _sheet(page: Any) -> dict[str, Any]:
    """Return what is to be known of a page; places are in points from its lower left corner."""

    def place(x: float, y: float) -> list[float]:
        return [round(x * POINT, 4), round((page.height - y) * POINT, 4)]

    return {
        "name": page._page_box.page_type.name,
        "marks": [[level, label, *place(*at)] for level, label, at, _state in page.bookmarks],
        "places": {name: place(*box[:2]) for name, box in page.anchors.items()},
    }


def _faces(fonts: Any) -> dict[str, dict[str, Any]]:
    """Return by font what it is and which of its glyphs are used: their widths, the letters they stand for.

    A `whole` font is in the part, as it cannot be joined with others of its kind; of the rest nothing is.
    """
    faces: dict[str, dict[str, Any]] = {}
    for font in fonts:
        face = faces.setdefault(font.hash, _face(font))
        face["widths"].update({str(glyph): width for glyph, width in font.widths.items()})
        face["letters"].update({str(glyph): letters for glyph, letters in font.to_unicode.items()})
    return faces


def _face(font: Any) -> dict[str, Any]:
    return {
        "family": font.family,
        "style": int(font.style),
        "weight": int(font.weight),
        "whole": _stands_alone(font),
        "widths": {},
        "letters": {},
    }
