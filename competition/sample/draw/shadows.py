"""An empty place on the platform, with one shadow too many: gouache, by a pupil of seventeen."""

from competition.sample.draw.paths import Path, at, curve, oval, path, rect
from competition.sample.draw.studio import Studio, mixed

DUSK, SAND, SHADOW = "#e9b9a4", "#e6bd86", "#7a5f96"
PINE, INK, BRICK, CREAM = "#1f5157", "#2a2f4a", "#c4513a", "#f4e5c8"
# shapes in units of the height, feet on (0, 0): what, colour
COAT = "-.07,-.82 .07,-.82 .13,-.6 .17,-.2 -.17,-.2 -.13,-.6"
JACKET = "-.09,-.82 .09,-.82 .15,-.7 .14,-.42 -.14,-.42 -.15,-.7"
LEGS = "-.1,-.45 .1,-.45 .1,-.02 .15,0 .03,0 .01,-.38 -.03,-.38 -.04,0 -.14,0 -.1,-.04"
BOOTS = "-.1,-.22 .1,-.22 .09,-.02 .15,0 .02,0 .02,-.2 -.03,-.2 -.03,0 -.13,0 -.09,-.03"
HEAD = "-.06,-.97 0,-1 .06,-.97 .075,-.9 .04,-.84 .04,-.79 -.04,-.79 -.04,-.84 -.075,-.9"
ARMS = (".15,-.7 .1,-.74 .115,-.44 .165,-.4", "-.15,-.7 -.1,-.74 -.115,-.44 -.165,-.4")
HAT = "-.12,-.95 -.07,-.965 -.055,-1.05 .055,-1.05 .07,-.965 .12,-.95"
SCARF = "-.09,-.94 0,-1.03 .09,-.94 .1,-.84 .05,-.78 -.07,-.78 -.1,-.86"
BUN = "-.075,-.9 -.07,-.97 0,-1.03 .07,-.98 .13,-.98 .14,-.9 .085,-.9 .07,-.86 .04,-.845 -.04,-.845 -.07,-.86"
NAPE = "-.074,-.95 .074,-.95 .072,-.89 .04,-.855 -.04,-.855 -.072,-.89"
PACK = "-.1,-.8 .09,-.8 .11,-.52 -.12,-.52"
CELLO = ".2,-.86 .25,-.86 .27,-.64 .36,-.55 .33,-.4 .4,-.2 .3,-.05 .14,-.06 .08,-.2 .15,-.4 .11,-.55 .19,-.64"
STICK = ".17,-.48 .2,-.48 .24,0 .22,0"
BABY = ".02,-.74 .13,-.75 .2,-.66 .18,-.5 .06,-.48"
CASE = ".13,-.3 .18,-.3 .18,-.34 .3,-.34 .3,-.3 .38,-.3 .38,0 .13,0"

Figure = tuple[float, float, tuple[tuple[str, str], ...]]
PEOPLE: tuple[Figure, ...] = (
    (300, 620, ((BOOTS, INK), (COAT, "#d89a35"), (HEAD, "#c98d63"), (SCARF, BRICK))),
    (660, 690, ((LEGS, "#3d4a6e"), (JACKET, PINE), (CELLO, "#4b2f33"), (HEAD, "#f0cfae"), (BUN, "#3b2a2c"))),
    (
        1000,
        450,
        ((LEGS, "#58507a"), (JACKET, "#d9694b"), (PACK, "#e0aa3a"), (HEAD, "#8d5a3c"), (BUN, "#251d26")),
    ),
    (1830, 650, ((BOOTS, "#3b2a2c"), (COAT, "#7c9aa0"), (BABY, CREAM), (HEAD, "#a86f4c"), (BUN, "#2a2028"))),
    (
        2125,
        640,
        (
            (LEGS, "#4a4350"),
            (JACKET, "#8a5a58"),
            (STICK, "#3b2a2c"),
            (HEAD, "#eac5a2"),
            (NAPE, "#b9b0ac"),
            (HAT, INK),
        ),
    ),
)
GONE: Figure = (1420, 690, ((LEGS, ""), (JACKET, ""), (HEAD, ""), (HAT, ""), (CASE, "")))
GROUND = 1130.0


def draw() -> Studio:
    """Draw the picture."""
    sheet = Studio(2480, 1860, seed=171, paper="#f3ead9", tooth=4)
    _far(sheet)
    _rails(sheet)
    _ground(sheet)
    for figure in (*PEOPLE, GONE):
        sheet.shade([_cast(x, h, shape) for x, h, shape in _shapes(figure)], SHADOW, 0.85, 3)
    for figure in PEOPLE:
        _stand(sheet, figure)
    _suitcase(sheet)
    _clock(sheet)
    _margin(sheet)
    return sheet


def _shapes(figure: Figure) -> list[tuple[float, float, str]]:
    x, height, shapes = figure
    return [(x, height, shape) for shape, _ in shapes]


def _outline(x: float, h: float, shape: str) -> Path:
    corners = [(x + dx * h, GROUND + dy * h) for dx, dy in path(shape)]
    return curve(corners, closed=True, steps=4) if shape in (HEAD, SCARF, CELLO, BABY, BUN) else corners


