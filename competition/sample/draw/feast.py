"""The table that goes on: poster paint, by a class that knows long tables."""

from competition.sample.draw.paths import Path, Point, at, curve, oval, path
from competition.sample.draw.poster import Poster
from competition.sample.draw.tools import BLACK, FINE

# The middle of the table from near to far, and half its width there.
WAY = "330,1830 760,1560 1350,1395 1790,1240 1640,1080 1220,990 1010,900 1150,815 1370,760 1420,700 1370,655"
HALF = (205, 175, 138, 108, 84, 64, 48, 36, 26, 19, 13)
SKINS = ("#e9b98c", "#8a5636", "#f2cfa8", "#b97c4e", "#d79b6b", "#6b4129")
CLOTHES = ("#d2372d", "#2b67ad", "#f0b326", "#2f8f5b", "#8c4a98", "#ef7d2c", "#e05c8a", "#279a9c")
HAIR = ("#2c2226", "#7a4320", "#2c2226", "#d9a23c", "#4a2c1c", "#b9b3ba")
SKY = (
    ("#fbe7b4", 505),
    ("#fae0a6", 410),
    ("#f8d093", 320),
    ("#f6b884", 235),
    ("#f29a7a", 145),
    ("#d97f86", 50),
)
MOUNTAINS = (
    ("-40,720 180,430 420,640 640,360 900,690", "#6d6fa6"),
    ("760,700 1050,400 1240,560 1330,650 1450,520 1700,340 2000,700", "#5a5f99"),
    ("1880,720 2150,420 2330,600 2540,470 2540,720", "#7573a8"),
)
FOOD = ("#b5202f", "#f3c63a", "#6a2c70", "#8fb53c", "#e9832e", "#c98b4a")
TREES = "140 1120 92|330 1010 70|2290 1010 86|2420 1150 104|2060 960 58|560 930 52|2200 1560 120|760 1130 66"


def draw() -> Poster:
    """Draw the picture."""
    sheet = Poster(2480, 1860, seed=77, paper="#f3ecdb")
    _sky(sheet)
    _land(sheet)
    for tree in TREES.split("|"):
        x, y, r = (float(value) for value in tree.split())
        _tree(sheet, x, y, r)
    middles, halves = _table_line()
    _cloth(sheet, middles, halves)
    _company(sheet, middles, halves)
    for x, y, far in ((905, 1668, 70), (1215, 1540, 48)):
        sheet.drip(x, y, far, "#fbf6ea", 13)
    sheet.lit()
    return sheet


