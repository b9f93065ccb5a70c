"""My way to school, a map in felt pen on squared paper: two years, then four minutes."""

from dataclasses import replace

from competition.sample.draw.faraway import box, camp, first_home, mountains, sea
from competition.sample.draw.figures import bird, flower, heart
from competition.sample.draw.lettering import write
from competition.sample.draw.paths import at, blob, curve, oval, path, rect
from competition.sample.draw.people import Look, person
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import BLACK, FELT, Tool

LINE = replace(FELT, width=13)
RED, BLUE, GREEN, BROWN = "#d8352e", "#2f6db5", "#3f8f4b", "#7a5136"
INK = Tool(width=12, pressure=255, bite=0.15, film=0.6, blur=1.0, wobble=3)
WAY = (
    "330,560 470,640 640,610 800,470 1010,520 1180,640 1400,600 1560,470 1800,540 2040,640",
    "2080,650 2290,760 2310,880 2130,940 1800,960 1500,930 1150,985 800,940 500,960 330,1010",
    "300,1020 170,1120 230,1280 460,1330 760,1300 1050,1320 1290,1270",
)
LAST = "1290,1365 1420,1320 1560,1390 1560,1560 1660,1665 1840,1640 1990,1560"
FRIENDS = (
    Look("#f3d0ab", "#d9782f", "short", "#3f8f4b", "#3a3550"),
    Look("#6e4429", "#1a1616", "bun", "#d94f82"),
    Look("#e8b78c", "#2b2024", "long", "#2f6db5"),
)
LADY = Look("#f1c9a0", "#e0a83a", "short", "#d6e02a", "#2b2733")


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(2480, 1860, seed=160, paper="#fbfaf3")
    _squares(sheet)
    first_home(sheet)
    mountains(sheet)
    camp(sheet)
    sea(sheet)
    _railway(sheet)
    _street(sheet)
    _school(sheet)
    _way(sheet)
    _words(sheet)
    return sheet


def _squares(sheet: Sheet) -> None:
    ruler = Tool(width=4, pressure=150, bite=0.3, film=0.5, blur=0.8, wobble=0, stain=True)
    sheet.lines([[(x, -10), (x, 1870)] for x in range(22, 2480, 62)], "#bcd6ea", ruler)
    sheet.lines([[(-10, y), (2490, y)] for y in range(30, 1860, 62)], "#bcd6ea", ruler)
    sheet.line([(2330, -10), (2330, 1870)], "#f0b8bc", ruler, 5)


def _way(sheet: Sheet) -> None:
    """Dashes in red, and in green where the way has become easy."""
    for lines, colour in ((WAY, RED), ((LAST,), GREEN)):
        for line in lines:
            steps = curve(path(line), steps=11)
            sheet.lines([steps[i : i + 4] for i in range(0, len(steps) - 3, 6)], colour, INK, 17)


def _words(sheet: Sheet) -> None:
    write(sheet, "MY WAY TO SCHOOL", 640, 48, 92, BLUE, INK, 17)
    for text, x, y, size, colour in (
        ("OUR HOUSE", 70, 640, 50, BLACK),
        ("3 DAYS", 1120, 545, 58, RED),
        ("9 MONTHS", 1700, 580, 62, RED),
        ("1 NIGHT", 1560, 830, 66, "#fdfaf2"),
        ("4 TRAINS", 620, 1370, 62, RED),
        ("OUR NEW HOUSE", 960, 1645, 44, BLACK),
        ("4 MINUTES", 1590, 1730, 68, GREEN),
        ("DOG", 1430, 1660, 40, BROWN),
    ):
        write(sheet, text, x, y, size, colour, INK, max(10, size * 0.19))
    edge = curve(path("60,720 30,900 50,1100 30,1300 60,1500"), steps=8)
    sheet.line(edge, RED, INK, 9)
    write(sheet, "2 YEARS", 70, 1500, 84, RED, INK, 17)


