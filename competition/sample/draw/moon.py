"""The same moon on both sides: oil pastel on blue paper, by a boy of twelve."""

from competition.sample.draw.paths import Path, at, curve, oval, path, ray, rect, rows
from competition.sample.draw.people import Look, person
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import PASTEL, PASTEL_CORNER, pressed

HARD, THIN, CORNER = pressed(PASTEL, 245), pressed(PASTEL, 238), PASTEL_CORNER
MOON = (1330, 470)
SKY = ("#f3dfa0", "#b9c7d8", "#7fa0cf", "#5b7fc0", "#4463ab", "#3a5299", "#31437f", "#2c3a6e")
SEA = ("#2f6f8f", "#25587f", "#1f4671", "#2c7a86", "#1b3a63", "#3b5fa0")
STARS = """
300 180 26  640 330 18  830 120 22  1830 150 24  2110 380 18  2430 170 27
480 560 16  1980 620 15  1010 690 14  170 420 15  2300 560 14
"""
GRANDMOTHER = Look("#d9a27a", "#d5d2da", "bun", "#7c3f5e")
BOY = Look("#c98f66", "#2b2230", "short", "#d9573a")


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(2640, 1980, seed=58, paper="#26325c")
    _sky(sheet)
    _moon_and_stars(sheet)
    _sea(sheet)
    _path_of_light(sheet)
    _hill(sheet)
    _house(sheet)
    _town(sheet)
    _balcony(sheet)
    return sheet


def _sky(sheet: Sheet) -> None:
    """Rings round the moon, paler near it, laid colour by colour."""
    rings: dict[str, list[Path]] = {}
    for radius in range(250, 1750, 36):
        start = sheet.random.uniform(0, 40)
        while start < 380:
            sweep = sheet.random.uniform(9000, 22000) / radius
            shade = (radius - 250) // 175 + sheet.random.choice((0, 0, 1, 1, 2)) - (radius < 300)
            arc = [p for p in oval(*MOON, radius, radius, start, start + sweep, 10) if p[1] < 1130]
            if len(arc) > 2:
                rings.setdefault(SKY[max(0, min(7, shade))], []).append(arc)
            start += sweep + sheet.random.uniform(1500, 4200) / radius
    for colour in sorted(rings):
        sheet.lines(rings[colour], colour, PASTEL)


def _moon_and_stars(sheet: Sheet) -> None:
    sheet.fill(oval(*MOON, 205), "#fbeeb8", CORNER, 20, 0.5, 10)
    sheet.fill(oval(MOON[0] + 40, MOON[1] + 30, 130), "#f6d978", pressed(PASTEL, 190), 60, 0.8, 10)
    for x, y, r in rows(STARS, 3):
        for i in range(4):
            far = float(r) * (0.8 if i % 2 else 1.3)
            sheet.line(ray(float(x), float(y), i * 45 + 10, -far, far), "#fdf6d6", THIN, 9)


def _sea(sheet: Sheet) -> None:
    waves: dict[str, list[Path]] = {}
    y = 1130.0
    while y < 2000:
        x, near = -80.0, (y - 1130) / 870
        while x < 2700:
            length = sheet.random.uniform(110, 260) * (0.7 + near)
            crest, end = (x + length / 2, y - 6 - 22 * near), (x + length, y + sheet.random.uniform(-5, 5))
            waves.setdefault(sheet.random.choice(SEA), []).append(curve([(x, y), crest, end]))
            x += length * sheet.random.uniform(0.8, 1.1)
        y += 24 + 22 * near
    for colour in sorted(waves):
        sheet.lines(waves[colour], colour, PASTEL, 30)


def _path_of_light(sheet: Sheet) -> None:
    for colour, spread, width in (("#f1c75b", 1.0, 24), ("#fbe9a6", 0.6, 20), ("#fffbe6", 0.28, 15)):
        glints: list[Path] = []
        for i in range(68):
            y, half = 1150 + i // 2 * 25, (60 + i // 2 * 13) * spread
            x = MOON[0] + sheet.random.uniform(-half, half)
            reach = sheet.random.uniform(0.25, 0.6) * half + 20
            glints.append(curve([(x - reach, y), (x, y - 7), (x + reach, y + 2)]))
        sheet.lines(glints, colour, HARD, width)


