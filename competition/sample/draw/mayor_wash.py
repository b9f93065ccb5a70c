"""A mayor of about forty-five: ink and wash, quickly, by a boy of seventeen."""

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
from competition.sample.draw.studio import Studio
from competition.sample.draw.tools import Tool

PEN = Tool(width=8, pressure=255, bite=0.35, film=0.35, blur=1.0, wobble=3, opacity=0.94)
INK, WARM, COOL = "#2a2430", "#b98a66", "#7d8590"
HAIR = (
    "-.74,-.1 -.8,-.5 -.7,-.92 -.35,-1.16 .1,-1.2 .5,-1.1 .76,-.8 .8,-.4 .74,-.06 .68,-.3 "
    ".6,-.58 .3,-.7 0,-.66 -.35,-.72 -.6,-.56 -.68,-.3"
)
BEARD = (
    "-.73,.02 -.72,.3 -.64,.66 -.42,1.0 -.16,1.13 .16,1.13 .42,1.0 .64,.66 .72,.3 .73,.02 "
    ".62,.3 .44,.5 .2,.47 0,.5 -.2,.47 -.44,.5 -.62,.3"
)


def draw() -> Studio:
    """Draw the picture."""
    sheet = Studio(1400, 1750, seed=452, paper="#f7f1e4", tooth=4)
    head = Head(715, 700, 345, turn=0.55, tilt=2, smile=0.03, wide=1.0)
    blot = path("250,330 640,180 1130,260 1230,700 1160,1250 700,1330 260,1200 190,720")
    sheet.glaze(curve(blot, closed=True), ("#c3ccd0", "#e3d5bd", "#c9b79c"), 0.8, pools=150, bloom=0.4)
    _clothes(sheet, head)
    _washes(sheet, head)
    _pen(sheet, head)
    return sheet


def _clothes(sheet: Studio, head: Head) -> None:
    coat = head.form(SHOULDERS)
    sheet.clear(coat)
    sheet.glaze(coat, ("#59616f", "#3a4150"), 0.95, pools=120, bloom=0.15)
    shirt = [
        head.spot(x, y)
        for x, y in ((-0.42, 1.24), (0.42, 1.24), (0.3, 1.9), (0.06, 2.5), (-0.1, 2.2), (-0.34, 1.8))
    ]
    sheet.clear(shirt)
    sheet.glaze(shirt, ("#e6e8ea", "#b9c3cc"), 0.6, pools=60)
    for side in (-1, 1):
        collar = [head.spot(side * x, y) for x, y in ((0.4, 1.16), (0.52, 1.34), (0.3, 1.72), (0.04, 1.46))]
        sheet.clear(collar)
        sheet.glaze(collar, ("#eef0ef", "#c9d0d6"), 0.5, pools=40)
        sheet.shape(collar, INK, PEN, 7)
        fold = [
            head.spot(side * x, y)
            for x, y in ((0.5, 1.38), (0.74, 1.84), (0.52, 1.98), (0.62, 2.08), (0.1, 3.0))
        ]
        sheet.line(fold, INK, PEN, 9)
    sheet.line(coat[:60], INK, PEN, 9)
    x, y = head.spot(-0.72, 2.12)
    for r, colour in ((30, "#b3392f"), (16, "#f0d9a0")):
        sheet.paint(oval(x, y, r), colour, 30)