def _sky(sheet: Poster) -> None:
    for colour, y in SKY:
        for step in (0, 48):
            wave = [(x, y + step + 22 * ((x // 260) % 2)) for x in range(-30, 2700, 260)]
            sheet.brush(curve(wave), colour, 74, 0.3)
    sheet.dab(1350, 470, 165, "#f6c12c")
    sheet.dab(1350, 470, 108, "#fbd95a")
    for i in range(11):
        a, b = oval(1350, 470, 200, steps=11)[i], oval(1350, 470, 262, steps=11)[i]
        sheet.brush([a, b], "#f6c12c", 24, 0.5)


def _land(sheet: Poster) -> None:
    for ridge, colour in MOUNTAINS:
        peaks = path(ridge)
        sheet.area([*peaks, (peaks[-1][0], 760), (peaks[0][0], 760)], colour, 56, 62)
        for x, y in peaks[1:-1:2]:
            sheet.brush([(x - 34, y + 62), (x, y + 8), (x + 38, y + 66)], "#f4eef2", 30, 0.4)
    sheet.dab(1350, 592, 62, "#fbd95a", 46)
    hills = (
        ("-40,760 600,690 1300,720 2000,680 2540,740", "#a9b94a", 1000, 3),
        ("-40,960 500,900 1200,960 1900,890 2540,960", "#86a83f", 1300, -4),
        ("-40,1250 700,1180 1500,1290 2540,1170", "#6c9a3d", 1600, 4),
        ("-40,1560 900,1500 1700,1560 2540,1470", "#4f8440", 1830, -3),
    )
    for line, colour, foot, angle in hills:
        sheet.area([*curve(path(line)), (2540, foot), (-40, foot)], colour, 84, angle, 0.4)


def _tree(sheet: Poster, x: float, y: float, r: float) -> None:
    sheet.brush([(x, y + r * 2), (x - 4, y + r * 0.3)], "#6a4429", r * 0.32, 0.2)
    for dx, dy, colour in ((-0.5, 0.1, "#2f6b3f"), (0.5, 0, "#37784a"), (0, -0.6, "#4a8f4e")):
        sheet.dab(x + dx * r, y + dy * r, r * 0.72, colour)
    for dx, dy in ((-0.6, 0), (0.1, -0.7), (0.55, 0.2), (-0.1, 0.15)):
        sheet.dab(x + dx * r, y + dy * r, r * 0.15, "#ef7d2c")


def _table_line() -> tuple[Path, list[float]]:
    middles = curve(path(WAY), steps=14)
    halves = [y for _, y in curve([(i, h) for i, h in enumerate(HALF)], steps=14)]
    return middles, halves


def _cloth(sheet: Poster, middles: Path, halves: list[float]) -> None:
    """Lay the white cloth, far to near, with a red border that hangs down on the near side."""
    for k in range(len(middles) - 4, -1, -3):
        piece, half = middles[k : k + 5], halves[k]
        for off in (-0.62, -0.2, 0.22, 0.6):
            sheet.brush([(x, y + off * half * 0.72) for x, y in piece], "#fbf6ea", half * 0.5 + 5, 0.15)
    for off, colour, wide in ((0.98, "#e8dfcc", 0.34), (1.12, "#c8342c", 0.15), (-0.86, "#c8342c", 0.1)):
        for k in range(0, len(middles) - 8, 7):
            edge = [(x, y + off * h * 0.72) for (x, y), h in zip(middles, halves, strict=False)][k : k + 9]
            sheet.brush(edge, colour, max(7, halves[k] * wide), 0.1)


def _company(sheet: Poster, middles: Path, halves: list[float]) -> None:
    """Seat people on both sides and set the dishes, the far ones first; each is as big as the table there."""
    seats, k = [], 4.0
    while k < len(middles) - 2:
        seats.append(int(k))
        k += 4.4
    for i, k in enumerate(reversed(seats)):
        (x, y), half = middles[k], halves[k]
        _guest(sheet, i * 2, x, y - half * 0.78, half)
        _dish(sheet, i, (x - half * 0.3, y - half * 0.2), half)
        _dish(sheet, i + 3, (x + half * 0.35, y + half * 0.3), half * 0.8)
        if i % 5 != 2:
            _guest(sheet, i * 2 + 1, x + half * 0.4, y + half * 1.5, half, back=True)


def _guest(sheet: Poster, i: int, x: float, y: float, half: float, *, back: bool = False) -> None:
    size = half * (0.66 + 0.14 * (i % 3 == 0))
    shirt, skin, hair = CLOTHES[(i * 5 + i // 8) % 8], SKINS[i * 7 % 6], HAIR[(i * 5 + i // 3) % 6]
    foot = y + size * (0.5 if back else 0.2)
    sheet.dab(x, foot - size * 0.36, size * 0.5, shirt, size * 0.68)
    if not back and half > 30:
        for side in (-1, 1):
            arm = [(x + side * size * 0.36, foot - size * 0.55), (x + side * size * 0.62, foot + size * 0.1)]
            sheet.brush(arm, skin, size * 0.17, 0)
    x, y = x + size * 0.04, foot - size * 1.22
    sheet.dab(x, y - size * 0.08, size * 0.46, hair)
    if i % 4 == 1:
        sheet.dab(x, y - size * 0.56, size * 0.2, hair)
    if not back:
        _face(sheet, x, y, size, skin)


def _face(sheet: Poster, x: float, y: float, size: float, skin: str) -> None:
    sheet.dab(x, y + size * 0.1, size * 0.36, skin)
    if size > 20:
        sheet.dots(at(x, y, size, "-.13,.05 .14,.04"), BLACK, FINE, max(6, size * 0.09))
        sheet.line(
            oval(x, y + size * 0.16, size * 0.15, size * 0.13, 15, 165, 8),
            "#a51c28",
            FINE,
            max(5, size * 0.06),
        )


def _dish(sheet: Poster, i: int, place: Point, half: float) -> None:
    x, y = place
    rx = half * 0.42
    if half < 16:
        sheet.dab(x, y, 8, FOOD[i % 6])
    elif i % 4 == 3:
        sheet.dab(x, y, rx, "#d99a3d", rx * 0.5)
        sheet.dab(x, y, rx * 0.6, "#fae9a8", rx * 0.26)
        sheet.dab(x, y, rx * 0.24, "#f4a51e")
    else:
        sheet.dab(x, y, rx, ("#3f7fb8", "#e7b33a", "#7fb0b8", "#d8683f")[i % 4], rx * 0.55)
        for dx, dy in ((-0.4, -0.15), (0.35, -0.1), (0, -0.4)):
            sheet.dab(x + dx * rx, y + dy * rx, rx * 0.36, FOOD[(i + (dx > 0)) % 6])
