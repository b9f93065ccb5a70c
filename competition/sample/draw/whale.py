"""The whale that carries a town: torn paper, by two children who cut up every paper they could find."""

from competition.sample.draw.paths import Path, at, blob, curve, oval, path, rect, rows
from competition.sample.draw.torn import Collage, Paper, patterned

BODY = (
    "2010,1010 1890,860 1560,790 1150,800 760,870 480,1010 330,1180 350,1330 "
    "560,1450 980,1510 1450,1480 1820,1350 2010,1180"
)
TAIL = (
    "1900,1010 2090,900 2130,760 2060,650 2190,690 2270,790 2350,690 "
    "2450,640 2420,800 2310,900 2200,1060 2010,1220"
)
BELLY = "345,1300 620,1330 1050,1360 1400,1340 1250,1470 960,1515 560,1455"
SKY = (
    "-30,-30 900,-30 860,420 -30,500|820,-30 1700,-30 1760,360 840,430|1660,-30 2510,-30 2510,480 1700,400|"
    "-30,440 980,380 1010,900 -30,960|940,380 1820,330 1790,900 960,880|1760,360 2510,440 2510,1000 1740,930"
)
# Houses from left to right: place of the foot, width, height, what paper, what roof.
TOWN = """
770 930 190 260 rose  point   930 880 150 420 kraft flat    1090 860 200 250 gold  dome
1270 850 150 500 teal  spire   1410 850 210 300 coral point   1600 860 150 380 news  flat
1730 900 180 230 green point
"""
COLOURS = {
    "rose": "#e58a97",
    "kraft": "#c99d6c",
    "gold": "#efbd3f",
    "teal": "#3e9c9a",
    "coral": "#e4633f",
    "green": "#8fae4c",
}
WINDOWS = ("#fdf3c8", "#2f3b63", "#f7d65a", "#fdf3c8")


def draw() -> Collage:
    """Draw the picture."""
    sheet = Collage(2480, 1860, seed=915, paper="#f3e8d2")
    papers = _papers()
    for i, piece in enumerate(SKY.split("|")):
        sheet.torn(path(piece), ("#f8dcb0", "#f6cfa2", "#f9e3bd", "#f4c9a8", "#f8d8b4", "#f7d2a0")[i], 15)
    _sun(sheet, papers)
    _waves(sheet, 1180, ("#86c2bf", "#79b6bd"), 150)
    _town(sheet, papers)
    _whale(sheet, papers)
    _waves(sheet, 1480, ("#3f97a3", "#5fb0b0", "#2f8496"), 130)
    _spout(sheet, papers)
    _small_boat(sheet, papers)
    return sheet


def _papers() -> dict[str, Paper]:
    size = (1400, 900)
    made: dict[str, Paper] = {**COLOURS}
    made["news"] = patterned(size, "#eae3d3", "#8b8684", "news")
    made["scales"] = patterned(size, "#274a86", "#e9eef6", "scales")
    made["dots"] = patterned(size, "#2f5fa0", "#f4d9dd", "dots")
    made["checks"] = patterned(size, "#365c94", "#28487c", "checks")
    made["stripes"] = patterned(size, "#f3ece0", "#d2453c", "stripes")
    return made


def _sun(sheet: Collage, papers: dict[str, Paper]) -> None:
    sheet.torn(oval(2080, 370, 205, 195, steps=14), "#e9503a", 16)
    for x, y in ((2170, 470), (2290, 520), (1830, 210)):
        sheet.torn(oval(x, y, 150, 66, steps=12), "#fbf4e8", 12)
    for x, y in ((880, 190), (1040, 260), (960, 330)):
        sheet.cut(
            curve(at(x, y, 1, "-70,-30 -30,-34 0,-2 34,-40 76,-34 30,-12 2,28 -28,-8"), closed=True, steps=4),
            "#3a3442",
        )


