"""Dad's jacket: pencil. He was drawn at the table and rubbed out again; only the jacket got a colour."""

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from competition.sample.draw.kitchen import DRAWN, LEAD, LIGHT, draft, outline, room, table
from competition.sample.draw.paper import noise
from competition.sample.draw.paths import at, blob, curve, hatch, oval, path, rect
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import CRAYON, PENCIL, pressed

YELLOW, AMBER = "#f6b91a", "#d8871a"


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(2480, 1860, seed=1207, paper="#f6f3ea")
    room(sheet)
    _father(sheet)
    _rub_out(sheet)
    _chair(sheet, 700, 1010)
    _hook(sheet)
    _jacket(sheet)
    _mother(sheet)
    _boy(sheet)
    table(sheet)
    return sheet


def _father(sheet: Sheet) -> None:
    """Draw him with care; he sat on the left and held the spoon."""
    sheet.fill(oval(700, 700, 128, 84, 178, 362), LEAD, LIGHT, 80, 0.7)
    sheet.shape(oval(700, 740, 128, 144), LEAD, DRAWN)
    sheet.shape(oval(655, 726, 15, 18), LEAD, DRAWN)
    sheet.shape(oval(748, 726, 15, 18), LEAD, DRAWN)
    draft(
        sheet,
        "640,800 700,828 762,796|690,745 682,775 704,780|625,690 652,678 680,690|722,690 750,678 776,692",
        soft=True,
    )
    beard = curve(path("590,790 620,870 700,905 790,862 812,780"))
    sheet.lines([[(x, y), (x + 6, y - 26)] for x, y in beard[::2]], LEAD, DRAWN, 7)
    draft(
        sheet,
        "640,885 520,930 450,1130 440,1330|770,885 880,930 930,1100 980,1180|560,1050 620,1180 800,1200",
        soft=True,
    )
    for y in range(960, 1190, 46):
        draft(sheet, f"500,{y} 880,{y - 8}", 7)


