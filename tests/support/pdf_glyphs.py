"""What a PDF draws, glyph by glyph, read from the file itself: nothing of ours and nothing of WeasyPrint's.

A glyph has the letters that its font says it stands for, and the box of its ink on the page in points.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Glyph:
    """A glyph on a page: `mark` is the number of the marked content it is in, None for an artifact.

    `drawn`: the font in the file holds it; `ink` is None where it leaves none, as a space does.
    """

    page: int
    mark: int | None
    spoken: str | None
    font: str
    number: int
    letters: str
    drawn: bool
    origin: tuple[float, float]
    size: float
    ink: Box | None


@dataclass
class _Font:
    """A font of the file."""

    table: Any
    boxes: dict[int, Box | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.inner = self.table.DescendantFonts[0]
        self.name = str(self.inner.BaseFont)
        self.widths = dict(_widths(list(self.inner.W)))
        self.letters = _letters(self.table.ToUnicode.read_bytes().decode())

    @cached_property
    def file(self) -> TTFont:
        lies = self.inner.FontDescriptor
        stream = lies["/FontFile3" if "/FontFile3" in lies else "/FontFile2"]
        return TTFont(io.BytesIO(stream.read_bytes()), fontNumber=0, lazy=True)

    @cached_property
    def _outlines(self) -> tuple[Any, list[str], float]:
        return self.file.getGlyphSet(), self.file.getGlyphOrder(), 1 / self.file["head"].unitsPerEm

    def holds(self, number: int) -> bool:
        """Whether there is such a glyph, which is not the empty box."""
        return 0 < number < len(self._outlines[1])

    def box(self, number: int) -> Box | None:
        """Return the box of a glyph's ink in ems."""
        if number not in self.boxes:
            outlines, order, scale = self._outlines
            pen = BoundsPen(outlines)
            outlines[order[number if self.holds(number) else 0]].draw(pen)
            self.boxes[number] = tuple(each * scale for each in pen.bounds) if pen.bounds else None
        return self.boxes[number]


def glyphs(content: bytes) -> Iterator[Glyph]:
    """Yield every glyph of a file, page by page, in the order it is drawn."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fonts: dict[Any, _Font] = {}
        for number, page in enumerate(pdf.pages, start=1):
            yield from _Reader(number, page.obj.get("/Resources", pikepdf.Dictionary()), fonts).read(page)


@dataclass
class _Reader:
    """Follows what a page draws; only the operators that WeasyPrint writes."""

    page: int
    resources: Any
    fonts: dict[Any, _Font]
    ctm: Matrix = ONE

    def read(self, stream: Any) -> Iterator[Glyph]:
        kept: list[tuple[Matrix, Any]] = []
        marks: list[tuple[int | None, str | None]] = []
        line, font, size, rise = ONE, None, 1.0, 0.0
        for operands, operator in pikepdf.parse_content_stream(stream):
            match str(operator):
                case "q":
                    kept.append((self.ctm, (font, size)))
                case "Q" if kept:
                    self.ctm, (font, size) = kept.pop()
                case "cm":
                    self.ctm = _times(_numbers(operands), self.ctm)
                case "BT":
                    line, rise = ONE, 0.0
                case "Tm":
                    line = _numbers(operands)
                case "Td":
                    line = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), line)
                case "Tf":
                    font, size = self._font(str(operands[0])), float(operands[1])
                case "Ts":
                    rise = float(operands[0])
                case "BDC" | "BMC":
                    marks.append(_mark(operands))
                case "EMC" if marks:
                    marks.pop()
                case "Do":
                    yield from self._form(str(operands[0]))
                case "Tj" | "TJ" if font:
                    shown = operands[0] if str(operator) == "TJ" else [operands[0]]
                    number = next((each[0] for each in reversed(marks) if each[0] is not None), None)
                    spoken = next((each[1] for each in reversed(marks) if each[1] is not None), None)
                    mark = number, spoken
                    for glyph, place in self._shown(shown, font, size, rise, line, mark):
                        line = place
                        if glyph:
                            yield glyph

    def _shown(
        self, shown: Any, font: _Font, size: float, rise: float, line: Matrix, mark: Any
    ) -> Iterator[tuple[Glyph | None, Matrix]]:
        for each in shown:
            if not isinstance(each, pikepdf.String):
                line = _times((1, 0, 0, 1, -float(each) / 1000 * size, 0), line)
                yield None, line
                continue
            codes = bytes(each)
            for at in range(0, len(codes), 2):
                number = codes[at] * 256 + codes[at + 1]
                yield self._glyph(number, font, size, rise, line, mark), line
                line = _times((1, 0, 0, 1, font.widths.get(number, 1000) / 1000 * size, 0), line)
                yield None, line

    def _glyph(self, number: int, font: _Font, size: float, rise: float, line: Matrix, mark: Any) -> Glyph:
        place = _times((size, 0, 0, size, 0, rise), _times(line, self.ctm))
        box = font.box(number)
        return Glyph(
            self.page, *mark, font.name, number, font.letters.get(number, ""), font.holds(number),
            (place[4], place[5]), abs(place[0]), _moved(box, place) if box else None,
        )  # fmt: skip

    def _font(self, name: str) -> _Font | None:
        table = self.resources.Font[name]
        if table.Subtype != "/Type0":
            return None
        return self.fonts.setdefault(table.objgen, _Font(table))

    def _form(self, name: str) -> Iterator[Glyph]:
        form = self.resources.XObject[name]
        if form.Subtype == "/Form":
            own = _numbers(form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
            inner = _Reader(
                self.page, form.get("/Resources", self.resources), self.fonts, _times(own, self.ctm)
            )
            yield from inner.read(form)


def _mark(operands: Any) -> tuple[int | None, str | None]:
    if len(operands) < 2 or not isinstance(operands[1], pikepdf.Dictionary):
        return None, None
    told = operands[1]
    number = int(told.MCID) if "/MCID" in told else None
    return number, str(told.ActualText) if "/ActualText" in told else None


def _numbers(operands: Any) -> Matrix:
    return tuple(float(each) for each in operands)  # type: ignore[return-value]


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(box: Box, place: Matrix) -> Box:
    corners = [(x, y) for x in box[::2] for y in box[1::2]]
    a, b, c, d, e, f = place
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _widths(table: list[Any]) -> Iterator[tuple[int, float]]:
    while table:
        first, what = int(table.pop(0)), table.pop(0)
        if isinstance(what, pikepdf.Array):
            yield from ((first + at, float(each)) for at, each in enumerate(what))
        else:
            each = float(table.pop(0))
            yield from ((number, each) for number in range(first, int(what) + 1))


def _letters(cmap: str) -> dict[int, str]:
    found = {}
    for block in cmap.split("beginbfchar")[1:]:
        words = block.partition("endbfchar")[0].replace("<", " ").split(">")
        hexes = [each.strip() for each in words]
        for number, text in zip(hexes[::2], hexes[1::2], strict=False):
            if number:
                found[int(number, 16)] = bytes.fromhex(text).decode("utf-16-be", "replace")
    return found


def outlines(content: bytes) -> dict[str, dict[str, Any]]:
    """Return by font, without the prefix of its subset, what it draws for each letter that has one glyph."""
    found: dict[str, dict[str, Any]] = {}
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Type0":
                font = _Font(each)
                shapes = found.setdefault(font.name.split("+")[1], {})
                for number, letters in font.letters.items():
                    if len(letters) == 1 and font.holds(number):
                        shapes[letters] = outline(font.file, font.file.getGlyphName(number))
    return found


def outline(font: TTFont, glyph: str) -> Any:
    """Return the strokes of a glyph."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.value
