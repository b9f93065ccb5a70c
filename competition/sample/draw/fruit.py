"""Fruit, drawn with whatever is in the hand; (x, y) is the middle and r about half the size."""

import math
from collections.abc import Callable

from competition.sample.draw.paths import Path, at, blob, curve, oval, turned
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import BLACK, FINE, Tool

LEAF, STALK = "#3d8b3f", "#6b4423"
APPLE = "0,-.7 .55,-.9 1,-.25 .65,.75 0,.85 -.65,.75 -1,-.25 -.55,-.9"
LEMON = "-1.15,0 -.8,-.32 0,-.72 .8,-.32 1.15,0 .8,.32 0,.72 -.8,.32"
PEAR = "0,-1.1 .38,-.8 .45,-.25 .82,.35 .5,.95 0,1.05 -.5,.95 -.82,.35 -.45,-.25 -.38,-.8"
BANANA = "-1.15,-.5 -.7,.3 .2,.6 1.15,.1 1.2,-.15 .3,.05 -.4,-.15 -.85,-.65"
Fruit = Callable[[Sheet, float, float, float, Tool], None]


def _leaf(sheet: Sheet, x: float, y: float, r: float, turn: float, tool: Tool) -> None:
    blade = turned(blob(x, y, r, "0,0 .5,-.28 1,0 .5,.22"), turn, (x, y))
    sheet.cover(blade, LEAF, tool, angle=turn, spill=2)


def _round(sheet: Sheet, shape: Path, colour: str, line: str, tool: Tool, angle: float = 40) -> None:
    sheet.cover(shape, colour, tool, angle=angle, gap=0.8, spill=3)
    sheet.shape(shape, line, tool, 10)


def slice_of(sheet: Sheet, x: float, y: float, r: float, peel: str, flesh: str, tool: Tool) -> None:
    """Draw half an orange or lemon from the cut side."""
    sheet.cover(oval(x, y, r), "#fff6df", tool)
    sheet.shape(oval(x, y, r), peel, tool, r * 0.17)
    wedge = at(x, y, r, ".15,.06 .74,.07 .73,.3 .57,.46")
    for i in range(8):
        turn = i * 45
        sheet.fill(turned(wedge, turn, (x, y)), flesh, tool, angle=turn + 22, gap=0.7, spill=2)


def orange(sheet: Sheet, x: float, y: float, r: float, tool: Tool) -> None:
    """Draw a whole orange."""
    _round(sheet, oval(x, y, r), "#f7941e", "#d96b10", tool)
    _leaf(sheet, x, y - r, r * 0.8, -20, tool)


def lemon(sheet: Sheet, x: float, y: float, r: float, tool: Tool) -> None:
    """Draw a lemon with its two tips."""
    _round(sheet, blob(x, y, r, LEMON), "#fbe03a", "#d9a90f", tool)


def apple(sheet: Sheet, x: float, y: float, r: float, tool: Tool) -> None:
    """Draw a red apple with a stalk."""
    _round(sheet, blob(x, y, r, APPLE), "#e23b32", "#9d1c20", tool, 75)
    sheet.line(at(x, y, r, "0,-.68 .12,-1.2"), STALK, tool, 12)
    _leaf(sheet, x + r * 0.12, y - r * 1.05, r * 0.7, -25, tool)


def pear(sheet: Sheet, x: float, y: float, r: float, tool: Tool) -> None:
    """Draw a pear."""
    _round(sheet, blob(x, y, r, PEAR), "#b9cf3d", "#75912a", tool, 80)
    sheet.line(at(x, y, r, "0,-1 -.1,-1.45"), STALK, tool, 12)


def cherries(sheet: Sheet, x: float, y: float, r: float, tool: Tool) -> None:
    """Draw two cherries on their stalks."""
    for dx, dy in ((-0.55, 0.45), (0.6, 0.55)):
        sheet.line(curve(at(x, y, r, f".1,-1 {dx * 0.6},-.4 {dx},{dy - 0.3}")), "#3f7a35", tool, 10)
        _round(sheet, oval(x + dx * r, y + dy * r, r * 0.46), "#c8172f", "#7f0f22", tool)
    _leaf(sheet, x + r * 0.1, y - r, r * 0.8, 10, tool)


def banana(sheet: Sheet, x: float, y: float, r: float, tool: Tool) -> None:
    """Draw a banana."""
    _round(sheet, blob(x, y, r, BANANA), "#fcd92f", "#b98a12", tool, 10)
    sheet.dots(at(x, y, r, "-1.02,-.62 1.16,0"), "#5a3d1c", tool, 17)


def melon(sheet: Sheet, x: float, y: float, r: float, tool: Tool) -> None:
    """Draw a slice of watermelon, the rind below."""
    flesh = [*oval(x, y - r * 0.3, r * 1.2, r, 0, 180), (x - r * 1.2, y - r * 0.3)]
    sheet.cover(flesh, "#ef4a52", tool, angle=80, gap=0.75, spill=2)
    sheet.line(oval(x, y - r * 0.3, r * 1.24, r * 1.04, 0, 180), "#2f8a3e", tool, r * 0.2)
    for px, py in at(x, y, r, "-.6,0 -.2,.3 .2,.02 .55,.2 0,-.12"):
        sheet.line([(px, py), (px, py + 14)], BLACK, FINE, 12)


def grapes(sheet: Sheet, x: float, y: float, r: float, tool: Tool) -> None:
    """Draw a bunch of grapes."""
    for row, count in enumerate((4, 3, 3, 2, 1)):
        for i in range(count):
            middle = x + (i - (count - 1) / 2) * r * 0.48, y - r * 0.7 + row * r * 0.42
            _round(sheet, oval(*middle, r * 0.27), "#8b53b5", "#532a78", tool)
    sheet.line(at(x, y, r, "0,-.9 .1,-1.35"), STALK, tool, 12)


def pineapple(sheet: Sheet, x: float, y: float, r: float, tool: Tool) -> None:
    """Draw a pineapple with its tuft."""
    for turn in (-150, -120, -90, -60, -30):
        _leaf(sheet, x, y - r * 0.75, r * 1.1, turn, tool)
    _round(sheet, oval(x, y + r * 0.1, r * 0.72, r), "#f2b233", "#a86a14", tool, 45)
    for i in range(-2, 3):
        for lean in (-0.3, 0.3):
            sheet.line(at(x + i * r * 0.26, y, r, f"{-lean},-.45 {lean},.65"), "#a86a14", FINE, 6)


def pomegranate(sheet: Sheet, x: float, y: float, r: float, tool: Tool) -> None:
    """Draw a pomegranate with its crown and its seeds."""
    for lean in (-0.29, 0, 0.29):
        sheet.line(at(x, y, r, f"0,-.8 {lean},-1.25"), "#a31f3d", tool, 18)
    _round(sheet, oval(x, y, r * 0.92), "#d1335b", "#8c1635", tool, 60)
    seeds = [(x + r * 0.35 * math.cos(i), y + r * 0.35 * math.sin(i)) for i in range(7)]
    sheet.dots(seeds, "#5f0b22", FINE, 17)


_ALL = (orange, cherries, lemon, melon, pear, grapes, apple, banana, pomegranate, pineapple)
FRUIT: dict[str, Fruit] = {fruit.__name__: fruit for fruit in _ALL}
