"""Hopscotch: street chalk. Every child wrote the number as it is written at home."""

import math

from competition.sample.draw.figures import flower, heart, star
from competition.sample.draw.paper import noise
from competition.sample.draw.paths import Path, Point, at, curve, oval, path, ray, rect, rows, turned
from competition.sample.draw.people import Look, person
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import Tool

CHALK = Tool(width=27, pressure=205, bite=0.9, film=0.34, blur=2.4, wobble=6)
DUST = Tool(width=40, pressure=132, bite=0.9, film=0.3, blur=6, wobble=9)
# Latin, Arabic, Hebrew, Devanagari, Roman, Chinese, a barred seven, Arabic, a tally; ten is two hands.
NUMBERS = (
    "-.22,-.22 .02,-.5 .02,.5",
    "-.2,-.5 -.12,.5|-.2,-.5 -.12,-.2 .2,-.18 .28,-.48",
    "-.12,-.5 .14,-.42 .12,.12 .24,.5|.12,.14 -.26,.5",
    "-.3,-.5 .22,.18 .14,.44 -.06,.48 -.2,.3 -.1,.08 .32,-.5",
    "-.36,-.5 0,.48 .38,-.5",
    "-.02,-.55 .06,-.36|-.46,-.2 .46,-.22|-.12,0 -.24,.28 -.44,.5|.12,0 .28,.26 .44,.5",
    "-.32,-.44 .32,-.47 -.06,.5|-.22,.02 .26,0",
    "-.34,.48 0,-.5 .34,.48",
    "-.6,-.4 -.6,.4|-.45,-.4 -.45,.42|-.3,-.42 -.3,.4|-.15,-.4 -.15,.42|-.7,.26 -.04,-.28"
    "|.16,-.4 .15,.4|.31,-.42 .31,.4|.47,-.4 .46,.42|.61,-.4 .6,.4",
)
COLOURS = ("#f6f2ea", "#f79ab8", "#8fd0f2", "#f8e07a", "#b5e08a", "#f9b26e", "#cbb0f0", "#f6f2ea", "#f79ab8")
# The middle of each square, bottom up, and its turn.
SQUARES = (
    "900 2230 -3 880 1985 2 905 1740 -2 770 1492 3 1075 1502 3 940 1250 -3 815 1003 2 1120 1012 2 985 762 -2"
)
LOOKS = (
    Look("#e8b48a", "#f2dc7c", "long", "#f79ab8", "#8fd0f2"),
    Look("#b9794f", "#efe9e0", "curls", "#f8e07a", "#b5e08a"),
    Look("#f0c9a2", "#f9b26e", "bun", "#cbb0f0"),
    Look("#a86b45", "#8fd0f2", "scarf", "#b5e08a"),
)
PLACES = (
    (400, 2330, 540, -0.2, 0.1),
    (1500, 1850, 480, -0.22, -0.22),
    (330, 1290, 430, 0.02, -0.24),
    (1560, 1140, 440, -0.2, 0.02),
)
STICKS = "1340 2270 24 #e87fa6|1430 2350 -12 #74bfe8|1540 2255 62 #f2d65c"


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(1860, 2480, seed=310, paper="#63646b", tooth=4)
    _pavement(sheet)
    _squares(sheet)
    _home(sheet)
    for look, (x, y, tall, one, other) in zip(LOOKS, PLACES, strict=True):
        person(sheet, x, y, tall, look, CHALK, (one, other))
    _round_about(sheet)
    for stick in STICKS.split("|"):
        *place, colour = stick.split()
        left, top, turn = (float(value) for value in place)
        _stick(sheet, left, top, turn, colour)
    return sheet


