"""A cat and its new pigeons: wax crayon, by a girl of nine, beside her poem."""

from competition.sample.draw.figures import flower, heart
from competition.sample.draw.paths import at, blob, curve, oval, path, rect, rows
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import BLACK, CRAYON, FINE, pressed

SOFT, FIRM = pressed(CRAYON, 176), pressed(CRAYON, 240)
FUR, STRIPE, WHITE = "#ee9440", "#b65a1e", "#fff4e2"
HOUSES = """
380 640 330 520 #e6b05c   760 540 300 620 #cf7a6a    1110 690 280 470 #9fb87a
1440 590 330 570 #d9c27a  1810 660 300 500 #b58fb8
"""


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(2480, 1860, seed=91)
    _outside(sheet)
    for x, y, turn in ((1500, 330, 1), (1780, 420, -1), (1990, 290, -1)):
        _pigeon(sheet, x, y, turn)
    _window(sheet)
    _box(sheet)
    _flowerpot(sheet)
    _body(sheet)
    _head(sheet)
    return sheet


def _outside(sheet: Sheet) -> None:
    sheet.fill(rect(330, 130, 1820, 1020), "#a9d3ee", SOFT, 6, 1.1, 8)
    for *corner, colour in rows(HOUSES, 5):
        x, y, w, h = (float(value) for value in corner)
        sheet.fill(rect(x, y, w, h), colour, CRAYON, 84, 0.75)
        sheet.fill([(x - 30, y), (x + w / 2, y - 170), (x + w + 30, y)], "#a9442f", FIRM, -30, 0.65)
        for pane_x, pane_y in at(x, y, 1, "40,60 130,60 220,60 40,210 130,210 220,210"):
            sheet.fill(rect(pane_x, pane_y, 52, 75), "#fff0b8", FIRM, gap=0.5, spill=2)


def _pigeon(sheet: Sheet, x: float, y: float, turn: int) -> None:
    def seen(points: str) -> list[tuple[float, float]]:
        return [(x + turn * dx, y + dy) for dx, dy in path(points)]

    sheet.fill(curve(seen("-90,10 -20,-45 60,-20 50,45 -30,50"), True, 6), "#8f97a8", FIRM, 20, 0.55, 3)
    sheet.fill(oval(*seen("75,-50")[0], 34), "#6f8f9f", FIRM, gap=0.5, spill=2)
    sheet.fill(curve(seen("-40,-10 -90,-120 20,-25"), steps=6), "#c3c9d4", FIRM, 70, 0.55, 3)
    sheet.line(seen("106,-48 134,-42"), "#e08a2c", FINE, 14)
    sheet.dots(seen("82,-56"), BLACK, FINE, 13)


def _window(sheet: Sheet) -> None:
    for points in (rect(320, 110, 1840, 1050), path("1225,115 1228,1155")):
        sheet.shape(points, "#f6efe0", FIRM, 52)
        sheet.shape(points, "#8a6a4a", FIRM, 13)
    for side in (-1, 1):
        hang = path("-190,60 230,60 230,1240 -20,1240 -60,800 -190,420")
        cloth = [(1240 + side * (1010 + dx), y) for dx, y in hang]
        sheet.fill(curve(cloth, True, 5), "#d94f6a", CRAYON, 86, 0.7, 10)
        dots = path("60,200 140,420 40,620 150,830 80,1060 -40,320")
        sheet.dots([(1240 + side * (1010 + dx), y) for dx, y in dots], "#ffe9b0", FIRM, 46)
    sheet.line(path("60,70 2420,55"), "#8a5a2b", FIRM, 30)
    sheet.fill(rect(-20, 1180, 2520, 130), "#c99a62", FIRM, 2, 0.65, 10)
    sheet.line(path("-20,1180 2500,1172"), "#7d5227", FIRM, 15)
    sheet.fill(rect(-20, 1325, 2520, 560), "#f3e3a8", SOFT, 80, 1.0, 10)


