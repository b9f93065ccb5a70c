"""The tree of all our hands: a class of six-year-olds, a pot of paint for each of them."""

from competition.sample.draw.paths import Path, curve, path, ray, rows, turned
from competition.sample.draw.prints import Prints, hand
from competition.sample.draw.tools import BLACK, FINE, PENCIL

BARK, LIGHT_BARK = "#6b4226", "#94633a"
BRANCHES = """
30 700,1185 520,1235 330,1235
30 1240,1105 1420,1205 1590,1190
40 870,1300 760,1010 610,860 520,640
40 985,1280 1130,1000 1240,840 1330,560
66 860,2110 885,1800 900,1480 850,1290 700,1180 520,1080
66 1010,2110 985,1800 975,1480 1040,1230 1240,1110 1440,1050
74 900,2120 915,1850 905,1560 900,1330 905,1080 905,560
60 960,2120 955,1850 950,1560 945,1380 925,1180
"""
ROOTS = """
860,2080 700,2170 470,2190
900,2090 850,2250 720,2330
960,2090 1010,2240 1150,2330
1010,2080 1180,2160 1420,2180
"""
# Where a hand lies, its size, its turn and its colour; first the teacher's, last the little sister's.
HANDS = """
915 430 178 4 #c8362b    545 345 140 -18 #f08a24   1270 320 146 16 #2f8f57   715 225 128 -8 #f4c22b
1085 225 126 8 #2e6fb7   265 480 142 -42 #7b4aa0   1560 500 142 44 #e2557f   610 650 136 -26 #3aa6a0
1200 640 138 24 #f08a24  225 800 132 -56 #e2557f   1640 790 134 60 #f4c22b   440 810 138 -36 #8dbb3a
1440 830 142 34 #d8452e  745 905 132 -14 #2e6fb7   1080 930 136 14 #8a4b9e   200 1110 128 -72 #f4c22b
1650 1125 130 70 #2e6fb7 440 1075 132 -56 #c8362b  1460 1110 134 52 #3aa6a0  625 1110 122 -32 #f6a1a8
1235 1120 124 36 #8dbb3a 250 1400 126 -88 #2f8f57  1620 1400 126 84 #f08a24  905 1140 118 -2 #f4c22b
1330 1400 120 70 #7b4aa0 1120 1420 66 30 #e2557f
"""
FREE = (575.0, 1420.0, 128.0, -64.0)
BIRDS = "180 210 #2e6fb7 1600 170 #c8362b 1700 260 #f08a24"
PEOPLE = "250 2300 #c8362b 340 2318 #2e6fb7 430 2296 #f4c22b 1500 2300 #7b4aa0 1590 2322 #2f8f57"


def draw() -> Prints:
    """Draw the picture."""
    sheet = Prints(1860, 2480, seed=404, paper="#f7f1e2")
    _free_place(sheet)
    _ground(sheet)
    _tree(sheet)
    for i, (x, y, size, turn, colour) in enumerate(rows(HANDS, 5)):
        sheet.hand(float(x), float(y), float(size), float(turn), colour, left=i % 3 == 1)
    for x, y, colour in rows(BIRDS, 3):
        _bird(sheet, float(x), float(y), colour)
    for x, y, colour in rows(PEOPLE, 3):
        _child(sheet, float(x), float(y), colour)
    _swing(sheet)
    sheet.lit()
    return sheet


def _free_place(sheet: Prints) -> None:
    """A hand only traced in pencil: room for the next one who comes."""
    x, y, size, turn = FREE
    outline: Path = []
    for degrees, reach in zip(range(-200, 21, 4), _reaches(), strict=False):
        outline += ray(x, y, degrees, size * reach)
    outline += [*ray(x, y, 50, size * 0.6), *ray(x, y, 100, size * 0.66), *ray(x, y, 140, size * 0.62)]
    sheet.line(turned(curve([*outline, outline[0]], steps=3), turn, (x, y)), "#5b5660", PENCIL, 11)


