"""The boat and what it carries: wax crayon under blue paint. In the water the boat is a house."""

from dataclasses import replace
from itertools import pairwise
from math import sin

from competition.sample.draw.figures import star
from competition.sample.draw.paths import Path, at, blob, curve, oval, path, ray, rect, rows
from competition.sample.draw.people import Look, person
from competition.sample.draw.resist import Resist
from competition.sample.draw.tools import CRAYON, pressed

FIRM = pressed(CRAYON, 244)
CANDLE = replace(CRAYON, width=20, pressure=246, bite=0.62, film=0.62)
WATERLINE = 1010
WHITE, LAMP = "#fdfaf2", "#f9d55c"
FAMILY = (
    (770, 300, Look("#c98d5e", "#7a3f6a", "scarf", "#d8432f")),
    (925, 330, Look("#b87a4c", "#2b2024", "short", "#2f8f7f", "#3a3550")),
    (1075, 262, Look("#d9a06e", "#2b2024", "plaits", "#f0b52a")),
    (1185, 236, Look("#c98d5e", "#2b2024", "curls", "#e2557f")),
)
# The house, written upright as it once stood; the water turns it over.
HOUSE = """
560,0 560,-560 1300,-560 1300,0|500,-545 930,-900 1370,-545 500,-545|1130,-735 1130,-860 1215,-860 1215,-665
860,0 860,-250 1000,-250 1000,0
"""
WINDOWS = "630 -470 140 150|860 -470 140 150|1090 -470 140 150|630 -210 140 130|1090 -210 140 130"
FISH = "250 1500 70 1|1600 1690 84 -1|330 2190 60 1|1480 2290 66 -1|190 1880 46 -1|1690 1400 48 1"
STARS = "140 2330 46 1740 2060 42 700 2370 36 1130 2310 32 90 1560 32"
SKY = """
-60,-60 1920,-60 1920,330 1300,380 600,300 -60,360
-60,300 700,260 1920,330 1920,640 900,700 -60,640
-60,590 1920,600 1920,1000 -60,1000
"""


def draw() -> Resist:
    """Draw the picture."""
    sheet = Resist(1860, 2480, seed=233, paper="#fbf7ec")
    _sun(sheet)
    _boat(sheet)
    _house(sheet)
    _tree(sheet)
    _sea_life(sheet)
    _water_lines(sheet)
    for colour, piece in zip(("#f2a65e", "#f7c86a", "#f4b7a0"), SKY.strip().splitlines(), strict=True):
        sheet.wash(path(piece), colour, strength=0.62, pools=210)
    _sea(sheet)
    return sheet


def _sun(sheet: Resist) -> None:
    sheet.fill(oval(1480, 330, 135), "#f6e07a", FIRM, 30, 0.5)
    for i in range(12):
        sheet.line(ray(1480, 330, i * 30, 175, 240), "#f6e07a", CANDLE, 20)
    for x, y in path("300,250 480,180 390,400"):
        sheet.line(curve(at(x, y, 58, "-1,-.3 -.5,-.55 0,0 .5,-.6 1,-.35")), WHITE, CANDLE, 17)


def _boat(sheet: Resist) -> None:
    sheet.line(path("985,890 990,250"), "#6a4430", FIRM, 24)
    for patch, colour in (
        (path("955,300 948,600 740,600"), "#f4efe0"),
        (path("946,612 940,780 610,780 735,612"), "#5aa9dd"),
        (path("1025,330 1400,780 1220,780 1025,560"), "#f0b52a"),
        (path("1025,580 1205,780 1025,780"), "#e2557f"),
    ):
        sheet.fill(patch, colour, FIRM, 74, 0.5, 4)
        sheet.shape([*patch, patch[0]], "#5a3a2c", FIRM, 11)
    for x, tall, look in FAMILY:
        person(sheet, x, 985, tall, look, FIRM, (-0.2, 0.02))
    hull = path("430,850 560,880 950,895 1300,880 1440,835 1350,1005 1220,1060 640,1062 520,1010")
    sheet.fill(hull, "#d8432f", FIRM, 6, 0.5, 5)
    sheet.line(path("462,905 940,950 1412,892"), "#fdf3d8", FIRM, 26)
    sheet.shape([*hull, hull[0]], "#6d1f1c", FIRM, 15)
    for bundle, colour in ((oval(590, 830, 78, 62), "#8a5f9e"), (rect(1255, 770, 105, 90), "#a9743f")):
        sheet.fill(bundle, colour, FIRM, 40, 0.5, 4)
        sheet.shape(bundle, "#4a2c1c", FIRM, 10)


def _under(points: Path) -> Path:
    """Turn over what was written upright, and let the water sway it."""
    out = []
    for x, y in points:
        down = WATERLINE + 95 - y
        out.append((x + 13 * sin(down / 47), down))
    return out


