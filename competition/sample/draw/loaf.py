"""Charcoal, and the loaf that a baker holds up to us: the one thing in colour."""

from dataclasses import replace

from competition.sample.draw.paths import Path, curve, path
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import Tool, pressed

COAL = Tool(width=15, pressure=205, bite=0.85, film=0.22, blur=2.2, wobble=4, opacity=0.88)
SIDE = Tool(width=54, pressure=150, bite=0.9, film=0.12, blur=7, wobble=8, opacity=0.6)
TIP = Tool(width=8, pressure=245, bite=0.55, film=0.3, blur=1.2, wobble=2.5, opacity=0.95)
CHALK = replace(TIP, pressure=230, width=10)
BLACK, CRUST, WHITE = "#29262a", "#c9762c", "#fbf5e6"


def bread(sheet: Sheet) -> None:
    """The loaf he holds up to us: the one thing in colour."""
    loaf = curve(
        path("290,1560 380,1430 620,1350 860,1360 1040,1440 1110,1560 1040,1660 800,1710 520,1700 350,1650"),
        closed=True,
        steps=6,
    )
    sheet.clear(loaf)
    sheet.fill(loaf, CRUST, replace(COAL, width=24, pressure=225), 24, 0.6, 4)
    sheet.fill(loaf, "#8f4a1c", replace(COAL, width=18, pressure=150), 60, 1.3, 4)
    sheet.fill(
        path("420,1640 800,1690 1060,1600 1090,1560 1020,1660 780,1712 500,1700"), BLACK, COAL, 20, 0.9, 4
    )
    for x in (480, 640, 800, 950):
        slash = curve([(x - 60, 1520), (x + 10, 1450), (x + 60, 1410)])
        sheet.line(slash, "#f3d9a0", replace(COAL, pressure=235), 30)
        sheet.line([(px + 14, py + 12) for px, py in slash], BLACK, TIP, 6)
    sheet.shape(loaf, BLACK, TIP, 11)
    for side in (-1, 1):
        _hand(sheet, side)


def _hand(sheet: Sheet, side: int) -> None:
    """A hand that holds the loaf from the side, and its cuff."""

    def placed(points: str) -> Path:
        return [(700 + side * (x - 700), y + (side + 1) * 6) for x, y in path(points)]

    hand = curve(
        placed(
            "1260,1560 1180,1520 1090,1500 1010,1510 960,1530 962,1560 930,1580 940,1608 925,1632 "
            "950,1655 980,1680 1090,1712 1250,1720"
        ),
        closed=True,
        steps=5,
    )
    sheet.clear(hand)
    sheet.fill(hand, WHITE, replace(SIDE, width=24, pressure=170), 40, 0.7, 2)
    sheet.fill(
        placed("1250,1640 1100,1650 980,1665 1090,1712 1250,1720"),
        BLACK,
        replace(COAL, opacity=0.5, blur=4),
        20,
        0.9,
        4,
    )
    sheet.shape(hand, BLACK, TIP, 9)
    fingers = [
        curve(placed(f"{x},{y} 1040,{y - 4} 1110,{y - 10}"))
        for x, y in ((962, 1562), (942, 1608), (952, 1654))
    ]
    sheet.lines(fingers, BLACK, TIP, 7)
    cuff = placed("1230,1500 1330,1490 1420,1560 1420,1760 1240,1750")
    sheet.clear(cuff)
    sheet.fill(cuff, WHITE, pressed(SIDE, 190), 70, 0.6, 2)
    sheet.shape(cuff, BLACK, TIP, 9)
