"""The fruit bus: felt pen on white, by two children who live in the same street."""

from competition.sample.draw.figures import bird, cloud, flower
from competition.sample.draw.fruit import FRUIT, cherries, lemon, slice_of
from competition.sample.draw.paths import curve, oval, path, ray, rect, rows
from competition.sample.draw.people import Look, face, person
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import BLACK, FELT, FINE

SUN = (215, 590)
WOOD = "#6a4a3a"
RIDERS = (
    Look("#f2c9a0", "#c0392b", "long"),
    Look("#a9714a", "#3b3040", "curls"),
    Look("#e0a878", "#35679a", "scarf"),
    Look("#f5d7b5", "#e3b23c", "short"),
    Look("#8a5a3a", "#2c2630", "bun"),
)
DRIVER = Look("#f0c7a0", "#b9b4bd", "bun")
WAVING = (
    Look("#c58a5c", "#2c2630", "short", "#5aa9dd", "#3a3550"),
    Look("#f5d7b5", "#8a4b22", "long", "#b06ac0"),
)
LOAD = """
pineapple 650 640 110   melon 900 640 125   apple 1120 665 85        grapes 1300 640 105
orange 1480 670 88      banana 1690 700 115 pomegranate 1900 665 95  lemon 2080 715 75
pear 480 680 90         orange 780 700 70   banana 1010 730 90       lemon 1390 735 62
apple 1800 715 64
"""
FLOWERS = "70 #f0639a 210 #f7b733 2420 #f0639a 2570 #8a6fd1 1640 #f7b733 900 #f0639a 1060 #8a6fd1"


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(2640, 1980, seed=21, paper="#fcfaf4")
    _sky(sheet)
    _land(sheet)
    _bunting(sheet)
    _load(sheet)
    _bus(sheet)
    _front(sheet)
    _stop(sheet)
    for x, height, look in zip((1290, 1500), (330, 290), WAVING, strict=True):
        person(sheet, x, 1958, height, look, FELT, (0.02, -0.2))
    return sheet


def _sky(sheet: Sheet) -> None:
    slice_of(sheet, *SUN, 140, "#f3c516", "#fbe03a", FELT)
    for i in range(14):
        sheet.line(ray(*SUN, i * 360 / 14, 172, 228), "#f7b015", FELT, 15)
    cloud(sheet, 2400, 520, 115, "#5aa9dd", FELT)
    for x, y in path("2300,690 2395,740"):
        bird(sheet, x, y, 42)


def _land(sheet: Sheet) -> None:
    hills = curve(path("-30,1330 350,1120 800,1290 1300,1150 1900,1300 2300,1130 2670,1260"))
    sheet.fill([*hills, (2670, 1640), (-30, 1640)], "#9ed06a", FELT, -20, 0.98, 10)
    sheet.line(hills, "#4f9a3d", FELT)
    sheet.cover(rect(-30, 1640, 2700, 190), "#b9b6c0", FELT, 1, 0.9, 10)
    for x in range(40, 2640, 260):
        sheet.cover(rect(x, 1735, 130, 22), "#fff2a8", FELT, 0)
    for place, petals in rows(FLOWERS, 2):
        x = int(place)
        y = 1925 - x % 3 * 12
        sheet.line([(x, y), (x + 6, y + 70)], "#3d8b3f", FELT, 11)
        flower(sheet, x, y, 34, petals, "#fbe03a", FELT, 5)


def _bunting(sheet: Sheet) -> None:
    string = curve(path("-20,70 700,190 1320,110 1950,200 2660,60"), steps=40)
    sheet.line(string, WOOD, FELT, 10)
    colours = ("#a8dcf0", "#ffe59a", "#f9c3cf", "#c9e8b0", "#dccbf0")
    for i, fruit in enumerate(FRUIT.values()):
        x, y = string[10 + i * 15]
        pennant = [(x - 105, y + 4), (x + 105, y + 8), (x + 4, y + 250)]
        sheet.fill(pennant, colours[i % 5], FELT, 75, 0.9, 4)
        sheet.shape(pennant, BLACK, FELT, 9)
        fruit(sheet, x, y + 88, 46, FELT)


def _load(sheet: Sheet) -> None:
    for fruit, x, y, r in rows(LOAD, 4):
        FRUIT[fruit](sheet, float(x), float(y), float(r), FELT)
    for post in range(420, 2240, 300):
        sheet.line([(post, 805), (post + 4, 700)], WOOD, FELT, 12)
    sheet.line(path("400,735 1300,742 2210,728"), WOOD, FELT, 13)


def _bus(sheet: Sheet) -> None:
    body = path("360,800 2230,780 2330,870 2390,1190 2385,1500 350,1510")
    sheet.cover(body, "#ee4b3e", FELT, 3, 0.82, 8)
    sheet.cover(path("355,1285 2388,1270 2388,1350 352,1365"), "#ffd23c", FELT, 2, 0.8)
    sheet.shape(body, BLACK, FELT, 15)
    for i, rider in enumerate(RIDERS):
        pane = rect(440 + i * 282, 905, 232, 290)
        sheet.clear(pane)
        face(sheet, 556 + i * 282, 1085, 84, rider, FELT)
        sheet.shape(pane, BLACK, FELT, 13)
    for x in (740, 1960):
        sheet.clear(oval(x, 1540, 205))
        sheet.line(oval(x, 1540, 200), BLACK, FELT, 26)
        slice_of(sheet, x, 1540, 172, "#ee8414", "#f9a13a", FELT)


def _front(sheet: Sheet) -> None:
    door = path("1855,900 2045,900 2045,1272 1855,1274")
    sheet.cover(door, "#8fd0e8", FELT, 85, 0.9)
    sheet.shape(door, BLACK, FELT, 13)
    sheet.line(path("1950,900 1952,1270"), BLACK, FELT, 10)
    glass = path("2095,895 2255,885 2345,1185 2098,1195")
    sheet.clear(glass)
    face(sheet, 2195, 1085, 88, DRIVER, FELT)
    sheet.shape(glass, BLACK, FELT, 13)
    lemon(sheet, 2345, 1415, 50, FELT)
    sheet.line(path("360,1475 265,1480"), BLACK, FELT, 16)
    for i in range(3):
        sheet.line(oval(205 - i * 75, 1455 - i * 36, 30 + i * 8), "#9b96a5", FINE, 10)


def _stop(sheet: Sheet) -> None:
    sheet.line(path("2520,1660 2512,1010"), WOOD, FELT, 17)
    sheet.clear(oval(2512, 930, 92))
    sheet.shape(oval(2512, 930, 92), "#2a6fb5", FELT, 15)
    cherries(sheet, 2512, 930, 48, FELT)