def _pavement(sheet: Sheet) -> None:
    """Slabs with dark joints, worn and speckled, a crack with weeds in it."""
    speck = noise(sheet.size, 3, sheet.random).point(lambda v: 255 if v > 226 else 0)
    sheet.image.paste("#8b8a8c", (0, 0), speck.point(lambda v: v // 2))
    pits = noise(sheet.size, 4, sheet.random).point(lambda v: 150 if v < 26 else 0)
    sheet.image.paste("#3b3b42", (0, 0), pits)
    cloud = noise(sheet.size, 230, sheet.random).point(lambda v: v // 3)
    sheet.image.paste("#3f4048", (0, 0), cloud)
    joints = [
        path("-20,640 1900,610"),
        path("-20,1330 1900,1318"),
        path("-20,2070 1900,2052"),
        path("640,-20 655,640"),
        path("1330,610 1345,1320"),
        path("560,1330 552,2070"),
        path("1270,2055 1262,2500"),
    ]
    ink = Tool(width=15, pressure=215, bite=0.6, film=0.4, blur=2, wobble=3)
    sheet.lines(joints, "#35343b", ink)
    sheet.lines([[(x + 9, y + 9) for x, y in joint] for joint in joints], "#85848a", ink, 4)
    sheet.line(path("1900,1560 1760,1600 1700,1690 1590,1720"), "#35343b", ink, 7)
    for x, y in path("1712,1690 1790,1592 66,640 552,1900 1350,1310"):
        sheet.lines([ray(x, y, turn, 0, 46) for turn in (-130, -100, -70, -45)], "#6f8f4a", ink, 8)


def _squares(sheet: Sheet) -> None:
    for i, (x, y, turn) in enumerate(rows(SQUARES, 3)):
        cx, cy = float(x), float(y)
        box = turned(rect(cx - 150, cy - 122, 300, 242), float(turn), (cx, cy))
        if i in (1, 4, 6):
            sheet.fill(box, "#8d8c90", DUST, 30, 0.9, 8)
        sheet.shape([*box, box[0]], "#f4efe6" if i % 4 else "#cfe6f2", CHALK, 22)
        strokes = [at(cx, cy, 172, points) for points in NUMBERS[i].split("|")]
        if i in (1, 3):
            strokes = [curve(stroke) for stroke in strokes]
        for stroke in strokes:
            sheet.line(stroke, COLOURS[i], CHALK, 17 if i == 8 else 31)


def _home(sheet: Sheet) -> None:
    """The goal: a half-moon with ten fingers in it, and a rainbow round it."""
    x, y = 1010.0, 630.0
    for i, colour in enumerate(("#f4efe6", "#8fd0f2", "#b5e08a", "#f8e07a", "#f9b26e", "#f79ab8")):
        sheet.line(
            oval(x, y, 330 + i * 42, 330 + i * 40, 180 + i, 360 - 2 * i), colour, CHALK, 36 if i else 24
        )
    sheet.line([(x - 345, y), (x + 340, y - 8)], "#f4efe6", CHALK, 24)
    for side in (-1, 1):
        sheet.line(_traced(x + side * 150, y - 100, 108, side), "#fffaf0", CHALK, 15)


def _traced(x: float, y: float, size: float, side: int) -> Path:
    """Return the outline of a hand held still on the ground while a friend goes round it."""
    outline: list[Point] = [(0.34, 0.75), (0.42, 0.1), (0.86, -0.2), (0.8, -0.42), (0.4, -0.25)]
    for tip, reach in ((0.44, 1.0), (0.14, 1.18), (-0.16, 1.12), (-0.44, 0.86)):
        outline += [
            (tip * 0.8 + 0.11, -0.4),
            (tip + 0.09, -reach),
            (tip - 0.09, -reach),
            (tip * 0.8 - 0.11, -0.4),
        ]
    outline += [(-0.48, 0.1), (-0.34, 0.75)]
    return curve([(x - side * dx * size, y + dy * size) for dx, dy in outline], steps=4)


def _round_about(sheet: Sheet) -> None:
    sheet.fill(star(300, 300, 110, 8), "#f8e07a", CHALK, 30, 0.8)
    for x, y, colour in (
        (150, 700, "#f79ab8"),
        (1330, 830, "#8fd0f2"),
        (1720, 2190, "#f9b26e"),
        (150, 2150, "#cbb0f0"),
    ):
        flower(sheet, x, y, 72, colour, "#f8e07a", CHALK)
        sheet.line(curve([(x, y + 60), (x + 12, y + 110), (x, y + 165)]), "#b5e08a", CHALK, 18)
    sheet.fill(heart(1690, 300, 76), "#f79ab8", CHALK, 50, 0.75)
    snail = [ray(170, 1540, i * 30, 14 + i * 3.1)[0] for i in range(28)]
    sheet.line(curve(snail, steps=3), "#f9b26e", CHALK, 17)
    sheet.line(curve(path("60,1648 210,1646 300,1630 345,1555 325,1520")), "#f4efe6", CHALK, 22)
    steps = [turned(oval(640 + i % 2 * 70, 2425 - i * 26, 15, 30), 10, (640, 2425)) for i in range(3)]
    sheet.lines(steps, "#cfcac2", DUST, 22)
    smear = [(1180 + 36 * math.sin(i), 1700 + i * 26) for i in range(9)]
    sheet.line(curve(smear), "#f4efe6", Tool(width=80, pressure=118, bite=0.8, film=0.1, blur=16), 90)


def _stick(sheet: Sheet, x: float, y: float, turn: float, colour: str) -> None:
    """A real stick of chalk that was left lying there."""
    solid = Tool(width=34, pressure=255, bite=0.1, blur=1.4, wobble=1)
    along = ray(x, y, turn, -88, 88)
    sheet.line([(px + 9, py + 14) for px, py in along], "#2f2e34", Tool(34, 190, 0.2, blur=7, wobble=1))
    sheet.line(along, colour, solid, 38)
    sheet.line([(px - 3, py - 8) for px, py in along], "#fffaf0", Tool(9, 150, 0.5, 0.3, blur=3, wobble=1))
