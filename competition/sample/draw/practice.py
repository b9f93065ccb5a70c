"""Two pictures for judges to practise on, by nobody: a kite over two houses, and a bowl before a window."""

from competition.sample.draw.fruit import apple, banana, cherries, lemon, pear
from competition.sample.draw.paths import oval, path, rect
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import BLACK, CRAYON, PASTEL, PENCIL, pressed

WALLS = ((120, "#e8743b", "#8f2f1c"), (760, "#5b9bd1", "#274b74"))


def kite() -> Sheet:
    """Wax crayon: one kite, two houses, and a string that leads from one to the other."""
    sheet = Sheet(1240, 930, seed=71)
    sheet.fill(rect(0, 0, 1240, 560), "#a8d4ec", pressed(CRAYON, 170), angle=8, gap=1.1)
    sheet.fill(rect(0, 740, 1240, 190), "#7cb24a", CRAYON, angle=75, gap=0.8)
    for x, wall, roof in WALLS:
        house(sheet, x, wall, roof)
    sail = path("620,90 760,230 640,400 500,250")
    sheet.cover(sail, "#f4c430", CRAYON, angle=20, spill=2)
    sheet.cover(path("620,90 760,230 632,245"), "#d43d3d", CRAYON, angle=60, spill=2)
    sheet.shape(sail, BLACK, CRAYON, 12)
    sheet.lines([path("620,90 640,400"), path("500,250 760,230")], BLACK, CRAYON, 10)
    sheet.line(path("640,400 590,470 520,520 420,540 330,570 300,640"), BLACK, CRAYON, 7)
    sheet.line(path("640,400 720,480 800,500 880,560 930,640"), BLACK, CRAYON, 7)
    for x, y in ((585, 475), (500, 527), (735, 485), (845, 535)):
        sheet.fill(path(f"{x},{y} {x - 30},{y - 22} {x - 26},{y + 24}"), "#d43d3d", CRAYON, spill=2)
        sheet.fill(path(f"{x},{y} {x + 30},{y - 22} {x + 26},{y + 24}"), "#2f7fb5", CRAYON, spill=2)
    sheet.fill(oval(1090, 130, 80), "#f7d23e", CRAYON, spill=8)
    return sheet


def house(sheet: Sheet, x: float, wall: str, roof: str) -> None:
    """Draw one of the houses, with a child at its window."""
    sheet.cover(rect(x, 580, 340, 240), wall, CRAYON, angle=85)
    sheet.cover(path(f"{x - 40},585 {x + 170},430 {x + 380},585"), roof, CRAYON, angle=15)
    sheet.cover(rect(x + 120, 630, 110, 110), "#fdf3cf", CRAYON, spill=1)
    sheet.shape(rect(x + 120, 630, 110, 110), BLACK, CRAYON, 9)
    sheet.cover(oval(x + 175, 690, 30), "#c98e5f", CRAYON, spill=1)
    sheet.dots([(x + 165, 686), (x + 186, 686)], BLACK, CRAYON, 7)
    sheet.line(path(f"{x + 164},703 {x + 175},710 {x + 187},702"), BLACK, CRAYON, 5)
    sheet.shape(rect(x, 580, 340, 240), BLACK, CRAYON, 10)


def bowl() -> Sheet:
    """Pencil and pastel: a bowl on a table, fruit of several countries, rain at the window."""
    sheet = Sheet(930, 1240, seed=72, paper="#f3eee2")
    sheet.fill(rect(80, 80, 770, 620), "#8fa9bd", pressed(PASTEL, 165), angle=80, gap=0.9)
    sheet.lines([path(f"{x},100 {x - 26},660") for x in range(130, 840, 47)], "#eef3f6", PENCIL, 6)
    for frame in (rect(80, 80, 770, 620), rect(455, 80, 20, 620), rect(80, 370, 770, 18)):
        sheet.shape(frame, "#4d4136", PENCIL, 15)
    sheet.fill(rect(0, 860, 930, 380), "#b5713c", PASTEL, angle=4, gap=0.7)
    sheet.lines([path(f"0,{y} 930,{y - 20}") for y in (930, 1030, 1150)], "#7c4522", PENCIL, 8)
    tool = pressed(PASTEL, 225)
    for fruit, x, y, r in (
        (pear, 330, 720, 105),
        (apple, 500, 740, 100),
        (lemon, 620, 790, 85),
        (banana, 420, 800, 120),
        (cherries, 255, 830, 70),
    ):
        fruit(sheet, x, y, r, tool)
    sides = path("170,850 760,850 680,1060 560,1110 370,1110 250,1060")
    sheet.cover(sides, "#3d6f8e", PASTEL, angle=12, gap=0.6)
    sheet.line(path("170,850 465,868 760,850"), "#dfe9ee", PASTEL, 20)
    sheet.lines(
        [path(f"{x},930 {x + 40},985 {x + 80},930") for x in range(230, 660, 84)], "#f1d27a", PASTEL, 13
    )
    sheet.shape(sides, "#20394a", PENCIL, 10)
    return sheet