def _railway(sheet: Sheet) -> None:
    sheet.lines(
        [path("200,1262 700,1250 1290,1240"), path("200,1284 700,1272 1290,1262")], "#6f6a72", LINE, 9
    )
    sheet.lines([[(x, 1243), (x - 8, 1296)] for x in range(230, 1290, 58)], BROWN, LINE, 9)
    for i, x in enumerate((420, 620, 820)):
        box(sheet, rect(x, 1150, 180, 96), ("#3f8f4b", "#3f8f4b", "#c8362b")[i])
        for k in range(3):
            box(sheet, rect(x + 18 + k * 52, 1168, 36, 38), "#fbf0b8")
        for wheel in (x + 42, x + 138):
            sheet.shape(oval(wheel, 1250, 20), BLACK, LINE)
    box(sheet, rect(945, 1108, 34, 44), BLACK)
    for i in range(4):
        sheet.shape(oval(950 - i * 60, 1085 - i * 8, 24 + i * 5), "#9b96a5", LINE, 8)


def _street(sheet: Sheet) -> None:
    """Five houses in a row; ours is the one with the yellow door."""
    for i in range(5):
        x = 930 + i * 112
        box(sheet, rect(x, 1460, 108, 160), ("#c5694f", "#b85a44")[i % 2])
        box(sheet, [(x - 4, 1462), (x + 54, 1400), (x + 112, 1462)], "#6f6470", 80)
        box(sheet, rect(x + 16, 1480, 32, 36), "#d8eef6")
        box(
            sheet,
            rect(x + 58, 1540, 34, 80),
            "#f6c62a" if i == 3 else ("#2f6db5", "#3f8f4b", "#7a4a9c")[i % 3],
            88,
        )
    heart_at = heart(1320, 1370, 26)
    sheet.fill(heart_at, RED, FELT, 40, 0.6, 1)
    dog = blob(
        1470,
        1610,
        60,
        "-.9,-.5 -.5,-.75 -.3,-.2 .7,-.25 1.15,-.7 .95,0 .8,.75 .55,.3 -.3,.3 -.5,.78 -.62,.1 -1.05,-.1",
    )
    box(sheet, dog, "#b07a4a")
    for x in (60, 190, 330, 500):
        flower(sheet, x, 1740, 34, ("#e2557f", "#f08a24", "#8a6fd1")[x % 3], "#f3c516", FELT, 5)
        sheet.line([(x, 1775), (x + 5, 1835)], GREEN, LINE)


def _school(sheet: Sheet) -> None:
    for i in range(6):
        bar = at(1700 + i * 44, 1590 + i * 5, 1, "0,0 26,-4 10,70 -18,74")
        sheet.clear(bar)
        sheet.shape([*bar, bar[0]], BLACK, LINE, 8)
    person(sheet, 1690, 1590, 230, LADY, FELT, (0.02, -0.16))
    sheet.line(path("1752,1570 1752,1345"), BLACK, LINE)
    sheet.clear(oval(1752, 1330, 48))
    sheet.fill(oval(1752, 1330, 46), "#f3c516", FELT, 20, 0.6, 1)
    sheet.line(path("1728,1330 1776,1330"), BLACK, INK, 13)
    box(sheet, rect(1960, 1310, 450, 290), "#f0b27a", 6)
    box(sheet, path("1930,1315 2185,1190 2440,1312"), "#c8362b", 64)
    for x, y in path("2000,1350 2105,1350 2215,1350 2320,1350 2000,1470 2320,1470"):
        box(sheet, rect(x, y, 66, 74), "#bfe3f2")
    box(sheet, rect(2130, 1460, 110, 140), "#2f8f7f", 86)
    sheet.line(path("2185,1190 2185,1090"), BLACK, LINE)
    for i, colour in enumerate((RED, "#f3c516", GREEN, BLUE)):
        sheet.fill(rect(2190, 1094 + i * 15, 100, 13), colour, LINE, 0, 0.7, 4)
    for i, look in enumerate(FRIENDS):
        person(sheet, 2060 + i * 130, 1790, 200, look, FELT, (-0.2, -0.2 if i % 2 else 0.02))
    for x, y in path("2370,1120 2430,1190"):
        bird(sheet, x, y, 30)
