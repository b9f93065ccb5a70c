"""A garden in a suitcase: watercolour and coloured pencil, by a girl of sixteen."""

from competition.sample.draw.figures import star
from competition.sample.draw.paths import Path, curve, oval, path, ray, rect
from competition.sample.draw.plants import (
    DARK,
    HARD,
    bee,
    fruit,
    leaf,
    poppy,
    stem,
    strawberry,
    sunflower,
    wet,
)
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import PENCIL, pressed

LEATHER, EDGE, BRASS, BARK = "#b5793f", "#5a351b", "#d8b45a", "#8a6a45"
GREENS = ("#7fae5a", "#5d9460", "#98b84c", "#6b8f3f")
STARS = "560,1180 760,1140 950,1210 1180,1130 1400,1180 1300,1330 620,1370 1480,1430 480,1560"
FLIGHTS = ("1040,590 960,640 900,600 860,660", "290,960 230,1020 190,980", "970,320 920,370 880,340")


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(1980, 2640, seed=35, paper="#fbf7ee", tooth=3)
    _room(sheet)
    _lid(sheet)
    _sunflowers(sheet)
    _lemon_tree(sheet)
    _poppies(sheet)
    _tomatoes(sheet)
    _undergrowth(sheet)
    _case(sheet)
    _over_the_edge(sheet)
    _roots(sheet)
    _bees(sheet)
    _watering_can(sheet)
    return sheet


def _room(sheet: Sheet) -> None:
    sheet.wash(path("70,60 1900,80 1915,1960 80,1975"), "#c3dfdc", strength=0.75, pools=330)
    sheet.wash(path("60,1980 1920,1965 1925,2570 70,2585"), "#dfb376", strength=0.75, pools=260)
    for i in range(7):
        away = i * 290 - 860
        sheet.line([(990 + away * 0.78, 1985), (990 + away * 1.03, 2560)], "#a87b47", PENCIL, 7)
    window = path("1320,190 1790,190 1790,760 1320,770")
    sheet.clear(window)
    sheet.wash(window, "#fbe6a8", pools=120)
    for points in (window, path("1555,190 1553,765"), path("1320,470 1790,466")):
        sheet.shape(points, "#7d6a55", DARK, 13)
    hills = path("1330,690 1440,610 1560,680 1680,590 1780,670 1785,755 1325,760")
    sheet.wash(hills, "#8fb39a", strength=0.7)


def _lid(sheet: Sheet) -> None:
    wet(sheet, path("420,1030 1560,1000 1640,1760 345,1780"), LEATHER, EDGE, strength=0.9, angle=4)
    wet(sheet, path("475,1085 1510,1058 1580,1740 410,1755"), "#34588c", EDGE, strength=0.85, angle=30)
    for i, (x, y) in enumerate(path(STARS)):
        shape = star(x, y, 34 + i % 3 * 9, i * 13)
        sheet.clear(shape)
        sheet.wash(shape, "#f6d774", strength=0.7)
        sheet.shape(shape, "#d9b448", DARK, 5)


def _leaves(sheet: Sheet, along: Path, places: str, colour: str, broad: float = 0.28) -> None:
    """Draw leaves on a stem; a place is "how far along,turn,size"."""
    for place in places.split():
        i, turn, size = (int(value) for value in place.split(","))
        leaf(sheet, *along[i], size, turn, colour, broad)


def _sunflowers(sheet: Sheet) -> None:
    tall = stem(sheet, path("690,1830 660,1500 720,1100 640,760 610,470"), 24)
    _leaves(sheet, tall, "9,200,210 14,-25,230 20,190,220 26,-30,200 32,205,170", "#86a845")
    sunflower(sheet, 610, 440, 260)
    small = stem(sheet, path("930,1830 960,1500 905,1220 945,930"), 19)
    _leaves(sheet, small, "6,-20,150 11,200,150 17,-30,140 23,215,120", "#79a050")
    sunflower(sheet, 945, 850, 155)


def _lemon_tree(sheet: Sheet) -> None:
    fork = stem(sheet, path("1400,1830 1385,1560 1420,1330 1390,1120"), 30, BARK)[-12]
    for x, y in path("1240,1120 1560,1090 1310,930 1500,900"):
        stem(sheet, [fork, ((fork[0] + x) / 2, y + 90), (x, y)], 15, BARK)
    for i in range(40, -1, -1):
        turn = i * 137.5
        x, y = ray(0, 0, turn, 38 * i**0.5)[0]
        green = ("#5f8f4a", "#7da650", "#8fae55")[i % 3]
        leaf(sheet, 1400 + x, 1000 + y * 0.82, 125, turn + i * 31 % 40 - 20, green)
    for x, y in path("1250,1060 1420,1150 1560,1010 1330,880 1480,850 1400,990"):
        fruit(sheet, x, y, 52, "#f8dc3c", "#a8831a", 1.23)


