"""Plants in watercolour with coloured pencil over it. (x, y) is where a thing sits; sizes in pixels."""

from collections.abc import Sequence

from competition.sample.draw.paths import Path, Point, at, blob, curve, oval, ray, turned
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import PENCIL, pressed

SOFT, DARK, HARD, FULL = (pressed(PENCIL, pressure) for pressure in (138, 205, 232, 250))
LEAF_LINE = "#3f5a2c"
LEAF = "0,0 .3,{b} .7,{b} 1,0 .7,-{b} .3,-{b}"
STRAWBERRY = "-.75,-.5 0,-.7 .75,-.5 .55,.35 0,1 -.55,.35"


def wet(
    sheet: Sheet, shape: Path, colour: str, line: str, *, strength: float = 0.75, angle: float = 60
) -> None:
    """Paint a shape that stands before others, shade it with pencil and draw round it."""
    sheet.clear(shape)
    sheet.wash(shape, colour, strength=strength, pools=60)
    sheet.fill(shape, colour, SOFT, angle, 1.5, 2)
    sheet.shape(shape, line, DARK, 7)


def stem(sheet: Sheet, points: Sequence[Point], width: float = 15, colour: str = "#6f8a3c") -> Path:
    """Draw a stem through the points; return its curve, on which leaves can sit."""
    along = curve(points, steps=10)
    sheet.clear([(x - width / 2, y) for x, y in along] + [(x + width / 2, y) for x, y in reversed(along)])
    sheet.line(along, colour, FULL, width)
    sheet.line([(x + width * 0.3, y) for x, y in along], LEAF_LINE, DARK, 5)
    return along


def leaf(
    sheet: Sheet, x: float, y: float, size: float, turn: float, colour: str = "#8bb04a", broad: float = 0.28
) -> None:
    """Draw a leaf that grows from (x, y) in the direction `turn` (degrees, 0 is right, -90 up)."""
    blade = turned(blob(x, y, size, LEAF.format(b=broad)), turn, (x, y))
    wet(sheet, blade, colour, LEAF_LINE, angle=turn + 50)
    sheet.line(ray(x, y, turn, 0, size * 0.88), LEAF_LINE, DARK, 5)


def sunflower(sheet: Sheet, x: float, y: float, r: float) -> None:
    """Draw a sunflower's head."""
    for far, colour, start in ((1.0, "#f3b51f", 12), (0.82, "#f8cf45", 0)):
        petal = blob(x, y, r, f".35,0 .65,-.13 {far},0 .65,.13")
        for i in range(15):
            turn = i * 24 + start
            wet(sheet, turned(petal, turn, (x, y)), colour, "#a86a12", angle=turn)
    wet(sheet, oval(x, y, r * 0.46), "#7a4a22", "#3f2412", strength=0.9)
    for i in range(46):
        sheet.dots(ray(x, y, i * 137.5, r * 0.06 * i**0.5), "#3f2412", HARD, 11)


def poppy(sheet: Sheet, x: float, y: float, r: float) -> None:
    """Draw an open poppy."""
    for middle in at(x, y, r, "-.42,-.1 .42,-.12 0,.28 0,-.42"):
        wet(sheet, oval(*middle, r * 0.62, r * 0.52), "#e2412f", "#8d1c18", angle=80)
    sheet.dots(at(x, y, 1, "0,0 -12,10 14,8 3,-14"), "#2b2030", HARD, 24)


def fruit(sheet: Sheet, x: float, y: float, r: float, colour: str, line: str, tall: float = 1) -> None:
    """Draw a round fruit, `tall` times as high as it is wide."""
    wet(sheet, oval(x, y, r, r * tall), colour, line, strength=0.9)
    sheet.line(curve(at(x, y, r, f".5,{tall * 0.1} .42,{tall * 0.45} .1,{tall * 0.68}")), line, DARK, 7)


def strawberry(sheet: Sheet, x: float, y: float, r: float) -> None:
    """Draw a hanging strawberry."""
    wet(sheet, blob(x, y, r, STRAWBERRY), "#d9293c", "#861526", strength=0.9)
    sheet.dots(at(x, y, r, "-.3,-.1 .2,-.2 0,.3 .4,.1 -.15,.6"), "#6d0f1e", FULL, 9)
    for turn in (-160, -120, -60, -20):
        leaf(sheet, x, y - r * 0.62, r * 0.75, turn, "#6f9a3c", 0.2)


def bee(sheet: Sheet, x: float, y: float, r: float) -> None:
    """Draw a bee."""
    for side in (-0.35, 0.3):
        sheet.shape(oval(x + side * r, y - r * 0.85, r * 0.38, r * 0.6), "#7d8fa3", DARK, 6)
    wet(sheet, oval(x, y, r, r * 0.66), "#f4c63a", "#3b2a16", strength=0.9)
    for dx in (-0.4, 0.05, 0.5):
        sheet.line(at(x, y, r, f"{dx},-.55 {dx - 0.1},.55"), "#2d2118", HARD, 12)