def _reaches() -> list[float]:
    fingers = hand(0, 0, 1)[2:]
    tips = [max((px * px + py * py) ** 0.5 for px, py in pad) for pad in fingers[2::3]]
    out: list[float] = []
    for degrees in range(-200, 21, 4):
        near = [
            tip for tip, at in zip(tips, (-168, -119, -99, -80, -58), strict=True) if abs(degrees - at) < 8
        ]
        out.append(max(near, default=0.66))
    return out


def _ground(sheet: Prints) -> None:
    for line, colour in (
        ("-20,2250 500,2215 1000,2240 1500,2205 1880,2235", "#9dbf57"),
        ("-20,2330 600,2300 1300,2325 1890,2290", "#7fae45"),
        ("60,2415 700,2385 1200,2405 1800,2370", "#5d963c"),
    ):
        sheet.brush(curve(path(line)), colour, 92, 0.5)


def _tree(sheet: Prints) -> None:
    for line in ROOTS.strip().splitlines():
        sheet.brush(curve(path(line)), BARK, 46, 0.4)
    for line in BRANCHES.strip().splitlines():
        width, points = line.split(" ", 1)
        sheet.brush(curve(path(points)), BARK, float(width), 0.12)
        sheet.brush(curve([(x - 9, y - 5) for x, y in path(points)]), LIGHT_BARK, float(width) * 0.3, 0.7)
    sheet.drip(1012, 2110, 150, BARK)
    sheet.drip(846, 2100, 90, BARK, 12)


def _swing(sheet: Prints) -> None:
    for rope in ("1400,1215 1360,1500 1300,1830", "1485,1215 1460,1500 1420,1850"):
        sheet.line(curve(path(rope)), "#8a5a2b", FINE, 11)
    sheet.brush(path("1275,1835 1360,1848 1445,1862"), "#c8362b", 24, 0)
    sheet.finger(1362, 1770, 56, "#f4c22b", 8)
    sheet.finger(1380, 1688, 37, "#7a4a2c")
    limbs = (
        "1340,1760 1322,1700|1395,1760 1444,1716|1345,1815 1290,1890 1255,1880|1380,1820 1340,1905 1300,1905"
    )
    sheet.lines([path(limb) for limb in limbs.split("|")], BLACK, FINE, 11)
    sheet.dots(path("1368,1682 1392,1684"), BLACK, FINE, 9)
    sheet.line(curve(path("1364,1702 1378,1712 1394,1703")), "#a8202c", FINE, 7)


def _bird(sheet: Prints, x: float, y: float, colour: str) -> None:
    sheet.finger(x, y, 44, colour, 75)
    sheet.finger(x + 40, y - 30, 27, colour)
    sheet.lines(
        [
            path(f"{x + 62},{y - 32} {x + 88},{y - 26}"),
            path(f"{x - 8},{y + 36} {x - 10},{y + 66}"),
            path(f"{x + 12},{y + 36} {x + 16},{y + 66}"),
        ],
        BLACK,
        FINE,
        9,
    )
    sheet.dots([(x + 46, y - 36)], BLACK, FINE, 11)


def _child(sheet: Prints, x: float, y: float, colour: str) -> None:
    sheet.finger(x, y, 50, colour)
    sheet.finger(x + 3, y - 74, 33, "#b9794d")
    sheet.lines(
        [
            path(f"{x - 30},{y - 10} {x - 62},{y - 66}"),
            path(f"{x + 32},{y - 12} {x + 60},{y - 62}"),
            path(f"{x - 14},{y + 44} {x - 18},{y + 90}"),
            path(f"{x + 14},{y + 44} {x + 18},{y + 90}"),
        ],
        BLACK,
        FINE,
        10,
    )
    sheet.dots([(x - 8, y - 80), (x + 14, y - 80)], BLACK, FINE, 9)
    sheet.line(curve(path(f"{x - 10},{y - 64} {x + 3},{y - 57} {x + 16},{y - 65}")), BLACK, FINE, 6)
