"""Words as pixels: by runs of one face each, in the order a reader sees, measured in ems."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont

from competition.platform.contrast import RGB
from competition.platform.faces import LATIN
from competition.platform.fonts import FontSet, PlacedFace, Run
from competition.platform.languages import script_of, text_direction
from competition.platform.scripts import script
from competition.social import emoji
from competition.social.ordering import Stretch, in_order

_EM = 200
"""The size at which widths are measured, large enough that rounding does not count."""
_AIR = 0.08
"""What stays free between the marks of one line and the next, in ems."""
_SPACED = {*LATIN, "Zyyy", "Zinh"}
"""Scripts whose letters stand apart, so that more room may be between them; points, digits and marks."""
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
    """Measures and draws with the faces of one installation, emoji in colour where it has them."""

    def __init__(self, fonts: FontSet) -> None:
        coloured = fonts.emoji is not None and emoji.drawable(fonts.emoji.path)
        self.fonts = fonts.in_colour() if coloured else fonts
        self._paired = cache(lambda pair: Lettering(self.fonts.paired(pair)))
        self._width = cache(self._measure)
        self._extent = cache(self._reaches)
        self._stretches = cache(self._in_order)
        self._advance = cache(self._measure_stretch)

    def paired(self, pair: str) -> "Lettering":
        """Return the lettering with a campaign's pair of faces; the usual one has no name."""
        return self._paired(pair) if pair else self

    def width(self, text: str, style: Style) -> float:
        """Return how wide a line is, in ems."""
        return self._width(text, style)

    def pitch(self, lines: Sequence[str], style: Style) -> float:
        """Return the distance of lines in ems: no marks, however stacked, touch the next line.

        Whichever two lines follow each other: long ones are broken again where they are set.
        """
        heights = [self.extent(line, style) for line in lines if line.strip()]
        up, down = (max((height[at] for height in heights), default=0.0) for at in (0, 1))
        return max(style.leading, up + down + _AIR)

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
        for stretch in self._stretches(text, style):
            if stretch.face is self.fonts.colour:
                emoji.draw(on._image, (x, y), stretch.face.path, stretch.text, size)
            else:
                _ink(on, (x, y), stretch, _font(stretch.face, size), style, ink)
            x += self._advance(stretch, style) * size

    def _measure(self, text: str, style: Style) -> float:
        return sum(self._advance(stretch, style) for stretch in self._stretches(text, style))

    def _measure_stretch(self, stretch: Stretch, style: Style) -> float:
        """Return how far the next one stands from where this one begins, in ems."""
        if stretch.face is self.fonts.colour:
            return emoji.width(stretch.face.path, stretch.text) + style.tracking
        wide: float = _font(stretch.face, _EM).getlength(
            stretch.text, direction=stretch.way, language=style.language or None
        )
        return wide / _EM + style.tracking

    def _reaches(self, text: str, style: Style) -> tuple[float, float]:
        top = bottom = 0.0
        for stretch in self._stretches(text, style):
            if stretch.face is self.fonts.colour:
                up, down = emoji.EXTENT
            else:
                box = _font(stretch.face, _EM).getbbox(
                    stretch.text, anchor="ls", direction=stretch.way, language=style.language or None
                )
                up, down = -box[1] / _EM, box[3] / _EM
            top, bottom = max(top, up), max(bottom, down)
        return top, bottom

    def _in_order(self, text: str, style: Style) -> list[Stretch]:
        runs = self.fonts.runs(
            text, style.language, weight=style.weight, italic=style.italic, sans=style.sans
        )
        return in_order(runs, rtl=style.rtl, apart=lambda run: self._stands_apart(run, style))

    def _stands_apart(self, run: Run, style: Style) -> bool:
        """Whether each letter is drawn by itself: emoji, and spaced letters that stand apart anyway."""
        if run.face is self.fonts.colour:
            return True
        return bool(style.tracking) and {script(each) for each in run.text} <= _SPACED


def _ink(
    on: ImageDraw.ImageDraw,
    at: tuple[float, float],
    stretch: Stretch,
    font: ImageFont.FreeTypeFont,
    style: Style,
    ink: RGB | tuple[int],
) -> None:
    try:
        on.text(
            at, stretch.text, fill=ink, font=font, anchor="ls",
            direction=stretch.way, language=style.language or None,
        )  # fmt: skip
    except OSError as error:
        raise UndrawableError(_undrawable(stretch.text, font)) from error


def _undrawable(text: str, font: ImageFont.FreeTypeFont) -> frozenset[str]:
    found = set()
    for character in text:
        try:
            font.getmask(character)
        except OSError:
            found.add(character)
    # Together they failed: if none does alone, none can stay.
    return frozenset(found or text)


@lru_cache(256)
def _font(face: PlacedFace, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        str(face.path), size * face.face.scale, index=face.index, layout_engine=ImageFont.Layout.RAQM
    )