def _washes(sheet: Studio, head: Head) -> None:
    sheet.clear(head.form(NECK))
    sheet.glaze(head.form(NECK), ("#e3bf9c", "#c99a72"), 0.9, pools=60)
    for ear in head.ears():
        sheet.clear(ear)
        sheet.glaze(ear, ("#d9a884",), 0.9, pools=30)
        sheet.shape(ear, INK, PEN, 6)
    face = head.outline()
    sheet.clear(face)
    sheet.glaze(face, ("#f0d2b0", "#e8c09a"), 0.85, pools=130, bloom=0.3)
    sheet.glaze(head.form(UNDER_CHIN), ("#8d6f66",), 0.75, pools=60)
    sheet.glaze(head.shade(), ("#c99a7a", "#a9856f"), 0.62, pools=80)
    for part in (*head.socket(), head.form(NOSE_SIDE, 1.2)):
        sheet.glaze(part, ("#b98f7a",), 0.6, pools=40)
    for cheek in head.cheeks():
        sheet.glaze(cheek, ("#e0a088",), 0.24, pools=50)
    sheet.glaze(head.form(BEARD), ("#6a5f62", "#4a4248"), 0.85, pools=60, bloom=0.2)
    upper, lower, _ = head.mouth()
    for lip in (upper, lower):
        sheet.clear(lip)
        sheet.glaze(lip, ("#c98476",), 0.9, pools=20)
    sheet.glaze(head.form(HAIR), ("#4a4248", "#2f2a33"), 1.0, pools=60, bloom=0.15)


def _pen(sheet: Studio, head: Head) -> None:
    for eye, iris in zip(head.both(EYE, 0.31, 0), head.irises(0.02), strict=True):
        sheet.paint(eye, "#fbf7ee", 0, 0.03)
        sheet.paint(iris, "#5a3d2a", 30)
        x, y = sum(p[0] for p in iris) / len(iris), sum(p[1] for p in iris) / len(iris)
        sheet.dots([(x, y)], INK, PEN, 20)
        sheet.paint(oval(x - 7, y - 8, 5), "#fbf7ee", 0, 0)
    for lid in head.both(LID, 0.31, 0):
        sheet.paint(lid, INK, 0, 0.05)
    sheet.lines(head.strokes(CREASE, 0.31, 0), INK, PEN, 5)
    sheet.lines(head.strokes("-.1,.1 .02,.13 .14,.1", 0.31, 0), "#8d6f66", PEN, 5)
    for brow in head.both(BROW, 0.31, -0.02):
        sheet.paint(brow, INK, 10, 0.1, dry=0.45)
        sheet.fill(brow, INK, PEN, 130, 1.1, 4)
    sheet.line(head.line(NOSE_LINE, 1.3), INK, PEN, 7)
    sheet.line(head.line(".05,-.05 .09,.14 .13,.3", 1.2), INK, PEN, 5)
    sheet.line(head.mouth()[2], INK, PEN, 7)
    for side in (-1, 1):
        sheet.line(head.line(f"{side * 0.68},-.5 {side * 0.74},-.2 {side * 0.73},.1"), INK, PEN, 7)
    sheet.lines(
        [
            *head.strokes("0,0 .09,.09 .12,.2", 0.22, 0.38),
            head.line("-.3,-.4 0,-.44 .3,-.41", 0.8),
            head.line("-.2,-.52 .05,-.55 .25,-.52", 0.8),
        ],
        "#7a5a50",
        PEN,
        4,
    )
    _strands(sheet, head)


def _strands(sheet: Studio, head: Head) -> None:
    strands: list[Path] = []
    beard: list[Path] = []
    for i in range(56):
        t = i / 55
        root, tip = (
            (-0.7 + 1.42 * t, -0.62 - 0.1 * (i % 3)),
            (-0.52 + 1.3 * t, -1.0 - 0.14 * (1 - (2 * t - 1) ** 2)),
        )
        strands.append(
            curve(
                [
                    head.spot(*root),
                    head.spot((root[0] + tip[0]) / 2 - 0.05, (root[1] + tip[1]) / 2),
                    head.spot(*tip),
                ]
            )
        )
    for i in range(90):
        x = -0.64 + (i * 0.377) % 1.28
        y = 0.56 + (i * 0.211) % 0.5 * (1 - abs(x) * 0.9)
        if abs(x) > 0.33 or y > 0.8:
            beard.append([head.spot(x, y), head.spot(x * 1.02 + 0.01, y + 0.07)])
    for part, hairs in ((HAIR, strands), (BEARD, beard)):
        before = sheet.image.copy()
        sheet.lines(hairs, INK, PEN, 4)
        sheet.keep(before, head.form(part))