def _hill(sheet: Sheet) -> None:
    hill = curve(path("-40,1040 240,1000 520,1090 700,1270 860,1480 1010,1600"))
    sheet.fill([*hill, *path("820,1720 500,1860 -40,1990")], "#3c4a2e", HARD, 28, 0.55, 10)
    sheet.fill([*hill, *path("760,1560 300,1350 -40,1400")], "#6f7f3f", pressed(PASTEL, 180), 24, 1.2, 10)
    tufts = [(20 + (i * 137) % 720, 1330 + (i * 89) % 480) for i in range(70)]
    blades = [at(x, y, 1, "0,0 34,-46") for x, y in tufts if y < 1900 - x * 0.35]
    sheet.lines(blades, "#5d7038", CORNER, 15)
    bench = [path("535,1318 815,1330"), path("560,1322 556,1420"), path("795,1330 800,1425")]
    sheet.lines(bench, "#a06a3c", CORNER, 26)
    person(sheet, 675, 1425, 400, GRANDMOTHER, CORNER, (0.02, -0.24))


def _house(sheet: Sheet) -> None:
    sheet.fill(path("170,760 500,745 510,1080 165,1075"), "#e9e2d0", HARD, 85, 0.55, 10)
    sheet.fill(path("110,775 330,560 565,755"), "#b5452f", HARD, -35, 0.55, 10)
    sheet.fill(rect(220, 850, 95, 105), "#ffd24a", HARD, gap=0.45, spill=3)
    sheet.lines([path("267,850 268,955"), path("220,902 315,900")], "#4a2f22", THIN, 10)
    sheet.fill(rect(385, 880, 82, 200), "#3d6f78", HARD, 88, 0.5, 3)
    sheet.line(curve(path("95,1090 80,930 60,820")), "#5a3b25", HARD, 30)
    for x, y, r in ((50, 740, 110), (-5, 640, 90), (120, 640, 85)):
        sheet.fill(oval(x, y, r), "#3f6b3a", HARD, 50, 0.7, 10)
    sheet.dots(path("20,690 95,730 130,620 40,800 60,610"), "#f7dc4b", HARD, 40)


def _town(sheet: Sheet) -> None:
    quay = path("1830,1640 1960,1420 2680,1370 2680,2000 2250,1990")
    sheet.fill(quay, "#4b4358", HARD, -18, 0.55, 10)
    for x, y, width, height, colour in ((2340, 560, 330, 850, "#5d3a52"), (1985, 760, 350, 690, "#7a4a44")):
        sheet.fill(rect(x, y, width, height), colour, HARD, 88, 0.55)
        for i in range(height // 150 * 3):
            row, column = divmod(i, 3)
            lit = (row * 5 + column * 3 + x) % 4 == 0
            pane = rect(x + 38 + column * 100, y + 45 + row * 145, 62, 78)
            sheet.fill(pane, "#ffcf4d" if lit else "#2b2f52", CORNER, gap=0.5, spill=3)
    places = [(1960 + (i * 151) % 680, 1480 + (i * 97) % 480) for i in range(44)]
    stones = [at(x, y, 1, "0,0 80,-12") for x, y in places if x > 1880 + (y - 1640) * 0.95]
    sheet.lines(stones, "#6f6580", CORNER, 15)


def _balcony(sheet: Sheet) -> None:
    sheet.fill(rect(2010, 985, 200, 290), "#ffe08a", HARD, 88, 0.5, 3)
    person(sheet, 2105, 1325, 335, BOY, CORNER, (-0.24, 0.02))
    sheet.lines([path("1915,1205 2300,1198"), path("1915,1332 2300,1325")], "#d9d3e0", CORNER, 18)
    sheet.lines([[(x, 1205), (x, 1328)] for x in range(1920, 2301, 54)], "#d9d3e0", CORNER, 11)
