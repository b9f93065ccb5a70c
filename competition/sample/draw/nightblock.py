"""The telephone across the street: scratch art, two blocks of flats in which nobody sleeps yet."""

from dataclasses import replace

from competition.sample.draw.figures import flower, heart, star
from competition.sample.draw.nightrooms import SCENES
from competition.sample.draw.paths import at, blob, curve, oval, path, ray, rect, rows
from competition.sample.draw.scratch import NEEDLE, Scratch

BROAD = replace(NEEDLE, width=13, bite=0.5)
HUE = "#ffffff"  # scratching knows no colour
STARS = "250 190 44 560 300 30 830 160 52 1000 430 28 1640 180 40 1690 560 32 960 690 24"
# What is to be seen in each window, row by row; a dash is a dark one.
LEFT = """
cat    dance  plant
-      read   music
-      cook   phone2
two    -      lamp
plant  baby   two
"""
RIGHT = """
music  -      cat
phone  two    read
-      dance  plant
cook   lamp   -
"""


def draw() -> Scratch:
    """Draw the picture."""
    sheet = Scratch(1860, 2480, seed=88)
    _heaven(sheet)
    _block(sheet, 130, 520, 700, 1640, LEFT, 0.5)
    _block(sheet, 1120, 840, 620, 1320, RIGHT, 0.74)
    _between(sheet)
    _roofs(sheet)
    _street(sheet)
    return sheet


def _heaven(sheet: Scratch) -> None:
    moon = blob(1330, 330, 190, "-.25,-.95 .5,-.75 .95,0 .5,.78 -.25,.95 .2,.45 .36,0 .2,-.45")
    sheet.fill(moon, HUE, BROAD, 40, 0.7, 5)
    sheet.shape(moon, HUE, BROAD)
    for row in rows(STARS, 3):
        x, y, r = (float(value) for value in row)
        for i in range(4):
            far = r * (1.2 if i % 2 else 0.8)
            sheet.line(ray(x, y, i * 45 + 8, -far, far), HUE, NEEDLE)
    for x, y in path("400,120 700,420 1120,140 1500,640 1010,240 1750,380 930,560"):
        sheet.dots([(x, y)], HUE, NEEDLE, 15)


def _block(sheet: Scratch, x: float, y: float, wide: float, tall: float, windows: str, door: float) -> None:
    walls = rect(x, y, wide, tall)
    sheet.shape([*walls, walls[0]], HUE, BROAD, 15)
    plan = [line.split() for line in windows.strip().splitlines()]
    floor, bay = tall / (len(plan) + 0.72), wide / 3
    for row, names in enumerate(plan):
        low = y + floor * (row + 1)
        sheet.line([(x + 14, low), (x + wide - 10, low - 4)], HUE, NEEDLE, 6)
        for column, name in enumerate(names):
            left, top = x + bay * column + bay * 0.15, low - floor * 0.82
            _window(sheet, name, left, top, bay * 0.7, floor * 0.64)
    _bricks(sheet, x, y, wide, tall)
    _door(sheet, x + wide * door, y + tall)


def _bricks(sheet: Scratch, x: float, y: float, wide: float, tall: float) -> None:
    bricks = []
    for _ in range(70):
        bx = (
            x
            + sheet.random.choice((10, wide / 3 - 20, wide * 2 / 3 - 18, wide - 52))
            + sheet.random.uniform(0, 10)
        )
        by = y + sheet.random.uniform(30, tall - 40)
        bricks.append([(bx, by), (bx + 24, by - 1)])
    sheet.lines(bricks, HUE, NEEDLE, 6)


def _door(sheet: Scratch, x: float, y: float) -> None:
    door = rect(x - 62, y - 168, 124, 168)
    sheet.shape([*door, door[0]], HUE, BROAD)
    sheet.line([(x, y - 165), (x, y - 4)], HUE, NEEDLE)
    sheet.fill(oval(x, y - 172, 70, 46, 180, 360), HUE, NEEDLE, 60, 1.3)


def _window(sheet: Scratch, name: str, x: float, y: float, w: float, h: float) -> None:
    pane = rect(x, y, w, h)
    if name != "-":
        sheet.fill(pane, HUE, BROAD, sheet.random.choice((4, 38, 86, 130)), 0.62, 5)
        SCENES[name](sheet, x + w / 2, y + h, h)
    else:
        sheet.lines([[(x + w * 0.2, y + h * 0.4), (x + w * 0.5, y + h * 0.12)]], HUE, NEEDLE, 5)
    sheet.shape([*pane, pane[0]], HUE, NEEDLE, 11)
    sheet.line([(x - 14, y + h + 6), (x + w + 14, y + h + 4)], HUE, BROAD, 15)


