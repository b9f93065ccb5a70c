"""The far end of the way to school: what lies before the railway."""

from dataclasses import replace

from competition.sample.draw.figures import cloud, flower, sun
from competition.sample.draw.paths import Path, at, blob, curve, oval, path, rect
from competition.sample.draw.people import Look, person
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import BLACK, FELT, FINE, Tool

LINE = replace(FELT, width=13)
RED, BLUE, GREEN, BROWN = "#d8352e", "#2f6db5", "#3f8f4b", "#7a5136"
INK = Tool(width=12, pressure=255, bite=0.15, film=0.6, blur=1.0, wobble=3)
MOUNTAINS = "620,480 760,190 900,470|820,480 990,172 1170,500|1080,500 1210,270 1350,500"
TENTS = "1640 420 150|1800 380 170|1990 440 150|2150 390 160"
ME = Look("#c98d5e", "#2b2024", "curls", "#f0b52a", "#2f6db5")
GRANDMOTHER = Look("#b9794f", "#8a5a9e", "scarf", "#c8402f")


def box(sheet: Sheet, shape: Path, colour: str, angle: float = 10, line: str = BLACK) -> None:
    """Draw something solid: coloured in, with a dark outline."""
    sheet.cover(shape, colour, FELT, angle, 0.85, 4)
    sheet.shape([*shape, shape[0]], line, LINE)


def first_home(sheet: Sheet) -> None:
    """Draw the old house, the tree and the grandmother who stayed."""
    sun(sheet, 140, 150, 62, FELT)
    sheet.line(path("455,600 452,420"), BROWN, FELT, 26)
    for x, y in path("400,380 510,380 455,310"):
        sheet.fill(oval(x, y, 74), GREEN, FELT, 40, 0.9, 6)
    sheet.dots(path("380,370 430,300 500,330 530,400 440,400"), "#f3c516", replace(FELT, stain=False), 32)
    box(sheet, rect(90, 390, 250, 220), "#f2d9a8")
    box(sheet, rect(70, 362, 290, 34), "#c8885a")
    box(sheet, rect(190, 480, 62, 130), "#2f8f8f", 86)
    for x in (112, 274):
        box(sheet, rect(x, 440, 52, 58), "#8fd0e8")
    sheet.clear(curve(path("345,440 395,420 450,440 460,620 340,620"), closed=True, steps=4))
    person(sheet, 400, 622, 190, GRANDMOTHER, FELT, (-0.22, 0.02))


def mountains(sheet: Sheet) -> None:
    """Draw the mountains and the bus below them."""
    for mountain in MOUNTAINS.split("|"):
        left, top, right = path(mountain)
        box(sheet, [left, top, right], "#b9a7c9", 62)
        snow = [
            top,
            (top[0] + 44, top[1] + 94),
            (top[0] + 10, top[1] + 66),
            (top[0] - 12, top[1] + 100),
            (top[0] - 42, top[1] + 88),
        ]
        sheet.clear(snow)
        sheet.shape([*snow, snow[0]], BLACK, LINE, 9)
    box(sheet, path("855,560 1020,560 1030,640 850,640"), "#f08a24", 4)
    for x in (875, 925, 975):
        box(sheet, rect(x, 575, 34, 30), "#d8eef6")
    for x in (885, 995):
        sheet.fill(oval(x, 645, 19), BLACK, FELT, 10, 0.5, 1)


def camp(sheet: Sheet) -> None:
    """Draw the tents in the rain, and a ball."""
    for i, tent in enumerate(TENTS.split("|")):
        x, y, r = (float(value) for value in tent.split())
        box(sheet, at(x, y, r, "-.55,.5 0,-.4 .55,.5"), ("#e8e2d2", "#d8e2ea")[i % 2], 70)
        box(sheet, at(x, y, r, "-.12,.5 0,.02 .14,.5"), "#7d8794", 85)
    cloud(sheet, 1830, 225, 84, "#6f7f94", LINE)
    sheet.lines([[(x, 290), (x - 14, 330)] for x in range(1770, 1940, 34)], "#5a8fc0", LINE, 8)
    for x in range(2210, 2440, 44):
        sheet.line([(x, 560), (x + 2, 660)], "#8a8f98", LINE, 9)
    sheet.lines([path("2195,590 2440,586"), path("2195,630 2440,628")], "#8a8f98", LINE, 6)
    person(sheet, 2290, 545, 150, ME, FELT, (-0.1, -0.1))
    sheet.shape(oval(2360, 532, 19), BLACK, LINE, 8)
    flower(sheet, 2400, 690, 26, "#e2557f", "#f3c516", FELT, 5)


def sea(sheet: Sheet) -> None:
    """Draw the sea by night and the boat."""
    shore = [
        *curve(path("520,800 900,745 1500,775 2200,740 2500,760")),
        *reversed(curve(path("560,1075 900,1090 1500,1130 2000,1075 2500,1040"))),
    ]
    sheet.fill(shore, "#3f7fc0", FELT, 3, 0.95, 16)
    for i in range(16):
        x, y = 600 + i * 211 % 1800, 990 + i * 37 % 50
        sheet.line(curve(at(x, y, 44, "-1,0 -.5,-.4 0,0 .5,-.4 1,0")), "#1f4f94", LINE, 9)
    moon = blob(2200, 820, 44, "-.2,-1 .7,-.6 .9,.2 .3,.95 .4,0")
    sheet.clear(moon)
    sheet.fill(moon, "#f8e26a", FELT, 20, 0.6, 1)
    for i, x in enumerate((985, 1050, 1115, 1180)):
        sheet.clear(oval(x, 868 - i % 2 * 10, 27, 34))
        sheet.fill(
            oval(x, 868 - i % 2 * 10, 25), ("#c98d5e", "#b9794f", "#e8b78c", "#8a5636")[i], FELT, 40, 0.6, 1
        )
        sheet.dots([(x - 9, 866), (x + 9, 866)], BLACK, FINE, 8)
    box(sheet, path("910,890 1250,884 1205,960 960,964"), "#f07f2a", 4)
    fish = blob(1750, 1062, 48, "-1,0 -.3,-.5 .4,-.35 .8,0 1.3,-.45 1.25,.45 .8,0 .4,.35 -.3,.5")
    box(sheet, fish, "#f6a9b8")
