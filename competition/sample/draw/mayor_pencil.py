"""A mayor of about fifty-five: coloured pencil, by a girl of sixteen who shaded her in class."""

from dataclasses import replace

from competition.sample.draw.heads import (
    BROW,
    CREASE,
    EYE,
    LID,
    NECK,
    NOSE_LINE,
    NOSE_SIDE,
    SHOULDERS,
    UNDER_CHIN,
    Head,
)
from competition.sample.draw.paths import Path, curve, oval, path
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.studio import scan
from competition.sample.draw.tools import PENCIL, Tool, pressed

SMOOTH = replace(PENCIL, width=7, bite=0.5, film=0.42, blur=1.4, opacity=0.62)
SOFT, FIRM = pressed(SMOOTH, 165), pressed(SMOOTH, 210)
POINT = Tool(width=6, pressure=225, bite=0.5, film=0.4, blur=1.0, wobble=2, stain=True, opacity=0.9)
HAIR = (
    "-.56,.74 -.84,.72 -.95,.1 -.9,-.5 -.62,-1.0 -.1,-1.22 .45,-1.12 .85,-.72 .96,-.1 .9,.7 "
    ".6,.76 .66,.4 .7,0 .55,-.5 .2,-.66 -.2,-.5 -.6,-.36 -.68,0 -.64,.4"
)
# how the hair falls on either side of the parting: outside, and beside the face
WAYS = (
    (".14,-1.18 .64,-1.04 .96,-.45 .98,.2 .8,.74", ".12,-.64 .42,-.56 .66,-.24 .7,.2 .6,.7"),
    (".1,-1.19 -.54,-1.08 -.93,-.5 -.97,.15 -.78,.72", ".08,-.64 -.3,-.5 -.62,-.32 -.7,.1 -.58,.7"),
)


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(1400, 1750, seed=551, paper="#faf5ea", tooth=2)
    head = Head(690, 690, 350, turn=-0.35, tilt=-3, smile=0.045, wide=0.98)
    _wall(sheet)
    _clothes(sheet, head)
    _skin(sheet, head)
    _features(sheet, head)
    _hair(sheet, head)
    scan(sheet)
    return sheet


def _wall(sheet: Sheet) -> None:
    edge = curve(
        [(110, 190), (700, 120), (1290, 210), (1310, 900), (1270, 1500), (700, 1600), (120, 1490), (90, 800)],
        closed=True,
    )
    sheet.fill(edge, "#a9c4b4", SOFT, 58, 1.5, 40)
    sheet.fill(edge, "#d9c98a", SOFT, 72, 2.6, 60)


def _clothes(sheet: Sheet, head: Head) -> None:
    coat = head.form(SHOULDERS)
    sheet.clear(coat)
    for colour, angle, gap in (("#5a6fa8", 68, 0.7), ("#3f5590", 40, 1.0), ("#2f3f70", 95, 2.0)):
        sheet.fill(coat, colour, FIRM, angle, gap, 8)
    for side in (-1, 1):
        lapel = [
            head.spot(side * x, y)
            for x, y in ((0.3, 1.42), (0.62, 1.36), (0.78, 1.9), (0.5, 2.0), (0.1, 3.2))
        ]
        sheet.clear(lapel)
        sheet.fill(lapel, "#4a5f9c", FIRM, 80 + side * 25, 0.55)
        sheet.fill(lapel, "#2f3f70", SOFT, 40, 1.1)
        sheet.shape(lapel, "#26325a", POINT)
    blouse = [head.spot(x, y) for x, y in ((-0.3, 1.36), (0.3, 1.36), (0.12, 3.2), (-0.08, 3.2))]
    sheet.clear(blouse)
    sheet.fill(blouse, "#e9dcc8", SOFT, 84, 1.0)
    sheet.fill(blouse, "#b9a9a0", SOFT, 60, 2.6)