def _rub_out(sheet: Sheet) -> None:
    """Rub to and fro; a shadow stays, the paper goes grey and fluffy, and crumbs lie about."""
    figure = curve(
        path("540,560 860,560 900,860 1030,1180 1000,1260 400,1370 420,920 520,800"), closed=True, steps=5
    )
    strokes = hatch(figure, -24, 40, 34, sheet.random)
    smeared = sheet.image.filter(ImageFilter.GaussianBlur(5))
    mask = Image.new("L", sheet.size, 0)
    ImageDraw.Draw(mask).polygon(figure, 255)
    pressure = noise(sheet.size, 130, sheet.random).point(lambda v: 150 + v // 3)
    mask = ImageChops.multiply(mask.filter(ImageFilter.GaussianBlur(14)), pressure)
    sheet.image.paste(Image.blend(smeared, sheet.bare, 0.5), (0, 0), mask)
    sheet.lines(strokes, "#8a8790", pressed(PENCIL, 92), 36)
    sheet.lines(strokes[::3], "#fbf9f2", pressed(CRAYON, 170), 22)
    for _ in range(34):
        high = sheet.random.choice((560, 1180))
        x, y = sheet.random.uniform(360, 1100), sheet.random.uniform(high, high + 140)
        turn = sheet.random.uniform(-14, 14)
        sheet.line(curve([(x, y), (x + 9, y + turn), (x + 22, y + turn / 2)]), "#77737c", DRAWN, 8)


def _chair(sheet: Sheet, x: float, y: float) -> None:
    """His chair shows again where he sat."""
    for line in (
        at(x, y, 1, "-150,-60 -158,420 150,-60 158,420"),
        at(x, y, 1, "-150,-52 150,-56"),
        at(x, y, 1, "-150,60 152,56"),
    ):
        pairs = [line[:2], line[2:]] if len(line) > 2 else [line]
        sheet.lines(pairs, LEAD, DRAWN, 13)


def _face(sheet: Sheet, x: float, y: float, r: float, mood: float, look: float) -> None:
    outline(sheet, oval(x, y, r, r * 1.08))
    for dx in (-0.34, 0.36):
        sheet.shape(oval(x + dx * r, y - r * 0.05, r * 0.14, r * 0.16), LEAD, DRAWN, 7)
        sheet.dots([(x + (dx + look) * r, y - r * 0.03)], LEAD, DRAWN, r * 0.15)
        brow = f"-.18,{0.07 if dx < 0 else -0.07} 0,-.03 .18,{-0.07 if dx < 0 else 0.07}"
        sheet.line(curve(at(x + dx * r, y - r * 0.36, r, brow)), LEAD, DRAWN, 8)
    sheet.line(curve(at(x, y, r, "0,.08 -.07,.26 .06,.28")), LEAD, DRAWN, 7)
    sheet.line(curve(at(x, y, r, f"-.28,.5 0,{0.5 + mood} .3,.48")), LEAD, DRAWN, 10)
    sheet.fill(oval(x - r * 0.62, y + r * 0.3, r * 0.16), LEAD, LIGHT, 30, 1.3, 2)


def _mother(sheet: Sheet) -> None:
    outline(
        sheet,
        curve(path("1130,760 1170,600 1300,545 1430,600 1465,780 1480,980 1120,980"), closed=True, steps=5),
        0.75,
        84,
        176,
    )
    outline(
        sheet,
        curve(path("1200,950 1090,1010 1050,1260 1050,1360 1540,1360 1540,1250 1500,1010 1400,950"), steps=5),
        1.5,
        30,
    )
    _face(sheet, 1300, 770, 138, 0.08, -0.06)
    fringe = curve(
        path("1165,730 1220,650 1300,630 1390,655 1438,740 1360,690 1290,672 1220,700"), closed=True, steps=5
    )
    sheet.fill(fringe, LEAD, pressed(PENCIL, 190), 75, 0.6, 4)
    draft(
        sheet,
        "1130,1130 1110,1230 1180,1300 1240,1310|1180,1150 1170,1220 1250,1285|1470,1130 1480,1240 1400,1300",
        soft=True,
    )
    for x, y in path("1180,1060 1290,1030 1400,1070 1230,1160 1350,1170 1120,1180 1470,1160"):
        sheet.shape(oval(x, y, 18), LEAD, DRAWN, 7)


def _boy(sheet: Sheet) -> None:
    """He looks at the jacket."""
    outline(sheet, curve(path("1700,1060 1630,1110 1600,1360 1940,1360 1915,1110 1840,1060"), steps=5))
    for y in range(1130, 1360, 52):
        sheet.fill(rect(1625, y, 290, 24), LEAD, LIGHT, 4, 0.8, 4)
    _face(sheet, 1768, 935, 122, 0.03, 0.07)
    outline(
        sheet,
        curve(
            path("1868,1150 1930,1190 1985,1150 2000,1105 2040,1120 2030,1165 1960,1250 1890,1250"),
            closed=True,
            steps=4,
        ),
    )
    for i in range(13):
        x = 1660 + i * 18
        tip = 780 + abs(i - 6) * 9 + sheet.random.uniform(-14, 14)
        sheet.line([(x, 862 - (36 - (i - 6) ** 2)), (x + (i - 6) * 5, tip)], LEAD, DRAWN, 12)


def _hook(sheet: Sheet) -> None:
    """A row of four hooks: a scarf, a bag, the jacket."""
    draft(sheet, "1800,520 2400,512 2402,556 1802,564 1800,520")
    for x in (1870, 2010):
        draft(sheet, f"{x},540 {x},596 {x + 22},600", 12)
    outline(
        sheet,
        curve(path("1850,600 1890,600 1905,760 1880,800 1850,790 1838,700"), closed=True, steps=4),
        1.3,
        80,
    )
    for dx in (-30, -12, 6, 24):
        draft(sheet, f"{1870 + dx},795 {1868 + dx},836", 6)


def _jacket(sheet: Sheet) -> None:
    full, firm = pressed(CRAYON, 236), pressed(CRAYON, 250)
    left = curve(path("2090,650 2010,740 1985,1000 1990,1130 2075,1140 2100,900"), steps=5)
    right = curve(path("2340,650 2410,740 2440,990 2440,1120 2360,1135 2325,900"), steps=5)
    body = curve(path("2130,612 2080,660 2090,900 2070,1210 2380,1215 2345,900 2350,660 2300,610"), steps=5)
    for part, angle in ((left, 80), (right, 98), (body, 68)):
        sheet.clear(part)
        sheet.fill(part, YELLOW, full, angle, 0.5, 6)
        sheet.shape([*part, part[0]], AMBER, firm, 14)
    hood = blob(2215, 610, 100, "-1,.2 -.7,-.7 0,-1 .7,-.7 1,.2 .5,.5 0,.62 -.5,.5")
    sheet.fill(hood, YELLOW, full, 20, 0.5, 4)
    sheet.shape(hood, AMBER, firm, 14)
    sheet.fill(oval(2215, 615, 58, 36), AMBER, firm, 20, 0.5, 3)
    sheet.line(path("2217,672 2222,1205"), AMBER, firm, 13)
    for x in (2120, 2262):
        pocket = rect(x, 985, 78, 96)
        sheet.shape([*pocket, pocket[0]], AMBER, firm, 12)
    sheet.dots([(2246, 740 + i * 105) for i in range(5)], "#8a4f12", firm, 26)
    sheet.fill(at(2300, 985, 1, "-20,0 -14,-40 22,-46 30,0"), "#fbf8f0", firm, 20, 0.5, 2)
