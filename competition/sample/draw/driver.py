"""A bus driver of about forty at her wheel: gouache, by two boys of fourteen who ride with her."""

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
from competition.sample.draw.paths import Path, curve, oval, path, rect
from competition.sample.draw.studio import Studio, mixed

SKIN, DARK, UNIFORM = "#a8694a", "#2b2028", "#2f4f78"
HAIR = (
    "-.78,.3 -.86,-.2 -.8,-.75 -.45,-1.18 .05,-1.28 .5,-1.16 .82,-.74 .86,-.2 .78,.3 .72,-.1 "
    ".62,-.46 .3,-.62 .05,-.7 -.25,-.62 -.6,-.44 -.72,-.1"
)
TAIL = ".7,-.7 1.05,-.6 1.2,-.1 1.1,.5 1.25,1.0 .98,1.35 .84,1.0 .92,.5 .8,0"


def draw() -> Studio:
    """Draw the picture."""
    sheet = Studio(1400, 1750, seed=640, paper="#f4ecdc", tooth=4)
    head = Head(680, 690, 335, turn=0.25, tilt=3, smile=0.075, wide=1.04)
    _bus(sheet)
    sheet.paint(head.form(TAIL), DARK, 80)
    _body(sheet, head)
    _face(sheet, head)
    _features(sheet, head)
    _wheel(sheet)
    for edge in (
        rect(-5, -5, 1410, 60),
        rect(-5, 1695, 1410, 60),
        rect(-5, -5, 60, 1760),
        rect(1345, -5, 60, 1760),
    ):
        sheet.clear(edge)
    return sheet


