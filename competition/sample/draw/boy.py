"""A boy of twelve, drawn by his sister of fifteen: oil pastel on blue paper."""

from dataclasses import replace

from competition.sample.draw.heads import (
    BROW,
    EYE,
    LID,
    NECK,
    NOSE_LINE,
    NOSE_SIDE,
    SHOULDERS,
    UNDER_CHIN,
    Head,
)
from competition.sample.draw.paths import oval
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.studio import scan
from competition.sample.draw.tools import PASTEL, PASTEL_CORNER, pressed

BROAD = replace(PASTEL, width=26, bite=0.6, film=0.5)
HARD, CORNER = pressed(BROAD, 240), replace(PASTEL_CORNER, width=13)
SHARP = replace(PASTEL_CORNER, width=9, pressure=252, bite=0.35, film=0.6, wobble=2)
HAIR = (
    "-.8,-.05 -.86,-.5 -.7,-1.02 -.3,-1.26 .15,-1.3 .55,-1.15 .82,-.8 .86,-.4 .8,-.05 "
    ".7,-.35 .56,-.5 .3,-.5 .1,-.62 -.15,-.5 -.4,-.58 -.62,-.42 -.7,-.3"
)


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(1400, 1750, seed=1212, paper="#2f4a6a", tooth=4)
    head = Head(700, 720, 330, turn=-0.3, tilt=5, smile=0.085, wide=1.06, jaw=0.9)
    _behind(sheet)
    _clothes(sheet, head)
    _skin(sheet, head)
    _features(sheet, head)
    _hair(sheet, head)
    scan(sheet)
    return sheet


def _behind(sheet: Sheet) -> None:
    """A sun that has got behind his head, ring by ring."""
    for i, colour in enumerate(("#f7cf5a", "#f2a63f", "#e8803f", "#c9605a", "#8a5a7a", "#5a5f8f", "#3f5f8a")):
        for k in range(2):
            radius = 400 + i * 84 + k * 40
            start = sheet.random.uniform(0, 60)
            while start < 400:
                sweep = sheet.random.uniform(14, 30)
                sheet.line(oval(700, 640, radius, radius, start, start + sweep, 8), colour, HARD, 34)
                start += sweep + sheet.random.uniform(2, 5)


def _clothes(sheet: Sheet, head: Head) -> None:
    shirt = head.form(
        SHOULDERS.replace("1.58", "1.4")
        .replace("1.75", "1.55")
        .replace("-1.3,1.72", "-1.16,1.7")
        .replace("1.3,1.72", "1.16,1.7")
    )
    sheet.clear(shirt)
    sheet.fill(shirt, "#d9483a", HARD, 78, 0.55, 8)
    sheet.fill(
        head.form(".5,1.6 1.1,1.75 1.4,2.3 1.5,3.3 .9,3.3 1.0,2.4"),
        "#9a2f3a",
        pressed(BROAD, 200),
        80,
        0.8,
        10,
    )
    for y in (2.15, 2.5, 2.85):
        sheet.line(
            head.line(f"-1.5,{y + 0.06} -.7,{y} 0,{y + 0.05} .7,{y} 1.5,{y + 0.08}"), "#f7e2b8", HARD, 44
        )
    sheet.line(head.line("-.5,1.38 -.2,1.58 .2,1.58 .5,1.38"), "#f7e2b8", HARD, 36)


def _skin(sheet: Sheet, head: Head) -> None:
    neck = head.form(NECK)
    for part in (neck, *head.ears(), head.outline()):
        sheet.clear(part)
        sheet.fill(part, "#b5734a", replace(HARD, film=0.75), 70, 0.5, 2)
    sheet.fill(head.form(UNDER_CHIN), "#7a4436", pressed(BROAD, 225), 30, 0.6, 4)
    sheet.fill(
        head.form("-.6,-.45 -.2,-.5 0,-.2 -.05,.2 -.25,.5 -.5,.5 -.66,0"),
        "#d39660",
        pressed(BROAD, 190),
        65,
        0.7,
        12,
    )
    sheet.fill(
        head.form("-.06,-.2 .04,-.2 .06,.3 -.06,.32", 1.1),
        "#dca26c",
        replace(CORNER, pressure=200),
        85,
        0.8,
        2,
    )
    sheet.fill(head.shade(), "#8a4f3c", pressed(BROAD, 195), 60, 0.75, 8)
    sheet.fill(
        head.form(".66,-.35 .74,-.1 .7,.25 .58,.6 .4,.86 .56,.4 .62,.1"),
        "#5f6a9a",
        replace(CORNER, pressure=190),
        70,
        0.9,
        3,
    )
    for part in (*head.socket(), head.form(NOSE_SIDE, 1.2)):
        sheet.fill(part, "#8a4f3c", replace(CORNER, pressure=200), 30, 0.7, 2)
    for cheek in head.cheeks():
        sheet.fill(cheek, "#d9694f", pressed(BROAD, 170), 40, 0.9, 10)


def _features(sheet: Sheet, head: Head) -> None:
    for eye, iris in zip(head.both(EYE, 0.31, 0.02), head.irises(-0.01, 0.07), strict=True):
        sheet.fill(eye, "#fbf3e2", SHARP, 5, 0.4, 0)
        sheet.fill(iris, "#3a2018", SHARP, 30, 0.4, 0)
        x, y = sum(p[0] for p in iris) / len(iris), sum(p[1] for p in iris) / len(iris)
        sheet.dots([(x - 7, y - 8)], "#fffaf0", SHARP, 11)
    for lid in head.both(LID, 0.31, 0.015):
        sheet.fill(lid, "#23151c", SHARP, 10, 0.35, 1)
    for brow in head.both(BROW, 0.31, -0.03):
        sheet.fill(brow, "#23151c", SHARP, 160, 0.5, 3)
    sheet.line(head.line(NOSE_LINE, 1.25), "#6a3428", SHARP, 10)
    upper, lower, between = head.mouth()
    sheet.fill(upper, "#a8443f", SHARP, 20, 0.5, 0)
    sheet.fill(lower, "#c9625a", SHARP, 20, 0.5, 0)
    sheet.line(between, "#5a1f28", SHARP, 9)
    grin = head.strokes("0,-.03 .03,.02 .02,.06", 0.29, 0.55)
    sheet.lines(grin, "#7a4436", SHARP, 7)
    sheet.line(head.outline(), "#5f3226", replace(SHARP, pressure=200), 6)


def _hair(sheet: Sheet, head: Head) -> None:
    """Curls: many small turns of the wrist."""
    sheet.fill(head.form(HAIR), "#1f1620", HARD, 50, 0.5, 6)
    edge = head.form(HAIR)
    for i in range(0, len(edge), 2):
        x, y = edge[i]
        sheet.line(oval(x, y, 26, 24, i * 40, i * 40 + 290, 10), "#1f1620", HARD, 17)
    curls = [head.spot(-0.7 + (i * 0.7549 % 1) * 1.4, -1.18 + (i * 0.5698 % 1) * 0.62) for i in range(60)]
    for i, (x, y) in enumerate(curls):
        colour = ("#4a3040", "#6a4a50", "#38405f", "#2c1c28")[i % 4]
        sheet.line(oval(x, y, 24, 22, i * 53, i * 53 + 230, 9), colour, CORNER, 9)
