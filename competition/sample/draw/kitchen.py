"""A kitchen in pencil, and how a pencil goes over its own lines."""

from competition.sample.draw.paths import Path, at, curve, oval, path, rect
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import PENCIL, pressed

LEAD = "#56535c"
DRAWN = pressed(PENCIL, 226)
LIGHT = pressed(PENCIL, 128)


def draft(sheet: Sheet, lines: str, width: float = 0, soft: bool = False) -> None:
    """Draw lines written as "x,y x,y …|…", each once more than needed, as one does with a pencil."""
    for line in lines.split("|"):
        points = curve(path(line)) if soft else path(line)
        sheet.line(points, LEAD, DRAWN, width)
        if sheet.random.random() < 0.5:
            sheet.line([(x + 3, y + 3) for x, y in points], LEAD, LIGHT, width)


def outline(sheet: Sheet, shape: Path, tone: float = 0, angle: float = 40, tool: int = 128) -> None:
    """Draw something that stands in front, grey inside if it has a tone (the distance of strokes)."""
    sheet.clear(shape)
    if tone:
        sheet.fill(shape, LEAD, pressed(PENCIL, tool), angle, tone, 5)
    sheet.shape([*shape, shape[0]], LEAD, DRAWN)


def room(sheet: Sheet) -> None:
    """Draw floor, window, calendar and clock."""
    draft(sheet, "60,1400 700,1392 1500,1396 2420,1388")
    for x in (240, 620, 1010, 1480, 1900, 2230):
        draft(sheet, f"{x},1408 {x - (1240 - x) // 6},1800", 7)
    draft(sheet, "250,240 790,232 796,760 246,768 250,240|520,236 522,764|250,500 792,496")
    rain = [
        [(x, y), (x - 18, y + 46)] for x, y in ((290 + i * 83 % 480, 270 + i * 131 % 430) for i in range(26))
    ]
    sheet.lines(rain, LEAD, LIGHT, 7)
    draft(sheet, "215,200 300,420 225,800|820,196 740,420 826,800|190,200 850,190", soft=True)
    draft(sheet, "225,782 820,776", 14)
    outline(sheet, at(600, 776, 1, "-46,-92 46,-92 34,0 -34,0"), 1.2)
    draft(sheet, "600,684 560,610 530,590|600,684 610,590 600,560|600,684 650,620 686,610", soft=True)
    _calendar(sheet)
    _clock(sheet)


def _calendar(sheet: Sheet) -> None:
    """The days until he comes back; most of them are crossed out."""
    outline(sheet, rect(1010, 250, 330, 390))
    sheet.fill(rect(1012, 252, 326, 70), LEAD, LIGHT, 10, 0.8, 3)
    for row in range(5):
        for column in range(6):
            x, y = 1034 + column * 50, 350 + row * 55
            sheet.shape(rect(x, y, 40, 42), LEAD, LIGHT, 6)
            if row * 6 + column < 22:
                sheet.lines(
                    [[(x + 5, y + 5), (x + 36, y + 38)], [(x + 36, y + 4), (x + 4, y + 38)]], LEAD, DRAWN, 7
                )
    sheet.shape(oval(1054 + 5 * 50, 371 + 4 * 55, 34), LEAD, DRAWN, 10)


def _clock(sheet: Sheet) -> None:
    sheet.shape(oval(1560, 330, 104), LEAD, DRAWN)
    sheet.lines(
        [[at(1560, 330, 90, p)[0], at(1560, 330, 76, p)[0]] for p in ("0,-1", "1,0", "0,1", "-1,0")],
        LEAD,
        DRAWN,
    )
    draft(sheet, "1560,330 1560,262|1560,330 1606,356", 12)


def table(sheet: Sheet) -> None:
    """Draw the table, laid for three."""
    outline(sheet, path("330,1290 1990,1270 2130,1430 190,1450"))
    draft(sheet, "192,1452 194,1500 2128,1484 2130,1432")
    for x in (270, 2030):
        outline(sheet, rect(x, 1492, 44, 320), 1.4, 86)
    for x, y, r in ((690, 1358, 105), (1290, 1350, 105), (1750, 1344, 95)):
        outline(sheet, oval(x, y, r, r * 0.4))
        sheet.shape(oval(x, y, r * 0.68, r * 0.25), LEAD, LIGHT, 7)
    for x in (1290, 1750):
        sheet.fill(oval(x, 1348, 62, 22), LEAD, LIGHT, 20, 0.9, 3)
        for steam in ("-20,-38 -30,-68 -14,-93 -26,-123", "24,-40 14,-68 30,-98"):
            sheet.line(curve(at(x, 1348, 1, steam)), LEAD, DRAWN, 6)
    outline(sheet, path("985,1240 1075,1236 1086,1350 976,1352"), 1.6)
    draft(sheet, "1084,1262 1125,1268 1122,1318 1086,1324", soft=True)
    draft(sheet, "540,1340 548,1390|830,1336 838,1390|1130,1336 1138,1388|1440,1330 1446,1384", 11)