def _box(sheet: Sheet) -> None:
    front = path("170,1190 800,1180 790,1720 185,1725")
    sheet.fill(front, "#c08a52", FIRM, 88, spill=10)
    sheet.shape(front, "#5f3d1e", FIRM, 16)
    for flap in (path("170,1190 60,1060 380,1050 480,1185"), path("800,1180 930,1060 620,1040 480,1185")):
        sheet.fill(flap, "#d7a56a", FIRM, 30, spill=10)
        sheet.shape(flap, "#5f3d1e", FIRM, 14)
    sheet.fill(rect(445, 1185, 80, 530), "#ead9a0", FIRM, 88, spill=4)
    sheet.fill(heart(330, 1450, 75), "#d8342f", FIRM, gap=0.5, spill=3)


def _flowerpot(sheet: Sheet) -> None:
    sheet.line(path("2090,1190 2075,960 2110,820"), "#3f8a3f", FIRM, 17)
    for x, y, lean in ((2010, 950, -70), (2170, 990, 80), (2000, 1050, -60)):
        leaf = [(2085, y + 60), (x, y), (x + lean, y - 30), (x + lean * 0.2, y + 55)]
        sheet.fill(curve(leaf, True, 5), "#5aa447", FIRM, spill=3)
    flower(sheet, 2110, 770, 75, "#e2557f", "#f6c22d", FIRM)
    pot = path("1980,1060 2200,1055 2170,1215 2010,1220")
    sheet.fill(pot, "#c55a35", FIRM, 4, 0.55, 10)
    sheet.shape(pot, "#6f2a18", FIRM, 13)


def _body(sheet: Sheet) -> None:
    tail = curve(path("1640,1150 1800,1240 1790,1450 1640,1540 1560,1460"))
    sheet.line(tail, FUR, FIRM, 78)
    body = path("1130,760 1370,690 1590,800 1680,1080 1600,1215 1140,1220 1050,1080")
    sheet.fill(curve(body, closed=True), FUR, FIRM, 70, 0.5, 8)
    for x, y in path("1610,890 1650,985 1655,1085 1370,720 1480,748"):
        sheet.line(curve(at(x, y, 1, "0,0 -70,14 -130,20")), STRIPE, FIRM, 26)
    for x, y in tail[3:44:6]:
        sheet.line(at(x, y, 1, "-34,-12 34,12"), STRIPE, FIRM, 22)
    for x in (1120, 1260):
        sheet.fill(oval(x, 1190, 72, 46), WHITE, FIRM, 5, 0.5, 3)
        sheet.lines([at(x, 1200, 1, "-18,-20 -18,22"), at(x, 1200, 1, "18,-20 18,22")], STRIPE, FINE, 10)


def _head(sheet: Sheet) -> None:
    for side in (-1, 1):
        ear = at(1180, 0, 1, f"{side * 175},640 {side * 190},360 {side * 40},500")
        sheet.fill(ear, FUR, FIRM, 70, 0.5, 4)
        inner = at(1180, 0, 1, f"{side * 160},580 {side * 170},440 {side * 85},520")
        sheet.fill(inner, "#f2a9a9", FIRM, gap=0.5, spill=2)
    sheet.fill(oval(1180, 680, 240, 205), FUR, FIRM, 15, 0.5)
    for dx, y in ((-70, 500), (0, 485), (70, 500)):
        sheet.line([(1180 + dx, y), (1180 + dx * 0.8, y + 75)], STRIPE, FIRM, 25)
    sheet.fill(oval(1180, 765, 105, 75), WHITE, FIRM, 10, 0.5, 3)
    for side in (-1, 1):
        sheet.fill(oval(1180 + side * 95, 660, 46, 42), "#cfe07a", FIRM, gap=0.5, spill=2)
        sheet.line([(1180 + side * 95, 628), (1182 + side * 95, 692)], BLACK, FINE, 24)
        hairs = [[(1180 + side * 80, 760 + i * 22), (1180 + side * 300, 725 + i * 45)] for i in range(3)]
        sheet.lines(hairs, BLACK, FINE, 9)
        sheet.line(curve(at(1180, 0, 1, f"0,770 {side * 30},805 {side * 70},785")), BLACK, FINE, 11)
    sheet.fill(blob(1180, 738, 1, "-25,-13 25,-13 0,17"), "#d9596a", FIRM, gap=0.5, spill=2)