def _between(sheet: Scratch) -> None:
    """The string of the telephone, words running along it, and below it the washing."""
    string = curve(path("785,1212 860,1268 960,1292 1070,1276 1162,1234"), steps=8)
    sheet.line(string, HUE, BROAD, 10)
    for i, (x, y) in enumerate(string[8:-6:5]):
        sheet.fill((star(x, y - 48, 26), heart(x, y - 46, 23))[i % 2], HUE, NEEDLE, 40, 0.6, 1)
    line = curve(path("830,1620 970,1672 1120,1640"), steps=8)
    sheet.line(line, HUE, NEEDLE, 7)
    for i, (x, y) in enumerate(line[2:-2:4]):
        cloth = at(
            x,
            y,
            1,
            (
                "-34,0 34,0 30,96 -30,96",
                "-40,0 40,0 40,30 22,30 22,84 -22,84 -22,30 -40,30",
                "-24,0 24,0 28,100 6,100 0,40 -6,100 -28,100",
            )[i % 3],
        )
        sheet.fill(cloth, HUE, NEEDLE, (5, 60, 88)[i % 3], 1.0, 2)
        sheet.shape([*cloth, cloth[0]], HUE, NEEDLE, 7)


def _roofs(sheet: Scratch) -> None:
    lines = (
        "190,520 190,350",
        "140,380 240,372",
        "150,420 230,414",
        "1690,840 1690,700",
        "1640,730 1740,722",
        "1650,770 1730,764",
        "420,520 420,430 560,430 560,520",
        "400,430 490,370 580,430",
    )
    sheet.lines([path(line) for line in lines], HUE, BROAD)
    _walker_on_roof(sheet)
    for x in (680, 745, 790):
        sheet.fill(blob(x, 492, 26, "-1,0 -.3,-.5 .4,-1.1 .9,-.7 .5,.2 0,.7"), HUE, NEEDLE, 30, 0.7, 1)


def _walker_on_roof(sheet: Scratch) -> None:
    for x, tall in ((1290, 170), (1400, 120)):
        sheet.shape(oval(x, 840 - tall * 0.84, tall * 0.15), HUE, NEEDLE)
        sheet.fill(
            [(x - tall * 0.24, 832), (x, 840 - tall * 0.7), (x + tall * 0.24, 832)], HUE, NEEDLE, 70, 0.9, 1
        )
    sheet.lines([path("1318,760 1375,782"), path("1430,780 1480,720")], HUE, NEEDLE, 9)
    kite = path("1560,560 1625,650 1570,760 1500,650")
    sheet.fill(kite, HUE, NEEDLE, 30, 0.9, 2)
    sheet.line(curve(path("1480,720 1510,800 1545,790 1570,760")), HUE, NEEDLE, 5)


def _street(sheet: Scratch) -> None:
    sheet.line(curve(path("50,2176 600,2166 1200,2180 1810,2168")), HUE, BROAD, 16)
    for x in range(120, 1760, 210):
        sheet.line([(x, 2335), (x + 110, 2330)], HUE, BROAD, 15)
    sheet.lines([path("905,2170 905,1850"), path("905,1850 935,1815 970,1830")], HUE, BROAD, 15)
    sheet.fill(oval(973, 1858, 34, 26), HUE, NEEDLE, 20, 0.6)
    sheet.lines([ray(973, 1870, turn, 48, 110) for turn in (35, 60, 85, 110, 135)], HUE, NEEDLE, 6)
    car = curve(path("250,2290 262,2215 350,2205 420,2130 590,2130 660,2205 760,2222 770,2290"), steps=4)
    sheet.clear(car)
    sheet.fill(car, HUE, NEEDLE, 12, 1.5, 3)
    sheet.shape([*car, car[0]], HUE, BROAD)
    for x in (370, 650):
        sheet.clear(oval(x, 2292, 52))
        sheet.shape(oval(x, 2292, 46), HUE, BROAD)
    _dog_and_walker(sheet)


def _dog_and_walker(sheet: Scratch) -> None:
    sheet.fill(path("1095,2160 1150,1990 1205,2160"), HUE, NEEDLE, 78, 0.8, 2)
    sheet.shape(oval(1150, 1955, 38), HUE, NEEDLE)
    sheet.dots(path("1138,1950 1164,1950"), HUE, NEEDLE, 9)
    sheet.lines(
        [path("1170,2040 1240,2080"), path("1132,2160 1130,2196"), path("1172,2160 1176,2196")], HUE, NEEDLE
    )
    sheet.line(curve(path("1240,2080 1280,2110 1330,2100")), HUE, NEEDLE, 5)
    dog = "-.9,-.5 -.5,-.75 -.3,-.2 .7,-.25 1.15,-.7 .95,0 .8,.75 .55,.3 -.3,.3 -.5,.78 -.62,.1 -1.05,-.1"
    sheet.fill(blob(1390, 2120, 66, dog), HUE, NEEDLE, 20, 0.6, 1)
    for x in (1700, 1762):
        flower(sheet, x, 2090, 30, HUE, HUE, NEEDLE, 5)
        sheet.line([(x, 2115), (x + 4, 2170)], HUE, NEEDLE)
