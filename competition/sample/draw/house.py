"""A house with many doors: wax crayon, by a class of seven-year-olds."""

from competition.sample.draw.figures import bird, cloud, flower, heart, star, sun
from competition.sample.draw.paths import Path, arch, blob, curve, path, rect, rows, turned
from competition.sample.draw.people import Look, person
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import BLACK, CRAYON, FINE, pressed

SOFT, FIRM = pressed(CRAYON, 176), pressed(CRAYON, 240)
DOORS = """
420 1960 200 330 #c9342b arch star     690 1900 260 400 #2b6cb4 rect heart
1020 2090 120 205 #e9a11f arch plain   1215 1950 240 345 #3f8f4b rect window
395 1560 180 280 #e77f2a rect window   640 1525 225 315 #7a4a9c arch moon
940 1620 170 215 #d94f82 rect flower   1215 1505 225 330 #25908d arch open
385 1190 240 255 #4a9cd3 arch flower   715 1130 150 320 #8a5a35 rect plain
950 1200 230 250 #f0bd2b arch heart    1270 1125 175 320 #b5282f rect star
405 815 180 245 #4f9a3f rect heart     660 765 240 300 #e2622c arch open
995 800 175 260 #3858a8 rect moon      1260 790 190 265 #cf5aa0 arch plain
"""
LOOKS = (
    Look("#f0c49a", "#7a3f1d", "long", "#d8412f"),
    Look("#8a5635", "#1f1a1a", "short", "#2f6db5", "#3a3550"),
    Look("#c98a5a", "#241c1c", "bun", "#f0b72a"),
    Look("#f3d0ab", "#e0a83a", "curls", "#d9782f", "#6a4a2a"),
    Look("#b97a4a", "#d8568a", "scarf", "#8b4fa3"),
    Look("#6e4429", "#1a1616", "curls", "#f4efe0", "#2b5f8a"),
)
AT_HOME = (Look("#f0c49a", "#8a4b22", "bun", "#3f77b5"), Look("#b97a4a", "#2a211f", "curls", "#e2622c"))


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(1980, 2640, seed=7)
    _sky(sheet)
    _walls(sheet)
    for x, y, width, height, *rest in rows(DOORS, 7):
        _door(sheet, float(x), float(y), float(width), float(height), *rest)
    _ways_in(sheet)
    _ground(sheet)
    for i, tall in enumerate((420, 470, 360, 440, 470, 390)):
        person(sheet, 185 + i * 255, 2585, tall, LOOKS[i], CRAYON)
    return sheet


def _sky(sheet: Sheet) -> None:
    strip = path("-20,-20 2000,-20 2000,330 1500,400 900,300 300,410 -20,330")
    sheet.fill(strip, "#6fb4e0", SOFT, 4, 1.15, 50)
    sun(sheet, 1765, 205, 125, FIRM)
    cloud(sheet, 330, 230, 130, "#3a78b8", FIRM)
    for x, y in path("150,560 245,490 1790,620"):
        bird(sheet, x, y, 52)


def _walls(sheet: Sheet) -> None:
    walls = path("350,2320 312,655 1590,640 1545,2315")
    sheet.fill(walls, "#f7dc8a", SOFT, 72, 1.0, 16)
    sheet.shape(walls, "#9a5a2c", FIRM, 18)
    for y in (1085, 1465, 1865):
        sheet.line([(330, y), (1565, y - 8)], "#b9793f", CRAYON, 13)
    sheet.fill(path("1210,250 1330,250 1335,480 1205,470"), "#8f4b32", FIRM, 2)
    roof = path("205,690 930,225 1690,672")
    sheet.fill(roof, "#c8402f", CRAYON, -33, 0.8, 14)
    sheet.shape(roof, "#7d1f1c", FIRM, 17)
    smoke = "1270,235 1300,190 1250,160 1215,190 1250,222 1310,175 1290,110 1230,100 1250,60 1320,50"
    sheet.line(curve(path(smoke)), "#77727c", FINE, 15)
    _leaf(sheet, arch(850, 420, 160, 245), "#f2c230")
    sheet.dots([(975, 560)], "#7d1f1c", FIRM, 24)


