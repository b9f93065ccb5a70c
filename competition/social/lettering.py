"""Words as pixels: by runs of one face each, in the order a reader sees, measured in ems."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise

from PIL import Image, ImageDraw, ImageFont

from competition.platform.contrast import RGB
from competition.platform.fonts import FontSet, PlacedFace, Run
from competition.platform.languages import script_of, text_direction
from competition.platform.scripts import direction

_EM = 200
"""The size at which widths are measured, large enough that rounding does not count."""
_AIR = 0.08
"""What stays free between the marks of one line and the next, in ems."""
_LEADINGS = {
    **dict.fromkeys(("Hans", "Hant", "Hani", "Jpan", "Hrkt"), 1.16),
    **dict.fromkeys(("Kore", "Armn", "Geor"), 1.1),
    "Hebr": 1.04,
}


@dataclass(frozen=True)
class Style:
    """How words are set; `tracking` in ems is for labels only."""

    language: str
    weight: int = 400
    italic: bool = False
    sans: bool = False
    tracking: float = 0.0
    leading: float = 1.32

    @property
    def rtl(self) -> bool:
        """Whether lines run from right to left."""
        return text_direction(self.language) == "rtl" if self.language else False


def leading(language: str, latin: float) -> float:
    """Return the distance of lines that looks like Latin's; denser scripts need more."""
    return latin * _LEADINGS.get(script_of(language) if language else "", 1.0)


class UndrawableError(Exception):
    """The face has these characters, but their outlines are more than the rasteriser takes (U+FDFD)."""

    def __init__(self, characters: frozenset[str]) -> None:
        self.characters = characters
        super().__init__("undrawable characters")


class Lettering:
    """Measures and draws with the faces of one installation."""

    def __init__(self, fonts: FontSet) -> None:
        self.fonts = fonts
        self._width = cache(self._measure)
        self._extent = cache(self._reaches)

    def width(self, text: str, style: Style) -> float:
        """Return how wide a line is, in ems."""
        return self._width(text, style)

    def pitch(self, lines: Sequence[str], style: Style) -> float:
        """Return the distance of lines in ems: no marks, however stacked, touch the next line."""
        heights = [self.extent(line, style) for line in lines if line.strip()]
        tightest = [above[1] + below[0] for above, below in pairwise(heights)]
        alone = [up + down for up, down in heights[:1]]
        return max([style.leading, *(need + _AIR for need in tightest or alone)])

    def extent(self, text: str, style: Style) -> tuple[float, float]:
        """Return how far a line reaches above and below its foot, in ems."""
        return self._extent(text, style)

    def ink(self, mark: str, style: Style) -> tuple[float, float, float, float]:
        """Return where a mark has ink, from the left end of its foot: left, top, right, bottom, in ems."""
        canvas = Image.new("L", (3 * _EM, 3 * _EM))
        start = _EM + (self.width(mark, style) * _EM if style.rtl else 0)
        self.draw(ImageDraw.Draw(canvas), (start, 2 * _EM), mark, style, _EM, (255,))
        left, top, right, bottom = canvas.getbbox() or (_EM, _EM, 2 * _EM, 2 * _EM)
        return left / _EM - 1, top / _EM - 2, right / _EM - 1, bottom / _EM - 2

    def draw(
        self,
        on: ImageDraw.ImageDraw,
        at: tuple[float, float],
        text: str,
        style: Style,
        size: float,
        ink: RGB | tuple[int],
    ) -> None:
        """Draw a line on its foot; `at` is its left end, or its right end in right-to-left styles.

        Raises UndrawableError.
        """
        x, y = at
        if style.rtl:
            x -= self.width(text, style) * size
        for run in self._in_order(text, style):
            font = _font(run.face, size)
            for part in _parts(run.text, style, run.face):
                _ink(on, (x, y), part, font, style, ink)
                wide = font.getlength(part, direction=_way_of(style), language=style.language or None)
                x += wide + style.tracking * size

    def _measure(self, text: str, style: Style) -> float:
        total = 0.0
        for run in self._in_order(text, style):
            for part in _parts(run.text, style, run.face):
                total += (
                    _font(run.face, _EM).getlength(
                        part, direction=_way_of(style), language=style.language or None
                    )
                    / _EM
                    + style.tracking
                )
        return total

    def _reaches(self, text: str, style: Style) -> tuple[float, float]:
        top = bottom = 0.0
        for run in self._in_order(text, style):
            box = _font(run.face, _EM).getbbox(
                run.text, anchor="ls", direction=_way_of(style), language=style.language or None
            )
            top, bottom = max(top, -box[1] / _EM), max(bottom, box[3] / _EM)
        return top, bottom

    def _in_order(self, text: str, style: Style) -> list[Run]:
        """Return the runs from left to right: those against the line's direction keep their own order.

        Within a run the shaping does the same (Unicode Standard Annex 9).
        """
        runs = self.fonts.runs(
            text, style.language, weight=style.weight, italic=style.italic, sans=style.sans
        )
        own = "rtl" if style.rtl else "ltr"
        groups = [(way, list(group)) for way, group in groupby(runs, lambda run: _way(run.text, own))]
        ordered = groups[::-1] if style.rtl else groups
        return [run for way, group in ordered for run in (group[::-1] if way == "rtl" else group)]


def _way(text: str, own: str) -> str:
    return direction(text) if any(char.isalpha() for char in text) else own


def _parts(text: str, style: Style, face: PlacedFace) -> Sequence[str]:
    """Return what is drawn in one go; letters are spaced only where letters stand apart anyway."""
    apart = style.tracking and {"Latn", "Grek", "Cyrl"} & {*face.face.scripts, "Latn" if style.sans else ""}
    return list(text) if apart else [text]


def _ink(
    on: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    font: ImageFont.FreeTypeFont,
    style: Style,
    ink: RGB | tuple[int],
) -> None:
    way, language = _way_of(style), style.language or None
    try:
        on.text(at, text, fill=ink, font=font, anchor="ls", direction=way, language=language)
    except OSError as error:
        raise UndrawableError(_undrawable(text, font)) from error


def _undrawable(text: str, font: ImageFont.FreeTypeFont) -> frozenset[str]:
    found = set()
    for character in text:
        try:
            font.getmask(character)
        except OSError:
            found.add(character)
    # Together they failed: if none does alone, none can stay.
    return frozenset(found or text)


def _way_of(style: Style) -> str:
    return "rtl" if style.rtl else "ltr"


@lru_cache(256)
def _font(face: PlacedFace, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        str(face.path), size * face.face.scale, index=face.index, layout_engine=ImageFont.Layout.RAQM
    )
