"""A baker of about sixty: charcoal, with one colour for the bread, by a girl of eighteen."""

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
from competition.sample.draw.loaf import BLACK, CHALK, COAL, CRUST, SIDE, TIP, WHITE, bread
from competition.sample.draw.paths import Path, curve, path
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.studio import scan
from competition.sample.draw.tools import pressed

CAP = (
    "-.8,-.5 -.9,-.8 -1.02,-1.2 -.7,-1.5 -.2,-1.48 .1,-1.62 .55,-1.5 .95,-1.3 .92,-.9 .8,-.5 .3,-.62 -.3,-.62"
)
MOUSTACHE = (
    "0,.5 .14,.44 .32,.5 .46,.6 .52,.57 .44,.72 .3,.7 .1,.62 0,.6 -.1,.62 -.3,.7 -.44,.72 "
    "-.52,.57 -.46,.6 -.32,.5 -.14,.44"
)


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(1400, 1750, seed=60, paper="#e9dfcc", tooth=3)
    head = Head(700, 730, 340, turn=-0.45, tilt=-4, smile=0.04, wide=1.06, jaw=1.06)
    _oven(sheet)
    _clothes(sheet, head)
    _face(sheet, head)
    _features(sheet, head)
    _cap(sheet, head)
    bread(sheet)
    scan(sheet)
    return sheet


def _oven(sheet: Sheet) -> None:
    """Dark and warm behind him, rubbed in with the side of the stick."""
    room = curve(
        path("120,260 500,120 1000,110 1300,300 1290,1000 1200,1330 200,1330 90,900"), closed=True, steps=6
    )
    sheet.fill(room, BLACK, SIDE, 62, 0.75, 40)
    sheet.fill(path("780,160 1290,320 1290,1100 900,1000"), BLACK, pressed(SIDE, 175), 80, 0.7, 40)
    sheet.fill(path("110,700 330,560 420,1000 330,1330 120,1300"), CRUST, pressed(SIDE, 165), 70, 0.8, 30)


def _clothes(sheet: Sheet, head: Head) -> None:
    coat = head.form(SHOULDERS)
    sheet.clear(coat)
    sheet.fill(coat, WHITE, pressed(SIDE, 190), 70, 0.7, 6)
    sheet.fill(head.form(".5,1.5 1.3,1.72 1.62,2.2 1.75,3.4 .9,3.4 1.0,2.3"), BLACK, SIDE, 75, 0.8, 12)
    sheet.fill(head.form("-1.6,2.2 -1.3,2.3 -1.2,3.4 -1.75,3.4"), BLACK, pressed(SIDE, 130), 95, 1.0, 12)
    sheet.line(coat, BLACK, TIP, 10)
    for side in (-1, 1):
        sheet.line(
            [head.spot(side * 0.42, 1.3), head.spot(side * 0.62, 1.75), head.spot(side * 0.66, 3.2)],
            BLACK,
            COAL,
            9,
        )
    knot = [
        head.spot(x, y)
        for x, y in ((-0.44, 1.22), (0.44, 1.22), (0.5, 1.5), (0.1, 1.72), (-0.1, 1.72), (-0.5, 1.5))
    ]
    sheet.clear(knot)
    sheet.fill(knot, CRUST, COAL, 30, 0.7, 3)
    sheet.shape(knot, BLACK, TIP, 8)


def _face(sheet: Sheet, head: Head) -> None:
    neck = head.form(NECK.replace("1.36", "1.2").replace("1.6", "1.26"))
    for part in (neck, *head.ears(), head.outline()):
        sheet.clear(part)
        sheet.shape(part, BLACK, TIP, 8)
    sheet.fill(head.form(UNDER_CHIN.replace("1.4", "1.24")), BLACK, pressed(COAL, 175), 35, 0.7, 4)
    soft = replace(COAL, pressure=150, blur=4, opacity=0.6)
    sheet.fill(head.shade(), BLACK, soft, 55, 0.85, 6)
    sheet.fill(
        head.form(".62,-.4 .74,-.1 .72,.25 .58,.62 .34,.93 .3,.86 .5,.55 .6,.2"),
        BLACK,
        pressed(COAL, 165),
        60,
        0.9,
        4,
    )
    for part in (*head.socket(), head.form(NOSE_SIDE, 1.25)):
        sheet.fill(part, BLACK, replace(soft, width=10), 30, 0.8, 3)
    for cheek in head.cheeks():
        sheet.fill(cheek, CRUST, replace(soft, opacity=0.45), 40, 0.9, 10)
    light = head.form("-.5,.12 -.32,.08 -.2,.2 -.3,.36 -.5,.34", 0.6)
    sheet.fill(light, WHITE, replace(soft, pressure=175), 50, 0.8, 8)


