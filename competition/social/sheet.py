"""The sheet a card is drawn on: words, rules, and where all of it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from competition.platform.contrast import RGB
from competition.social.excerpts.fitting import BEGAN, GOES_ON
from competition.social.lettering import Lettering, Style
from competition.social.setting import STANZA_GAP, TURN, Fitted, Setting


@dataclass(frozen=True)
class Column:
    """The room between two edges, in pixels; `mirrored` begins at the right, as right-to-left scripts do."""

    left: float
    right: float
    mirrored: bool = False

    @property
    def width(self) -> float:
        """Its width in pixels."""
        return self.right - self.left

    def without_start(self, length: float) -> "Column":
        """Return what is left when lines begin `length` pixels later."""
        if self.mirrored:
            return Column(self.left, self.right - length, True)
        return Column(self.left + length, self.right)

    def without_end(self, length: float) -> "Column":
        """Return what is left when lines end `length` pixels earlier."""
        if self.mirrored:
            return Column(self.left + length, self.right, True)
        return Column(self.left, self.right - length)


@dataclass(frozen=True)
class Voice:
    """Words in one style and one ink; `faint` is the ink of the mark that a work goes on."""

    style: Style
    ink: RGB
    faint: RGB | None = None


@dataclass(frozen=True)
class Placed:
    """Where words, a "mark", a "leaf" or a "picture" stand on a sheet; `size` is that of their type."""

    left: float
    top: float
    right: float
    bottom: float
    size: float = 0
    text: str = ""
    what: str = "words"


class Sheet:
    """A card on its ground; y runs down, in pixels. `placed` tells where words and pictures stand."""

    def __init__(self, ground: Image.Image, lettering: Lettering) -> None:
        self.image = ground.copy()
        self.pen = ImageDraw.Draw(self.image)
        self.lettering = lettering
        self.placed: list[Placed] = []

    def setting(self, lines: Sequence[str], style: Style) -> Setting:
        """Return how these words are measured in this style."""
        pitch = self.lettering.pitch(lines, style)
        return Setting(lambda text: self.lettering.width(text, style), pitch, style.language)

    def line(self, text: str, voice: Voice, size: float, foot: float, column: Column) -> float:
        """Draw one line on its foot, at the column's beginning; return where it ends."""
        wide = self.lettering.width(text, voice.style) * size
        left = column.right - wide if column.mirrored else column.left
        x = left + wide if voice.style.rtl else left
        self._letter(text, voice, size, (x, foot))
        return left if column.mirrored else left + wide

    def block(
        self,
        fitted: Fitted,
        setting: Setting,
        voice: Voice,
        top: float,
        column: Column,
        *,
        at_beginning: bool = False,
    ) -> float:
        """Draw fitted words below `top`, on the side their script begins at; return where they end.

        With `at_beginning` they stand where the column begins, whatever their script.
        """
        pitch = setting.pitch * fitted.size
        foot = top + self.reach(fitted, voice.style)
        for line in fitted.lines:
            foot += STANZA_GAP * pitch if line.opens else 0
            said = Voice(voice.style, voice.faint) if line.mark and voice.faint else voice
            if at_beginning:
                self.line(line.text, said, fitted.size, foot, column)
            else:
                indent = TURN * fitted.size if line.turned else 0
                x = column.right - indent if voice.style.rtl else column.left + indent
                self._spoken(line.text, said, fitted.size, (x, foot))
            foot += pitch
        return foot - pitch + self._depth(fitted, voice.style)

    def rule(self, column: Column, y: float, length: float, ink: RGB, breadth: int = 2) -> None:
        """Draw a short rule at the column's beginning."""
        left = column.right - length if column.mirrored else column.left
        self.pen.rectangle((left, y, left + length - 1, y + breadth - 1), fill=ink)

    def height(self, fitted: Fitted, setting: Setting, style: Style) -> float:
        """Return how much room a block takes."""
        steps = len(fitted.lines) - 1 + STANZA_GAP * sum(line.opens for line in fitted.lines)
        pitch = setting.pitch * fitted.size
        return self.reach(fitted, style) + steps * pitch + self._depth(fitted, style)

    def _spoken(self, text: str, voice: Voice, size: float, at: tuple[float, float]) -> None:
        """Draw a line of a work; the mark that there is more of it, which is not its own, in fainter ink."""
        parts = _marked(text) if voice.faint else [(text, False)]
        x, way = at[0], -1 if voice.style.rtl else 1
        for number, (part, mark) in enumerate(parts):
            ink = voice.faint if mark and voice.faint else voice.ink
            self._letter(part, Voice(voice.style, ink), size, (x, at[1]))
            # As broad as in one piece: the space between is measured with the words around it.
            said = "".join((part, "\u00a0")) if number == 0 and len(parts) > 1 else part
            x += way * self.lettering.width(said, voice.style) * size

    def _letter(self, text: str, voice: Voice, size: float, at: tuple[float, float]) -> None:
        up, down = self.lettering.extent(text, voice.style)
        wide = self.lettering.width(text, voice.style) * size
        left = at[0] - wide if voice.style.rtl else at[0]
        self.placed.append(Placed(left, at[1] - up * size, left + wide, at[1] + down * size, size, text))
        self.lettering.draw(self.pen, at, text, voice.style, size, voice.ink)

    def reach(self, fitted: Fitted, style: Style) -> float:
        """Return how far below the top the first line stands: as far as its own marks reach."""
        return max(self.lettering.extent(fitted.lines[0].text, style)[0], 0.7) * fitted.size

    def _depth(self, fitted: Fitted, style: Style) -> float:
        """Return how far the last line reaches below its foot."""
        return max(self.lettering.extent(fitted.lines[-1].text, style)[1], 0.22) * fitted.size


def _marked(text: str) -> list[tuple[str, bool]]:
    """Return the parts of a line, each with whether it is the mark that there is more of the work."""
    if text.endswith(GOES_ON) and text != GOES_ON:
        return [(text.removesuffix(GOES_ON), False), (GOES_ON[-1], True)]
    if text.startswith(BEGAN):
        return [(BEGAN[0], True), (text.removeprefix(BEGAN), False)]
    return [(text, False)]