def _skin(sheet: Sheet, head: Head) -> None:
    neck = head.form(NECK)
    for part in (neck, head.outline()):
        sheet.clear(part)
        sheet.fill(part, "#f3cfae", FIRM, 60, 0.6, 3)
        sheet.fill(part, "#eab48c", SOFT, 25, 1.2, 3)
    sheet.fill(head.form(UNDER_CHIN), "#b9784f", FIRM, 30, 0.9, 4)
    sheet.fill(head.form(UNDER_CHIN), "#8f5f60", SOFT, 70, 1.6, 4)
    for colour, gap in (("#d99468", 0.9), ("#b8745a", 1.6)):
        sheet.fill(head.shade(), colour, SOFT, 55, gap, 10)
    for cheek in head.cheeks():
        sheet.fill(cheek, "#e58a78", SOFT, 40, 1.3, 16)
    for socket in head.socket():
        sheet.fill(socket, "#c98f78", SOFT, 20, 1.0, 3)
    sheet.fill(head.form(NOSE_SIDE, 1.2), "#cf8f6c", SOFT, 70, 0.9, 3)
    beads = [
        head.spot(x, y)
        for x, y in zip(
            [i * 0.075 - 0.41 for i in range(12)],
            (1.2, 1.28, 1.35, 1.4, 1.44, 1.46, 1.46, 1.44, 1.4, 1.35, 1.28, 1.2),
            strict=True,
        )
    ]
    for x, y in beads:
        sheet.clear(oval(x, y, 13))
        sheet.fill(oval(x, y, 13), "#c9873a", FIRM, 40, 0.6, 1)
        sheet.shape(oval(x, y, 13), "#7a4a22", POINT, 4)


def _features(sheet: Sheet, head: Head) -> None:
    for eye, iris in zip(head.both(EYE, 0.31, 0), head.irises(-0.01), strict=True):
        sheet.clear(eye)
        sheet.fill(iris, "#6a7f5a", FIRM, 40, 0.5, 1)
        sheet.shape(iris, "#33402f", POINT, 5)
        x, y = iris[14][0] + 22, iris[14][1]
        sheet.dots([(x, y)], "#1f1c20", POINT, 20)
        sheet.clear(oval(x - 8, y - 9, 5))
    for lid in head.both(LID, 0.31, 0):
        sheet.fill(lid, "#4a3434", FIRM, 10, 0.4, 1)
    sheet.lines(head.strokes(CREASE, 0.31, 0), "#9a664f", POINT)
    sheet.lines(head.strokes("-.12,.1 0,.125 .13,.09", 0.31, 0), "#c08468", POINT, 5)
    for brow in head.both(BROW, 0.31, -0.02):
        sheet.fill(brow, "#7d6f6a", POINT, 150, 0.7, 2)
    sheet.line(head.line(NOSE_LINE, 1.3), "#9a5f48", POINT)
    upper, lower, between = head.mouth()
    sheet.fill(upper, "#b3544f", FIRM, 20, 0.6, 1)
    sheet.fill(lower, "#c96a60", FIRM, 70, 0.6, 1)
    sheet.line(between, "#6f2f30", POINT)
    wrinkles = [
        *head.strokes("0,0 .07,.1 .1,.22", 0.235, 0.4),
        *head.strokes("0,0 .07,-.03 .12,-.09", 0.5, 0.0),
        *head.strokes("0,0 .06,.03 .1,.07", 0.5, 0.04),
    ]
    sheet.lines([*wrinkles, head.line("-.25,-.42 0,-.45 .25,-.42", 0.8)], "#bb7f62", POINT, 4)
    sheet.shape(head.outline(), "#9a664f", POINT, 4)


def _hair(sheet: Sheet, head: Head) -> None:
    """A grey bob, lock by lock."""
    shape = head.form(HAIR)
    sheet.clear(shape)
    sheet.fill(shape, "#cfcbd0", SOFT, 80, 0.9, 4)
    locks: dict[str, list[Path]] = {}
    for i in range(150):
        outer, inner = (path(side) for side in WAYS[i % 2])
        share = (i * 0.618) % 1
        cut = 2 + sheet.random.randrange(3)
        way = [
            head.spot(a + (c - a) * share + sheet.random.uniform(-0.012, 0.012), b + (d - b) * share)
            for (a, b), (c, d) in zip(outer, inner, strict=True)
        ]
        colour = ("#b3b0bc", "#d3d0d6", "#8f8c9a", "#e0d9cf", "#c3bfc9")[i % 5]
        locks.setdefault(colour, []).append(curve(way, steps=8)[(i % 3) * 4 : 8 * (cut + 1)])
    for colour, lines in locks.items():
        sheet.lines(lines, colour, POINT, 6)
    sheet.shape(shape, "#6a6672", POINT, 5)
    for side in (-1, 1):
        x, y = head.spot(side * 0.68, 0.36)
        sheet.clear(oval(x, y, 16))
        sheet.fill(oval(x, y, 15), "#d9a53a", FIRM, 30, 0.5, 1)