def _wax(sheet: Resist, points: Path, colour: str = WHITE, width: float = 20) -> None:
    fine = [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        fine += [(x0 + (x1 - x0) * i / 12, y0 + (y1 - y0) * i / 12) for i in range(1, 13)]
    sheet.line(_under(fine), colour, CANDLE, width)


def _house(sheet: Resist) -> None:
    for line in HOUSE.replace("\n", "|").strip("|").split("|"):
        _wax(sheet, path(line), width=25)
    for i in range(9):
        _wax(sheet, [(548 + i * 48, -562 - i * 37), (1325 - i * 44, -562 - i * 37)], width=12)
    for window in WINDOWS.split("|"):
        x, y, w, h = (float(value) for value in window.split())
        sheet.fill(_under(rect(x, y, w, h)), LAMP, CANDLE, 80, 0.75, 3)
        _wax(sheet, [*rect(x, y, w, h), (x, y)], width=16)
        _wax(sheet, [(x + w / 2, y), (x + w / 2, y + h)], width=10)
    _grandmother(sheet)
    _wax(sheet, curve(path("1172,-880 1210,-930 1150,-980 1200,-1040 1160,-1090"), steps=4), width=18)
    for i in range(5):
        _wax(sheet, path(f"{880 + i * 24},-2 {880 + i * 24},-60"), width=9)


def _grandmother(sheet: Resist) -> None:
    """She stands at the middle window and still waves."""
    sheet.fill(_under(path("890,-322 905,-372 955,-372 968,-322")), "#d8432f", FIRM, 80, 0.5, 2)
    _wax(sheet, path("955,-362 992,-430"), "#8a4f2a", 16)
    sheet.fill(_under(oval(930, -412, 34, 36, steps=12)), "#8a4f2a", FIRM, 40, 0.45, 2)
    _wax(sheet, oval(930, -422, 36, 30, 180, 360, 8), WHITE, 14)


def _tree(sheet: Resist) -> None:
    _wax(sheet, curve(path("1560,0 1545,-200 1560,-330"), steps=4), width=26)
    for x, y, r in ((1560.0, -430.0, 125), (1460.0, -360.0, 90), (1650.0, -350.0, 90)):
        _wax(sheet, oval(x, y, r, r, steps=16), width=19)
    for x, y in path("1530,-470 1600,-420 1450,-350 1650,-370 1560,-350 1540,-530"):
        sheet.dots(_under([(x, y)]), LAMP, CANDLE, 46)
    for x in (170, 300, 425):
        _wax(sheet, curve([(x, 0), (x + 14, -120), (x, -210)], steps=4), width=15)
        for i in range(6):
            petal = ray(x, -246, i * 60, 14, 40)
            _wax(sheet, petal, ("#f6a9b8", WHITE, LAMP)[x % 3], 21)


def _sea_life(sheet: Resist) -> None:
    for fish in FISH.split("|"):
        x, y, r, way = (float(value) for value in fish.split())
        nose, gill, back = -way, -way * 0.3, way * 0.5
        body = blob(x, y, r, f"{nose},0 {gill},-.5 {back},-.35 {way * 0.8},0 {back},.35 {gill},.5")
        sheet.shape(body, WHITE, CANDLE, 14)
        tail = at(x, y, r, f"{way * 0.8},0 {way * 1.35},-.4 {way * 1.3},.4 {way * 0.8},0")
        sheet.line(tail, WHITE, CANDLE, 13)
        sheet.dots(at(x, y, r, f"{-way * 0.5},-.1"), WHITE, CANDLE, 15)
    for row in rows(STARS, 3):
        x, y, r = (float(value) for value in row)
        sheet.fill(star(x, y, r, 10), WHITE, CANDLE, 40, 0.5, 2)


def _water_lines(sheet: Resist) -> None:
    for i in range(60):
        y = 1120 + i * 22 + sheet.random.uniform(-12, 12)
        x = sheet.random.choice((sheet.random.uniform(-40, 330), sheet.random.uniform(1440, 1760)))
        far = sheet.random.uniform(110, 210)
        wave = [(x + far * k / 4, y + (-9 if k % 2 else 9)) for k in range(5)]
        if not _taken(*wave[2]):
            sheet.line(curve(wave), WHITE, CANDLE, 13)


def _taken(x: float, y: float) -> bool:
    """Whether the tree, the flowers, a fish or a star is there already."""
    if (x > 1280 and y < 1640) or (x < 520 and y < 1460):
        return True
    middles = [fish.split()[:2] for fish in FISH.split("|")] + [row[:2] for row in rows(STARS, 3)]
    return any(abs(x - float(mx)) < 210 and abs(y - float(my)) < 88 for mx, my in middles)


def _sea(sheet: Resist) -> None:
    """Three coats of blue, each lower down, so that it grows darker; some runs over the edge of the paper."""
    for top, colour, strength in ((1010, "#3f8fc8", 0.85), (1330, "#2a63a8", 0.7), (1800, "#20407f", 0.72)):
        edge = [(x, top + (26 if i % 2 else -16)) for i, x in enumerate(range(-70, 2000, 190))]
        sheet.wash([*curve(edge, steps=4), (1930, 2440), (-70, 2455)], colour, strength=strength, pools=240)
    for x, y, r in ((210, 890, 26), (262, 935, 12), (1640, 845, 18), (1690, 560, 11)):
        sheet.wash(oval(x, y, r), "#3f8fc8", strength=0.7, pools=60)