def _features(sheet: Sheet, head: Head) -> None:
    for eye, iris in zip(
        head.both(EYE.replace("-.066", "-.05"), 0.31, 0.01), head.irises(-0.02, 0.054), strict=True
    ):
        sheet.clear(eye)
        sheet.fill(iris, BLACK, TIP, 30, 0.5, 1)
        x, y = sum(p[0] for p in iris) / len(iris), sum(p[1] for p in iris) / len(iris)
        sheet.dots([(x - 6, y - 7)], WHITE, CHALK, 8)
    for lid in head.both(LID.replace("-.07", "-.055"), 0.31, 0.01):
        sheet.fill(lid, BLACK, TIP, 10, 0.4, 1)
    lines = [*head.strokes(CREASE, 0.31, 0.0), *head.strokes("-.13,.1 0,.13 .13,.09", 0.31, 0)]
    lines += [
        *head.strokes("0,0 .1,.1 .14,.2", 0.2, 0.36),
        head.line("-.4,-.36 0,-.4 .38,-.35", 0.8),
        head.line("-.34,-.47 0,-.5 .34,-.46", 0.8),
    ]
    lines += head.strokes("0,0 .08,-.03 .15,-.07", 0.48, 0.02)
    lines += head.strokes("-.02,-.02 .05,.05 .14,.07", 0.48, 0.02)
    sheet.lines(lines, BLACK, replace(TIP, pressure=200), 5)
    for brow in head.both(BROW, 0.31, -0.02):
        sheet.fill(brow, WHITE, CHALK, 150, 0.7, 6)
        sheet.fill(brow, BLACK, replace(TIP, pressure=190), 140, 1.6, 7)
    sheet.line(head.line(NOSE_LINE, 1.3), BLACK, TIP, 9)
    sheet.line(head.line(".09,-.05 .13,.14 .17,.3", 1.2), BLACK, replace(TIP, pressure=190), 6)
    sheet.fill(head.mouth()[1], CRUST, replace(COAL, opacity=0.6, width=9), 20, 0.7, 1)
    sheet.line(head.line("-.2,.78 0,.81 .2,.78", 1.0), BLACK, replace(TIP, pressure=190), 6)
    tash = head.form(MOUSTACHE, 1.0)
    sheet.clear(tash)
    hairs: list[Path] = []
    for i in range(70):
        x = -0.46 + 0.92 * i / 69
        low = abs(x)
        hair = f"{x * 0.55},{0.47 + low * 0.06} {x * 0.85},{0.54 + low * 0.1} {x},{0.62 + low * 0.14}"
        hairs.append(head.line(hair, 1.0))
    sheet.lines(hairs[::2], WHITE, CHALK, 7)
    sheet.lines(hairs[1::2], "#6a6468", replace(TIP, pressure=200), 5)


def _cap(sheet: Sheet, head: Head) -> None:
    cap = head.form(CAP)
    sheet.clear(cap)
    sheet.fill(cap, WHITE, pressed(SIDE, 190), 70, 0.6, 4)
    sheet.fill(head.form(".3,-1.5 .9,-1.3 .9,-.85 .8,-.55 .45,-.6 .55,-1.0"), BLACK, SIDE, 80, 0.8, 6)
    sheet.shape(cap, BLACK, TIP, 10)
    sheet.line(head.line("-.84,-.74 -.3,-.86 .3,-.86 .84,-.74"), BLACK, TIP, 8)
    for x in (-0.5, -0.1, 0.35, 0.6):
        sheet.line(
            head.line(f"{x},-.9 {x * 1.1 - 0.04},-1.15 {x * 1.15},-1.34"),
            BLACK,
            replace(TIP, pressure=185),
            7,
        )
    for side in (-1, 1):
        for i in range(7):
            root, bend = side * (0.7 + i * 0.02), side * (0.78 + i * 0.015)
            tuft = head.line(f"{root},-.48 {bend},-.3 {side * 0.74},{-0.1 + i * 0.02}")
            sheet.line(tuft, "#7a7478", TIP, 5)
