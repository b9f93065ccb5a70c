"""One line, five people: pen and watercolour, drawn without lifting the pen, by a pupil of sixteen."""

from competition.sample.draw.paths import Path, curve, oval, path, shaky
from competition.sample.draw.studio import Studio
from competition.sample.draw.tools import Tool

NIB = Tool(width=10, pressure=255, bite=0.2, film=0.5, blur=1.0, wobble=0, opacity=0.96)
INK = "#1f2b52"
# heads that look right, in units of half a head; the line comes in at the nape and leaves at the breast
OLD = """
.78,1.3 .5,.95 .62,.5 .85,.1 1.15,-.1 1.3,-.42 1.05,-.62 .82,-.42 .98,-.2 1.1,-.4 .8,-.62 .45,-.95
-.1,-1.06 -.5,-.8 -.66,-.5 -.7,-.28 -.45,-.36 -.28,-.28 -.42,-.24 -.6,-.28 -.68,-.16 -.92,.12
-.86,.22 -.68,.2 -.7,.29 -.78,.36 -.68,.4 -.78,.46 -.7,.55 -.78,.7 -.64,.83 -.3,.8 -.08,.66 -.2,.86
-.2,1.15 -.5,1.4 -.95,1.62
"""
MAN = """
.8,1.3 .58,.9 .68,.45 .8,-.05 .72,-.55 .35,-.96 -.15,-1.02 -.5,-.8 -.56,-.6 -.62,-.42 -.68,-.3
-.42,-.36 -.25,-.24 -.42,-.2 -.58,-.26 -.66,-.14 -.9,.1 -.84,.2 -.68,.2 -.7,.3 -.8,.36 -.68,.41
-.76,.48 -.72,.6 -.82,.85 -.55,1.06 -.25,.9 .1,.6 .3,.2 .38,-.06 .5,-.16 .58,-.02 .46,.16 .3,.1 .2,.5
-.02,.9 -.15,1.2 -.45,1.45 -.95,1.66
"""
WOMAN = """
1.05,1.5 1.2,1.1 1.05,.7 1.2,.3 1.0,-.2 .85,-.7 .4,-1.05 -.15,-1.05 -.52,-.78 -.6,-.5 -.64,-.32
-.4,-.38 -.22,-.26 -.4,-.22 -.56,-.28 -.64,-.16 -.86,.08 -.8,.17 -.65,.17 -.68,.26 -.78,.33 -.66,.38
-.74,.45 -.66,.53 -.7,.68 -.52,.8 -.2,.72 .15,.4 .4,-.1 .2,-.55 -.2,-.78 -.5,-.72 -.1,-.7 .3,-.4
.5,.1 .42,.6 .6,1.0 .5,1.3 .1,1.2 -.1,1.2 -.4,1.46 -.9,1.7
"""
GIRL = """
.55,1.25 .45,.9 .6,.55 .85,.5 .95,.2 .75,.1 .98,-.1 1.0,-.4 .75,-.4 .9,-.68 .7,-.92 .5,-.75 .45,-1.1
.15,-1.18 .05,-.9 -.15,-1.2 -.42,-1.08 -.35,-.82 -.62,-.86 -.72,-.6 -.5,-.52 -.62,-.38 -.64,-.28
-.42,-.34 -.24,-.22 -.4,-.18 -.56,-.24 -.63,-.12 -.82,.08 -.76,.18 -.63,.17 -.66,.27 -.76,.33
-.64,.38 -.72,.45 -.64,.53 -.66,.68 -.48,.78 -.15,.7 -.05,.66 -.12,.9 -.15,1.15 -.45,1.4 -.9,1.6
"""
CHILD = """
.5,1.2 .4,.9 .55,.6 .8,.3 1.1,.5 1.35,.3 1.2,.1 .85,-.1 .9,-.4 .6,-.85 .1,-1.02 -.4,-.88 -.6,-.55
-.3,-.62 -.62,-.45 -.62,-.2 -.4,-.24 -.24,-.1 -.4,-.08 -.54,-.14 -.6,0 -.78,.16 -.74,.25 -.6,.25
-.64,.34 -.72,.4 -.62,.45 -.7,.52 -.6,.6 -.6,.74 -.42,.82 -.12,.72 -.04,.68 -.1,.92 -.15,1.1 -.4,1.3
-.8,1.5
"""
# who, x, y, half a head, looking right (-1) or left (1), the colour of the stain behind
ROW = (
    (OLD, 410, 620, 218, -1, "#eba82c"),
    (MAN, 880, 560, 252, -1, "#3f958c"),
    (CHILD, 1195, 930, 178, -1, "#e56a4c"),
    (GIRL, 1585, 710, 205, 1, "#8468bd"),
    (WOMAN, 2030, 610, 236, 1, "#c98450"),
)
START = (
    "-30,1420 60,1420 66,1320 30,1322 118,1230 206,1320 170,1320 174,1420 135,1420 134,1370 "
    "106,1370 106,1420 100,1432 150,1445"
)
STRING = "2420,1320 2330,1220 2390,1110 2300,980 2400,820 2335,600 2390,440 2385,320"
KITE = "2385,320 2300,210 2200,305 2290,460 2385,320 2200,305 2300,210 2290,460"


def draw() -> Studio:
    """Draw the picture."""
    sheet = Studio(2480, 1600, seed=515, paper="#fbf6ea", tooth=3)
    _stains(sheet)
    heads: Path = path(START)[-1:]
    for head, x, y, size, side, _ in ROW:
        points = [(x + side * dx * size, y + dy * size) for dx, dy in path(head)]
        heads += points if side < 0 else points[::-1]
    line = [*path(START), *curve([*heads, *path(STRING)], steps=9), *path(KITE)]
    line = shaky(line, 3.5, sheet.random, 120)
    _pen(sheet, line)
    sheet.fill(path("2300,210 2385,320 2290,460 2200,305"), "#d9482f", Tool(16, 235, film=0.5), 50, 0.7, 12)
    _pen(sheet, line[-90:])
    return sheet


def _stains(sheet: Studio) -> None:
    """Colour first, and not quite where the line will go."""
    for _, x, y, size, side, colour in ROW:
        xs = oval(x + side * 0.05 * size + 26, y - size * 0.1, size * 1.02, size * 1.2)
        sheet.glaze(xs, (colour, colour, "#f2dcc0"), 1.0, pools=90, bloom=0.4)
        body = [
            (x + side * dx * size, y + dy * size)
            for dx, dy in path("-.8,1.7 -.3,1.05 .5,1.0 1.0,1.5 1.1,3.0 -.8,3.0")
        ]
        sheet.glaze(curve(body, closed=True, steps=5), ("#efd9b8", colour), 0.9, pools=120, bloom=0.3)
    sheet.glaze(
        path("-20,1420 600,1390 1300,1445 2500,1400 2500,1640 -20,1640"), ("#cfdcbc", "#7fa888"), 0.55
    )


def _pen(sheet: Studio, line: Path) -> None:
    for i in range(0, len(line) - 1, 40):
        sheet.line(line[i : i + 42], INK, NIB, 13 + sheet.random.uniform(-2, 3))