def _bus(sheet: Studio) -> None:
    """The windscreen, and the town that waits outside."""
    sheet.paint(rect(40, 40, 1320, 1670), "#d9b04a", 88)
    glass = curve(path("150,180 700,130 1260,180 1290,700 1260,1180 140,1180 110,700"), closed=True, steps=6)
    sheet.paint(glass, "#a9cdd6", 6)
    before = sheet.image.copy()
    sheet.paint(path("20,760 1390,700 1390,1230 20,1230"), "#c9d6c0", 4)
    for x, y, w, h, colour in (
        (130, 520, 150, 420, "#d98a6a"),
        (270, 610, 130, 330, "#efe0c0"),
        (1010, 480, 170, 430, "#8fa9b8"),
        (1160, 570, 150, 330, "#e3b06a"),
    ):
        sheet.paint(rect(x, y, w, h), colour, 86)
        for i in range(8):
            sheet.paint(
                rect(x + 22 + i % 2 * w * 0.42, y + 36 + i // 2 * 84, 34, 46),
                mixed(colour, "#2f3a50", 0.6),
                80,
            )
    for left, top in path("420,820 960,800"):
        sheet.paint(rect(left - 9, top, 18, 150), "#6b4a35", 88)
        sheet.paint(oval(left, top - 30, 78, 95), "#6f9a5c", 50)
    sheet.keep(before, glass)


def _body(sheet: Studio, head: Head) -> None:
    sheet.paint(head.form(NECK), mixed(SKIN, "#5a2f2a", 0.22), 80)
    sheet.paint(head.form(SHOULDERS), UNIFORM, 70)
    sheet.shade([head.form(".5,1.45 1.3,1.72 1.58,2.1 1.75,3.4 .7,3.4 .95,2.3")], "#8a90b0", 0.7)
    shirt = [
        head.spot(x, y)
        for x, y in ((-0.42, 1.3), (0.42, 1.3), (0.2, 2.1), (0.06, 3.3), (-0.06, 3.3), (-0.2, 2.1))
    ]
    sheet.paint(shirt, "#eee6d4", 80)
    for side in (-1, 1):
        collar = [head.spot(side * x, y) for x, y in ((0.4, 1.2), (0.6, 1.36), (0.42, 1.8), (0.06, 1.5))]
        sheet.paint(collar, "#f8f2e2", 60)
    sheet.paint(
        [head.spot(x, y) for x, y in ((-0.1, 1.52), (0.1, 1.52), (0.15, 2.9), (0, 3.1), (-0.15, 2.9))],
        "#b8433a",
        85,
    )
    sheet.paint(
        [head.spot(x, y) for x, y in ((0.6, 2.05), (1.0, 2.0), (1.02, 2.18), (0.62, 2.23))], "#f3c33f", 4
    )
    sheet.paint(head.form("-.34,1.0 0,1.2 .34,1.0 .36,1.3 0,1.45 -.36,1.3"), mixed(SKIN, "#5a2f2a", 0.3), 70)


def _face(sheet: Studio, head: Head) -> None:
    for ear in head.ears():
        sheet.paint(ear, mixed(SKIN, "#5a2f2a", 0.15), 70)
    sheet.paint(head.outline(), SKIN, 78, 0.07)
    sheet.paint(
        head.form("-.6,-.5 -.2,-.62 .1,-.3 .05,.1 -.1,.3 -.3,.55 -.55,.45 -.66,0"),
        mixed(SKIN, "#f0b888", 0.24),
        60,
        0.05,
        dry=0.35,
    )
    sheet.shade([head.shade()], "#b98a8a", 0.62)
    sheet.shade(head.socket(), "#b08080", 0.55)
    sheet.shade([head.form(NOSE_SIDE, 1.2)], "#b08080", 0.55)
    for cheek in head.cheeks():
        sheet.paint(cheek, mixed(SKIN, "#d8604a", 0.35), 40, dry=0.5)
    sheet.paint(head.form(HAIR), DARK, 60)
    for i in range(9):
        t = i / 8
        root, top = f"{-0.72 + 0.7 * t},{-0.5 - 0.16 * t}", f"{-0.35 + 0.7 * t},{-0.98 - 0.1 * t}"
        line = head.line(f"{root} {top} {0.45 + 0.3 * t},{-0.98 + 0.3 * t}")
        sheet.paint([*line, *[(x, y + 7) for x, y in line[::-1]]], "#5a4550", 30, dry=0.4)


def _stroke(sheet: Studio, line: Path, colour: str, width: float) -> None:
    sheet.paint([*line, *[(x + width * 0.2, y + width) for x, y in line[::-1]]], colour, 10, 0.05)


def _features(sheet: Studio, head: Head) -> None:
    for eye, iris in zip(head.both(EYE, 0.31, 0), head.irises(0.01, 0.058), strict=True):
        sheet.paint(eye, "#fbf3e6", 0, 0.03)
        sheet.paint(iris, "#3a2218", 30)
        x, y = sum(p[0] for p in iris) / len(iris), sum(p[1] for p in iris) / len(iris)
        sheet.paint(oval(x - 6, y - 7, 5), "#fff8ea", 0, 0)
    for lid in head.both(LID, 0.31, 0):
        sheet.paint(lid, DARK, 0, 0.05)
    for brow in head.both(BROW, 0.31, -0.03):
        sheet.paint(brow, DARK, 10, 0.05)
    for line in head.strokes(CREASE, 0.31, 0):
        _stroke(sheet, line, mixed(SKIN, DARK, 0.45), 5)
    _stroke(sheet, head.line(NOSE_LINE, 1.3), mixed(SKIN, DARK, 0.5), 8)
    upper, lower, between = head.mouth()
    sheet.paint(upper, "#8f3038", 20)
    sheet.paint(lower, "#b04a48", 20)
    _stroke(sheet, between, "#4f1a22", 7)
    for line in head.strokes("0,0 .08,.1 .1,.2", 0.24, 0.4):
        _stroke(sheet, line, mixed(SKIN, DARK, 0.32), 5)
    for x, y in (head.spot(-0.77, 0.34), head.spot(0.79, 0.34)):
        sheet.paint(oval(x, y, 17), "#f3c33f", 20)
    sheet.shade([head.form(UNDER_CHIN)], "#b09090", 0.3)


def _wheel(sheet: Studio) -> None:
    """The wheel, and a hand that lies on it."""
    outer, inner = oval(690, 1900, 560, 430), oval(690, 1900, 500, 376)
    sheet.paint([*outer, *inner[::-1]], "#2a2a33", 20)
    hand = curve(
        path(
            "300,1560 370,1500 460,1470 500,1490 480,1530 420,1560 470,1560 500,1590 460,1620 "
            "380,1640 310,1640"
        ),
        closed=True,
        steps=6,
    )
    sheet.paint(hand, SKIN, 30)
    for line in ("330,1560 400,1530 480,1502", "350,1600 420,1578 482,1570"):
        _stroke(sheet, curve(path(line)), mixed(SKIN, DARK, 0.4), 5)
    sheet.paint(path("180,1720 230,1600 310,1560 330,1650 260,1760"), UNIFORM, 60)
