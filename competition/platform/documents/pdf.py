"""A PDF: its lines by where they stand, and pictures of its pages."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from competition.platform.confined import RefusedError
from competition.platform.documents.blocks import LONGEST_TEXT

MOST_PAGES = 200
PAGE_WIDTH, PAGE_HEIGHT = 1000, 1800
"""In pixels: large enough to be read beside the text."""
LARGEST_PNG = 400_000
_ITALIC, _BOLD = 1 << 6, 1 << 18
_HEAVY = 600
_PASSWORD = 4
_SHAPED = ((0xFB00, 0xFB06), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE))
"""Ligatures and the forms that Arabic letters take: the letters themselves are meant."""


@dataclass(eq=False)
class Line:
    """A line as it stands: its letters with emphasis, and its box in points from the page's lower left."""

    letters: list[tuple[str, str]] = field(default_factory=list)
    left: float = 1e9
    right: float = -1e9
    bottom: float = 1e9
    top: float = -1e9
    size: float = 0.0

    @property
    def text(self) -> str:
        """Its letters alone."""
        return "".join(char for char, _how in self.letters)

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2


@dataclass
class Sheet:
    """A page with its lines in reading order; sizes in points."""

    width: float
    height: float
    lines: list[Line]


def opened(path: Path) -> Any:
    """Return the document. Refuses one that wants a password, and one that is broken."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        raise RefusedError("LockedDocumentError" if locked else "DamagedDocumentError") from None


def sheets(document: Any) -> list[Sheet]:
    """Return the pages with their lines."""
    import pypdfium2

    found, letters = [], 0
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
            width, height = page.get_size()
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            continue
        letters += text.count_chars()
        if letters > 2 * LONGEST_TEXT:
            raise RefusedError("LongDocumentError", limit=LONGEST_TEXT // 1000)
        found.append(Sheet(width, height, list(_lines(text))))
        text.close()
        page.close()
    return found


def _lines(text: Any) -> Iterator[Line]:
    line = Line()
    for at in range(text.count_chars()):
        code = _code(text, at)
        if code in (0x0A, 0x0D):
            if line.letters:
                yield line
            line = Line()
        elif code in (0x02, 0xFFFE):
            line.letters.append(("\u00ad", ""))
        else:
            _add(line, text, at, code)
    if line.letters:
        yield line


def _add(line: Line, text: Any, at: int, code: int) -> None:
    import unicodedata

    char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if any(first <= code <= last for first, last in _SHAPED):
        char = unicodedata.normalize("NFKC", char)
    how = "" if char.isspace() else _how(text, at)
    line.letters.extend((each, how) for each in char)
    if not char.isspace() and (box := _box(text, at)):
        left, bottom, right, top = box
        line.left, line.right = min(line.left, left), max(line.right, right)
        line.bottom, line.top = min(line.bottom, bottom), max(line.top, top)
        line.size = max(line.size, top - bottom)


def _code(text: Any, at: int) -> int:
    import pypdfium2.raw as raw

    return int(raw.FPDFText_GetUnicode(text, at))


def _box(text: Any, at: int) -> tuple[float, float, float, float] | None:
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box)):
        return None
    return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)


def _how(text: Any, at: int) -> str:
    """Return how a letter is set off, by its font."""
    import pypdfium2.raw as raw

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int(0)
    raw.FPDFText_GetFontInfo(text, at, name, 128, ctypes.byref(flags))
    said = name.value.lower()
    heavy = raw.FPDFText_GetFontWeight(text, at) >= _HEAVY or flags.value & _BOLD or b"bold" in said
    slanted = flags.value & _ITALIC or b"italic" in said or b"oblique" in said
    return ("b" if heavy else "") + ("i" if slanted else "")


def picture(path: Path, folder: Path, most: int) -> list[dict[str, Any]]:
    """Draw the first pages into files of a folder; return their names, media types and sizes in pixels."""
    document = opened(path)
    document.init_forms()
    made = []
    for number in range(min(len(document), most)):
        try:
            made.append(_drawn(document[number], folder / f"page-{number + 1}"))
        except Exception:  # noqa: S112 - a page that cannot be drawn is left out; the others tell enough
            continue
    return made


def _drawn(page: Any, into: Path) -> dict[str, Any]:
    width, height = page.get_size()
    # Sizes are rounded up.
    scale = min((PAGE_WIDTH - 0.5) / max(width, 1), (PAGE_HEIGHT - 0.5) / max(height, 1), 4.0)
    image = page.render(scale=scale).to_pil().convert("RGB")
    image.save(into, "PNG", optimize=False)
    kind = "image/png"
    if into.stat().st_size > LARGEST_PNG:
        image.save(into, "JPEG", quality=82)
        kind = "image/jpeg"
    return {"file": into.name, "media_type": kind, "width": image.width, "height": image.height}