def _poppies(sheet: Sheet) -> None:
    for x, y, r in ((470, 1390, 95), (400, 1570, 80), (560, 1610, 72)):
        stem(sheet, [(x / 2 + 260, 1830), (x + 22, y + 150), (x, y)], 10)
        poppy(sheet, x, y, r)


def _tomatoes(sheet: Sheet) -> None:
    plant = stem(sheet, path("1140,1830 1110,1620 1170,1450 1130,1290"))
    sheet.line(path("1195,1830 1185,1230"), "#a98455", HARD, 16)
    _leaves(sheet, plant, "7,200,130 12,-25,120 18,205,120 25,-40,110", "#6f9a4a", 0.34)
    for x, y, r in ((1065, 1490, 47), (1225, 1430, 52), (1060, 1640, 56), (1235, 1600, 45)):
        fruit(sheet, x, y, r, "#dd3b2c", "#811d16")


def _undergrowth(sheet: Sheet) -> None:
    for i in range(30):
        size, turn = 120 + i * 67 % 130, i * 47 % 75 - 125
        leaf(sheet, 345 + i * 45, 1850, size, turn, GREENS[i % 4], 0.22)


def _case(sheet: Sheet) -> None:
    wet(sheet, path("290,1800 1700,1780 1655,2190 345,2215"), LEATHER, EDGE, strength=0.95, angle=3)
    for strap in (520, 1420):
        wet(sheet, rect(strap, 1795, 75, 410), "#7d4a26", EDGE, strength=0.9, angle=88)
        sheet.shape(rect(strap - 10, 1960, 95, 70), BRASS, HARD, 13)
    sheet.line(curve(path("850,1930 870,2020 1090,2015 1110,1925")), EDGE, HARD, 30)
    for x, y in path("318,1830 1672,1812 362,2180 1640,2160"):
        fruit(sheet, x, y, 25, BRASS, "#7d5a1c")
    sheet.line(curve(path("1105,1960 1170,1990 1215,2060")), EDGE, DARK, 8)
    wet(sheet, path("1180,2060 1290,2040 1320,2150 1210,2172"), "#f3e6c8", EDGE)
    sheet.lines([path("1225,2085 1270,2076"), path("1232,2118 1290,2106")], "#4f6f9f", HARD, 8)


def _over_the_edge(sheet: Sheet) -> None:
    for x, y, r in ((690, 1990, 55), (790, 1915, 47), (620, 2075, 50)):
        stem(sheet, [(x + 50, 1800), (x + 15, y - 110), (x, y - 35)], 8)
        strawberry(sheet, x, y, r)
    vine = stem(sheet, path("1640,1800 1745,1870 1730,2030 1790,2170"), 10)
    _leaves(sheet, vine, "5,-40,95 11,25,95 17,150,95 22,30,95 29,95,95", "#8bb04a", 0.36)


def _roots(sheet: Sheet) -> None:
    spread = "470,-150 640,40 820,-70 990,30 1150,110 1330,-40 1500,160"
    for (x, lean), depth in zip(path(spread), (190, 270, 330, 300, 340, 240, 200), strict=True):
        for side, share, width in ((lean, 1.0, 13), (lean * -0.9, 0.6, 8)):
            down = [(x + side * dx, 2200 + depth * share * dy) for dx, dy in path("0,0 .25,.35 .2,.6 1,1")]
            sheet.line(curve(down), "#6b4526", pressed(PENCIL, 225), width)


def _bees(sheet: Sheet) -> None:
    for x, y in path("1080,560 330,930 1010,300"):
        bee(sheet, x, y, 38)
    for flight in FLIGHTS:
        for dot in curve(path(flight))[::4]:
            sheet.dots([dot], "#8b8478", HARD, 8)


def _watering_can(sheet: Sheet) -> None:
    wet(sheet, path("320,2300 430,2190 452,2208 325,2400"), "#5f9aa0", "#274a50")
    wet(sheet, path("120,2230 330,2225 320,2480 130,2480"), "#6fb0b4", "#274a50", strength=0.9)
    sheet.line(oval(225, 2225, 82, 95, 180, 360), "#274a50", HARD, 18)
