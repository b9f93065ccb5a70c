"""A nurse of about thirty: watercolour, by a girl of sixteen, her niece."""

from competition.sample.draw.heads import BROW, CREASE, EYE, LID, NOSE_LINE, NOSE_SIDE, SHOULDERS, Head
from competition.sample.draw.paths import Path, curve, oval, path
from competition.sample.draw.studio import Studio, mixed
from competition.sample.draw.tools import Tool

BRUSH = Tool(width=7, pressure=245, bite=0.3, film=0.4, blur=1.5, wobble=2, stain=True, opacity=0.85)
TEAL, DEEP, ROSE = "#4f9a98", "#2c6670", "#d9848a"
SCARF = (
    "0,-1.3 .48,-1.22 .86,-.86 1.0,-.3 .98,.3 .88,.8 .8,1.2 1.0,1.6 .7,1.95 .1,2.1 -.5,2.0 "
    "-.98,1.66 -.8,1.2 -.9,.8 -1.0,.3 -1.0,-.3 -.86,-.86 -.48,-1.22"
)
OPENING = (
    "0,-.74 .38,-.68 .6,-.42 .68,-.05 .66,.3 .54,.68 .3,.98 0,1.08 -.3,.98 -.54,.68 -.66,.3 "
    "-.68,-.05 -.6,-.42 -.38,-.68"
)
FOLDS = (
    ".1,-1.26 .6,-1.02 .82,-.4 .8,.3 .66,.9",
    "-.2,-1.24 -.7,-.9 -.84,-.2 -.8,.4 -.62,.95",
    "-.7,1.0 -.3,1.3 .2,1.4 .7,1.2",
    "-.84,1.25 -.4,1.6 .1,1.7 .8,1.4",
    "-.6,1.8 -.1,1.9 .5,1.8",
    ".86,.5 .82,.9 .6,1.25",
)


def draw() -> Studio:
    """Draw the picture."""
    sheet = Studio(1400, 1750, seed=330, paper="#fbf7ee", tooth=3)
    head = Head(700, 680, 335, turn=0.3, tilt=-5, smile=0.06, wide=0.95, jaw=0.95)
    _light(sheet)
    _uniform(sheet, head)
    _scarf(sheet, head)
    _face(sheet, head)
    _features(sheet, head)
    _badge(sheet, head)
    return sheet


def _light(sheet: Studio) -> None:
    blot = curve(
        path("180,300 560,130 1000,170 1260,480 1240,960 1100,1320 300,1320 130,900"), closed=True, steps=6
    )
    sheet.glaze(blot, ("#f6d9b8", "#f3c9b0", "#e9d8dc"), 0.85, pools=200, bloom=0.5)


def _uniform(sheet: Studio, head: Head) -> None:
    coat = head.form(SHOULDERS)
    sheet.clear(coat)
    sheet.glaze(coat, ("#c3d5e6", "#8fb0cf"), 0.9, pools=130, bloom=0.3)
    sheet.glaze(
        head.form(".6,1.6 1.3,1.75 1.6,2.2 1.75,3.4 1.0,3.4 1.05,2.4"), ("#8fa9cc", "#6f8fb8"), 0.6, pools=70
    )
    sheet.glaze(head.form("-1.2,2.3 -1.05,2.4 -1.0,3.4 -1.2,3.4"), ("#7f9cc0",), 0.6, pools=50)


def _scarf(sheet: Studio, head: Head) -> None:
    cloth = head.form(SCARF)
    sheet.clear(cloth)
    sheet.glaze(cloth, (TEAL, TEAL, DEEP), 0.95, pools=120, bloom=0.4)
    sheet.glaze(
        head.form(".5,-1.15 .86,-.86 1.0,-.3 .98,.3 .88,.8 .8,1.2 .6,1.1 .74,.4 .76,-.3 .62,-.8"),
        (DEEP,),
        0.6,
        pools=60,
    )
    for fold in FOLDS:
        line = head.line(fold, steps=8)
        band = [*line, *[(x + 10, y + 22) for x, y in line[::-1]]]
        sheet.glaze(band, (DEEP,), 0.42, pools=40, bloom=0)
    for i in range(70):
        x, y = -0.86 + (i * 0.7549 % 1) * 1.72, -1.15 + (i * 0.5698 % 1) * 3.0
        if (x / 0.74) ** 2 + (y / 1.12) ** 2 > 1 and abs(x) < 0.9:
            spot = head.spot(x, y)
            sheet.paint(oval(*spot, 9), "#f3e3c0", 10, 0.03, dry=0.2)