def _waves(sheet: Collage, y: float, colours: tuple[str, ...], tall: float) -> None:
    for i, colour in enumerate(colours):
        top = [
            (x, y + i * tall + 34 * (((x // 155) + i) % 2) + sheet.random.uniform(-12, 12))
            for x in range(-60, 2640, 155)
        ]
        sheet.torn([*curve(top, steps=5), (2540, y + i * tall + 420), (-60, y + i * tall + 420)], colour, 15)


def _whale(sheet: Collage, papers: dict[str, Paper]) -> None:
    """Tear a big piece first, then stick scraps all over it."""
    sheet.torn(curve(path(TAIL), closed=True, steps=4), "#2a4a80", 14)
    sheet.torn(curve(path(BODY), closed=True, steps=4), "#2f5590", 16)
    blues: tuple[Paper, ...] = (
        "#24406f",
        papers["scales"],
        "#3a6aa8",
        papers["dots"],
        "#1f3560",
        papers["checks"],
        "#4d7fb8",
        papers["news"],
        "#2b4f8c",
    )
    body = curve(path(BODY), closed=True, steps=4)
    scraps = [
        (x + (row % 2) * 95, y) for row, y in enumerate(range(860, 1480, 105)) for x in range(420, 2000, 190)
    ]
    sheet.random.shuffle(scraps)
    for i, (x, y) in enumerate(scraps):
        if all(_inside(body, px, py) for px, py in at(x, y, 1, "-75,0 75,0 0,-62 0,62")):
            turn = sheet.random.uniform(0, 90)
            sheet.torn(oval(x, y, 128, 92, turn, turn + 360, sheet.random.choice((5, 6, 7))), blues[i % 9], 9)
    sheet.torn(curve(path(BELLY), closed=True, steps=4), papers["news"], 13)
    for i in range(5):
        y = 1330 + i * 34
        fold = (
            f"{430 + i * 22},{y} 900,{y + 42 - i * 6} {1330 - i * 70},{y + 32 - i * 7} 900,{y + 56 - i * 6}"
        )
        sheet.torn(path(fold), "#5d88b8", 4)
    sheet.torn(blob(1130, 1400, 1, "-90,-60 60,-40 200,120 170,250 30,170"), papers["scales"], 11)
    for r, colour in ((58, "#fbf6ea"), (34, "#1d1c2b"), (11, "#fbf6ea")):
        sheet.cut(oval(560 + (58 - r) * 0.3, 1190 - (58 - r) * 0.15, r, r * 0.94), colour)
    sheet.cut(
        curve(path("356,1310 480,1350 620,1335 690,1290 625,1352 480,1372"), closed=True, steps=4), "#1d1c2b"
    )


def _inside(shape: Path, x: float, y: float) -> bool:
    inside = False
    for (x0, y0), (x1, y1) in zip(shape, [*shape[1:], shape[0]], strict=True):
        if (y0 <= y) != (y1 <= y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def _town(sheet: Collage, papers: dict[str, Paper]) -> None:
    for x, y, r in ((690.0, 800.0, 86), (1860.0, 800.0, 78), (1985.0, 880.0, 60)):
        sheet.cut(rect(x - 13, y, 26, 190), "#7a4f33")
        sheet.torn(oval(x, y - 20, r, r * 1.15, steps=9), "#5f9150", 12)
    for left, foot, wide, tall, name, roof in rows(TOWN, 6):
        x, y, w, h = (float(value) for value in (left, foot, wide, tall))
        _roof(sheet, x, y - h, w, roof, papers)
        sheet.torn(rect(x, y - h, w, h + 40), papers[name], 8)
        for i in range(int(h // 100) * 2):
            pane = rect(x + 26 + i % 2 * (w / 2 - 8), y - h + 34 + i // 2 * 98, w / 2 - 46, 56)
            sheet.cut(pane, WINDOWS[(i + int(x)) % 4])
    string = curve(path("1005,470 1130,540 1320,470 1420,455 1560,560 1680,490"), steps=4)
    for i, (px, py) in enumerate(string[1:-1]):
        flag = ("#fbf6ea", "#e4633f", "#efbd3f", "#3e9c9a", "#e58a97")[i % 5]
        sheet.cut([(px - 24, py), (px + 24, py + 4), (px + 2, py + 54)], flag)


def _roof(sheet: Collage, x: float, y: float, w: float, roof: str, papers: dict[str, Paper]) -> None:
    if roof == "point":
        sheet.torn(
            [(x - 26, y + 14), (x + w / 2, y - w * 0.6), (x + w + 28, y + 18)],
            papers["stripes"] if w > 200 else "#8a3f35",
            9,
        )
    elif roof == "dome":
        sheet.torn(oval(x + w / 2, y + 10, w * 0.46, w * 0.62, 180, 360, 12), "#3f86a0", 9)
        sheet.cut(oval(x + w / 2, y - w * 0.66, 16), "#efbd3f")
    elif roof == "spire":
        sheet.torn([(x + 10, y + 14), (x + w / 2, y - w * 1.25), (x + w - 10, y + 18)], "#5b4a7a", 9)
    else:
        sheet.cut(rect(x - 12, y - 14, w + 24, 40), "#5a4238")


def _spout(sheet: Collage, papers: dict[str, Paper]) -> None:
    """What comes out of the blowhole is confetti of every paper that was used."""
    for i, end in enumerate(path("330,560 420,470 560,450 650,560 250,690")):
        bend = ((end[0] + 600) / 2 - 20, end[1] - 20)
        sheet.torn(
            [(596, 930), bend, end, (end[0] + 34, end[1] + 22), (bend[0] + 36, bend[1] + 44), (622, 934)],
            ("#bfe0e2", "#9fcfd8")[i % 2],
            5,
        )
    names = list(papers)
    for i in range(26):
        x, y = 460 + sheet.random.gauss(0, 150), 560 + sheet.random.gauss(0, 95)
        turn = sheet.random.uniform(0, 90)
        sheet.cut(oval(x, y, 24, 21, turn, turn + 360, 4 + i % 2), papers[names[i % len(names)]])


def _small_boat(sheet: Collage, papers: dict[str, Paper]) -> None:
    """A boat folded from a newspaper comes to look."""
    sheet.cut(path("1900,1560 2010,1320 2120,1566"), "#fbf6ea")
    sheet.torn(path("1780,1530 1900,1580 2120,1582 2250,1534 2170,1680 1860,1676"), papers["news"], 7)