def _cast(x: float, h: float, shape: str) -> Path:
    """Return the shadow of a shape: the evening sun stands behind the tracks, low on the left."""
    return [(px + (GROUND - py) * 0.33, GROUND + (GROUND - py) * 0.86) for px, py in _outline(x, h, shape)]


def _far(sheet: Studio) -> None:
    bands = ("#f3d3a4", "#f2c69c", "#eeb596", "#e6a38f")
    for i, colour in enumerate(bands):
        sheet.paint(rect(70, 640 - (i + 1) * 145, 2340, 170), colour, 2, 0.1)
    sheet.paint(oval(390, 470, 118), "#fbeec3", 30, 0.06)
    hills = curve(path("70,560 380,500 720,545 1100,470 1560,540 2000,450 2410,530"))
    sheet.paint([*hills, (2410, 800), (70, 800)], "#a98aa5", 4, 0.1)
    near = curve(path("70,640 500,590 980,650 1500,600 1900,640 2410,585"))
    sheet.paint([*near, (2410, 840), (70, 840)], "#6d7f86", 3, 0.12)
    for x, w, h in ((1130, 150, 120), (1270, 100, 190), (1360, 190, 105), (1960, 120, 150), (2070, 180, 95)):
        sheet.paint(rect(x, 640 - h, w, h + 75), "#5c6473", 88, 0.08)
        for i in range(3):
            sheet.paint(rect(x + 18 + i * 32, 655 - h + (i % 2) * 34, 15, 22), "#f6d585", 80, 0.05)
    for x in (560, 2330):
        sheet.paint(rect(x, 330, 16, 470), "#3f4657", 90, 0.1)
        sheet.paint(rect(x - 70, 372, 170, 12), "#3f4657", 0, 0.1)
    sheet.paint(path("70,395 2410,380 2410,386 70,401"), "#3f4657", 0)


def _rails(sheet: Studio) -> None:
    sheet.paint(rect(70, 690, 2340, 330), "#4d4a5c", 2, 0.14)
    for x in range(40, 2400, 74):
        sheet.paint([(x + 44, 742), (x + 74, 742), (x + 44, 900), (x, 900)], "#6b5e63", 100, 0.12)
    for y in (760, 846):
        sheet.paint(rect(70, y, 2340, 17), "#e8c7a6", 0, 0.12, dry=0.35)
    sheet.paint(rect(70, 905, 2340, 60), "#38374a", 0, 0.1)


def _ground(sheet: Studio) -> None:
    sheet.paint(rect(70, 955, 2340, 835), SAND, 3, 0.13)
    for y, colour in ((1240, "#e2b47d"), (1490, "#dcab77")):
        sheet.paint(rect(70, y, 2340, 1790 - y), colour, -4, 0.12, dry=0.3)
    sheet.paint(rect(70, 955, 2340, 26), CREAM, 0, 0.08)
    sheet.paint(rect(70, 1010, 2340, 30), "#f0c33f", 0, 0.14, dry=0.25)
    for x in range(-500, 2400, 330):
        sheet.paint([(x, 960), (x + 7, 960), (x + 310, 1790), (x + 298, 1790)], "#d3a06e", 70, 0.1, dry=0.4)


def _stand(sheet: Studio, figure: Figure) -> None:
    x, height, shapes = figure
    for shape, colour in shapes:
        sheet.paint(_outline(x, height, shape), colour, 82, 0.14)
    if shapes[1][0] == JACKET:
        for arm in ARMS:
            sheet.paint(_outline(x, height, arm), mixed(shapes[1][1], INK, 0.2), 84)
    light = [(px - 4, py) for px, py in _outline(x, height, shapes[1][0]) if px < x]
    if len(light) > 2:
        sheet.paint(light, "#f8d79a", 85, 0.08, dry=0.62)


def _suitcase(sheet: Studio) -> None:
    x, h = GONE[0], GONE[1]
    sheet.paint(_outline(x, h, CASE), "#b23f34", 5, 0.14)
    for dx in (0.18, 0.3):
        sheet.paint(rect(x + dx * h, GROUND - 0.3 * h, 22, 0.3 * h), "#7d2b2b", 88, 0.1)
    sheet.paint(rect(x + 0.2 * h, GROUND - 0.326 * h, 0.08 * h, 16), SAND, 0, 0.06)
    sheet.paint(at(x, GROUND, 1, "190,-130 232,-138 240,-86 198,-80"), CREAM, 20)


def _clock(sheet: Studio) -> None:
    sheet.paint(rect(1130, 70, 14, 120), INK, 88)
    sheet.paint(oval(1137, 268, 106), INK, 30)
    sheet.paint(oval(1137, 268, 86), CREAM, 30, 0.06)
    sheet.paint(path("1131,272 1128,200 1138,196 1146,272"), INK, 85)
    sheet.paint(path("1134,264 1190,290 1186,300 1132,280"), INK, 20)
    for x, y in path("1137,192 1137,344 1061,268 1213,268"):
        sheet.paint(oval(x, y, 8), BRICK, 0)


def _margin(sheet: Studio) -> None:
    """Pull off the tape: the paper stays white round the picture."""
    for edge in (
        rect(-5, -5, 2490, 78),
        rect(-5, 1786, 2490, 80),
        rect(-5, -5, 80, 1870),
        rect(2408, -5, 80, 1870),
    ):
        sheet.clear(edge)