def _face(sheet: Studio, head: Head) -> None:
    face = head.form(OPENING)
    sheet.shade([[(x + 3, y + 12) for x, y in face]], "#3f6a70", 0.6, 2)
    sheet.clear(face)
    sheet.glaze(face, ("#f0cdaa", "#e6b48c", "#dba680"), 0.92, pools=150, bloom=0.15)
    before = sheet.image.copy()
    sheet.glaze(head.shade(), ("#cf9a78", "#b98068"), 0.6, pools=70, bloom=0)
    sheet.glaze(
        head.form("-.6,-.5 0,-.8 .6,-.5 .5,-.56 0,-.66 -.5,-.56"), ("#b98068",), 0.6, pools=40, bloom=0
    )
    for part in (*head.socket(), head.form(NOSE_SIDE, 1.2)):
        sheet.glaze(part, ("#c88f74",), 0.55, pools=40, bloom=0)
    for cheek in head.cheeks():
        sheet.glaze(cheek, ("#e88f80",), 0.27, pools=40, bloom=0)
    sheet.keep(before, face)
    sheet.shape(face, mixed(DEEP, "#20303a", 0.3), BRUSH, 5)


def _features(sheet: Studio, head: Head) -> None:
    for eye, iris in zip(head.both(EYE, 0.31, 0), head.irises(0.01, 0.064), strict=True):
        sheet.paint(eye, "#fcf8f0", 0, 0.02)
        sheet.glaze(iris, ("#5a3a24",), 1.0, pools=10, bloom=0)
        sheet.paint(iris, "#553622", 30, 0.08)
        x, y = sum(p[0] for p in iris) / len(iris), sum(p[1] for p in iris) / len(iris)
        sheet.paint(oval(x, y, 11), "#201612", 0, 0.02)
        sheet.paint(oval(x - 7, y - 8, 6), "#fffaf0", 0, 0)
    for lid in head.both(LID, 0.31, 0):
        sheet.paint(lid, "#2c1c1c", 0, 0.03)
    lashes = [*head.strokes(".13,0 .19,-.035", 0.31, 0), *head.strokes(".1,-.03 .16,-.075", 0.31, 0)]
    sheet.lines(lashes, "#2c1c1c", BRUSH, 5)
    sheet.lines(head.strokes(CREASE, 0.31, 0), "#9a6450", BRUSH, 5)
    for brow in head.both(BROW, 0.31, -0.02):
        sheet.glaze(brow, ("#4a3028",), 0.95, pools=20, bloom=0)
    sheet.line(head.line(NOSE_LINE, 1.3), "#9a5f4c", BRUSH, 6)
    upper, lower, between = head.mouth()
    sheet.glaze(upper, ("#b85a5c",), 0.9, pools=20, bloom=0)
    sheet.glaze(lower, ("#d07a74",), 0.85, pools=20, bloom=0)
    sheet.line(between, "#7a2f38", BRUSH, 6)
    sheet.lines(head.strokes("0,0 .06,.07 .07,.14", 0.25, 0.43), "#c08a70", BRUSH, 4)


def _badge(sheet: Studio, head: Head) -> None:
    """The stethoscope, and a watch pinned upside down as nurses wear it."""
    for side in (-1, 1):
        tube = head.line(f"{side * 0.62},1.92 {side * 0.6},2.4 {side * 0.3},2.85 .02,3.0", steps=10)
        sheet.line(tube, "#3a3f50", Tool(18, 250, 0.2, 0.6, 1.3, 2), 18)
        sheet.line([(x - 4, y - 2) for x, y in tube], "#8f96a8", BRUSH, 4)
    x, y = head.spot(0.02, 3.02)
    for r, colour in ((40, "#6f7688"), (33, "#c9ced8"), (20, "#e9ecf0")):
        sheet.paint(oval(x, y, r), colour, 30)
    x, y = head.spot(0.86, 2.35)
    sheet.paint(path(f"{x - 16},{y - 70} {x + 16},{y - 70} {x + 12},{y} {x - 12},{y}"), "#c9a03f", 88)
    sheet.paint(oval(x, y + 30, 42), "#c9a03f", 20)
    sheet.paint(oval(x, y + 30, 32), "#fbf7ee", 20, 0.03)
    hands: list[Path] = [[(x, y + 30), (x + 4, y + 8)], [(x, y + 30), (x + 18, y + 38)]]
    sheet.lines(hands, "#2c2c38", BRUSH, 5)