def _leaf(sheet: Sheet, outline: Path, colour: str) -> None:
    angle = sheet.random.choice((12, 50, 78, 95))
    sheet.fill(outline, colour, pressed(CRAYON, 226), angle, 0.66, 7)
    sheet.shape(outline, BLACK, FIRM, 13)


def _door(
    sheet: Sheet, x: float, y: float, width: float, height: float, colour: str, form: str, sign: str
) -> None:
    outline = arch(x, y, width, height) if form == "arch" else rect(x, y, width, height)
    if sign == "open":
        _open_door(sheet, outline, colour, height)
        return
    _leaf(sheet, turned(outline, sheet.random.uniform(-3.5, 3.5), (x, y + height)), colour)
    _sign(sheet, sign, x + width / 2, y + height * 0.38, width * 0.2)
    sheet.dots([(x + width * 0.82, y + height * 0.58)], "#f4cf3c", FIRM, 26)


def _open_door(sheet: Sheet, outline: Path, colour: str, height: float) -> None:
    """The lamp is on inside, and somebody stands there and waves."""
    _leaf(sheet, outline, "#ffe07a")
    (x, foot), (right, _) = outline[0], outline[-1]
    leaf = [(x, foot - height + 60), (x - 70, foot - height + 95), (x - 74, foot + 34), (x, foot)]
    _leaf(sheet, leaf, colour)
    look = AT_HOME[x > 1000]
    person(sheet, x + (right - x) * 0.55, foot - 8, height * 0.84, look, CRAYON, (-0.02, -0.24))


def _sign(sheet: Sheet, sign: str, x: float, y: float, r: float) -> None:
    if sign == "star":
        sheet.fill(star(x, y, r * 1.5), "#fff3c4", FIRM, gap=0.45, spill=2)
    elif sign == "heart":
        sheet.fill(heart(x, y, r * 1.1), "#fbd9df", FIRM, gap=0.45, spill=2)
    elif sign == "flower":
        flower(sheet, x, y, r * 1.1, "#fff6e0", "#c8402f", FIRM, 5)
    elif sign == "moon":
        sheet.fill(blob(x, y, r, "0,-1 .9,0 0,1 .3,0"), "#fff3c4", FIRM, gap=0.45, spill=2)
    elif sign == "window":
        sheet.fill(rect(x - r, y - r, 2 * r, 2 * r), "#cfe9f5", FIRM, gap=0.45, spill=2)
        sheet.lines([[(x - r, y), (x + r, y)], [(x, y - r), (x, y + r)]], BLACK, FIRM, 9)


def _ways_in(sheet: Sheet) -> None:
    """A ladder and a slide: nobody has to take the stairs."""
    for side in (0, 88):
        sheet.line([(215 + side, 2420), (375 + side, 1520)], "#8a5a2b", FIRM, 17)
    for i in range(13):
        y = 2370 - i * 66
        x = 215 + (2420 - y) * 160 / 900
        sheet.line([(x, y), (x + 90, y - 4)], "#8a5a2b", FIRM, 13)
    slide = curve(path("1440,1905 1560,1930 1640,2080 1730,2300 1850,2400 1930,2400"))
    sheet.line(slide, "#f0a81e", FIRM, 62)
    for dx, dy in ((-6, -34), (2, 32)):
        sheet.line([(x + dx, y + dy) for x, y in slide], "#c5502a", FIRM, 14)


def _ground(sheet: Sheet) -> None:
    grass = path("-20,2330 600,2300 1300,2315 2000,2290 2000,2660 -20,2660")
    sheet.fill(grass, "#5aa447", CRAYON, 86, 0.8, 40)
    for i in range(26):
        foot = 40 + i * 77
        sheet.line([(foot, 2370), (foot + 14, 2300 + (i * 37) % 40)], "#2f7a34", FIRM, 11)
    petals = ("#e2557f", "#f7f2e0", "#e2557f", "#f6c22d", "#f6c22d")
    for (x, y), colour in zip(path("60,2480 1705,2560 1850,2520 60,2590 1600,2500"), petals, strict=True):
        flower(sheet, x, y, 40, colour, "#e88a1d", FIRM)
