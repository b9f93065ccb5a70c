"""Paper planes that turn into swallows: linocut in two colours, by a girl of fifteen."""

from itertools import pairwise
from math import cos, radians, sin

from competition.sample.draw.lino import Plate
from competition.sample.draw.paths import Path, at, curve, path, rect
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.studio import ramp, scan

UP = (1010.0, 905.0)  # the point towards which everything rises
HALF = "1,0 .55,{a} .3,{b} -.4,{c} .02,{d} -.14,{e} -.5,{f} -{t},{g}"
PLANE = "1,0 .72,-.12 .2,-.34 -.85,-.8 -.8,-.5 -.74,-.28 -.7,-.14 -.95,-.13 -.78,0"
BIRD = "1,0 .6,-.2 .42,-.62 -.5,-1.35 .08,-.46 -.12,-.2 -.52,-.13 -1.3,-.4 -.86,0"
# where each flies: x, y, size, heading, how far it has become a bird
FLOCK = (
    (1300, 1600, 128, 200, 0.0),
    (1035, 1560, 126, 184, 0.0),
    (770, 1475, 124, 206, 0.15),
    (575, 1270, 124, 246, 0.32),
    (590, 985, 128, 292, 0.5),
    (790, 770, 128, 322, 0.68),
    (1100, 690, 138, 350, 0.85),
    (1335, 500, 124, 318, 1.0),
    (1325, 215, 118, 262, 1.0),
    (935, 395, 118, 238, 1.0),
    (640, 330, 96, 215, 1.0),
    (1035, 1080, 74, 318, 0.95),
    (900, 150, 90, 250, 1.0),
)


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(1860, 2480, seed=404, paper="#f6f0e2", tooth=3)
    colour, key = Plate(sheet, full=False), Plate(sheet, full=False)
    frame = rect(110, 110, 1640, 2260)
    colour.leave(frame, 6)
    _left(key, colour)
    _right(key, colour)
    _below(key, colour)
    _sky(colour)
    for bird in FLOCK:
        _fly(key, colour, *bird)
    _window(key, colour)
    for plate in (key, colour):
        _trim(plate)
    colour.press(
        sheet, ramp(sheet.size, ("#f2b63c", "#f0923a", "#e8623c", "#d9483f")), shift=(-9, 7), salt=66
    )
    key.press(sheet, ramp(sheet.size, ("#27304f", "#232a45")), shift=(3, -2), salt=74)
    scan(sheet)
    return sheet


def _wall(base: tuple[float, float, float, float], u0: float, u1: float, h0: float, h1: float) -> Path:
    """Return a piece of a wall: u along its foot, h up towards the sky (0 foot, 1 out of sight)."""
    x0, y0, x1, y1 = base

    def seen(u: float, h: float) -> tuple[float, float]:
        x, y = x0 + (x1 - x0) * u, y0 + (y1 - y0) * u
        return x + (UP[0] - x) * h, y + (UP[1] - y) * h

    return [seen(u0, h0), seen(u1, h0), seen(u1, h1), seen(u0, h1)]


def _floors(top: float, first: float, count: int) -> list[tuple[float, float]]:
    """Return the heights of the floors."""
    near, far = 1 / (1 - first), 1 / (1 - top)
    cuts = [1 - 1 / (near + (far - near) * i / count) for i in range(count + 1)]
    return list(pairwise(cuts))


LEFT, RIGHT, BELOW = (
    (-330.0, -900.0, -330.0, 3100.0),
    (2230.0, 3100.0, 2230.0, -700.0),
    (-330.0, 2950.0, 2230.0, 2950.0),
)


def _left(key: Plate, colour: Plate) -> None:
    """Concrete slabs with square windows; the panes are lit here and there."""
    key.leave(_wall(LEFT, 0, 1, 0, 0.6))
    for floor, (low, high) in enumerate(_floors(0.585, 0.06, 10)):
        for col in range(13):
            u, tall = col / 13, high - low
            key.cut(_wall(LEFT, u + 0.018, u + 0.058, low + tall * 0.24, high - tall * 0.2), 2)
            if (floor * 5 + col * 3) % 4:
                colour.cut(_wall(LEFT, u + 0.018, u + 0.058, low + tall * 0.24, high - tall * 0.2), 2)
                key.comb(
                    _wall(LEFT, u + 0.02, u + 0.056, low + tall * 0.3, high - tall * 0.3), 62, 15, 7, ink=True
                )
        key.gouge(_wall(LEFT, 0, 1, high, high)[:2], 7 - floor * 0.4)
    for col in range(14):
        a, _, _, b = _wall(LEFT, col / 13, 1, 0.03, 0.59)
        key.gouge([a, b], 5)


def _right(key: Plate, colour: Plate) -> None:
    """Balconies, one above the other, with railings and here and there a plant."""
    key.leave(_wall(RIGHT, 0, 1, 0, 0.6))
    for floor, (low, high) in enumerate(_floors(0.585, 0.05, 9)):
        tall = high - low
        for col in range(8):
            u = col / 8 + 0.01
            key.cut(_wall(RIGHT, u, u + 0.1, low + tall * 0.5, high - tall * 0.12), 2)
            key.leave(_wall(RIGHT, u + 0.035, u + 0.06, low + tall * 0.4, high - tall * 0.2), 2)
            for bar in range(9):
                foot, _, _, rail = _wall(RIGHT, u + bar * 0.0125, 1, low + tall * 0.08, low + tall * 0.42)
                key.gouge([foot, rail], 9 - floor * 0.7)
            if (floor + col * 2) % 3 == 0:
                colour.cut(_wall(RIGHT, u, u + 0.1, low + tall * 0.5, high - tall * 0.12), 2)
        key.gouge(_wall(RIGHT, 0, 1, low, low)[:2], 10 - floor * 0.8)


def _below(key: Plate, colour: Plate) -> None:
    """The old brick house in front of us, closer and darker."""
    key.leave(_wall(BELOW, -0.02, 1.02, 0, 0.44))
    key.leave(_wall(BELOW, 0.3, 0.44, 0.4, 0.5))
    key.leave(_wall(BELOW, 0.62, 0.68, 0.4, 0.49))
    for row in range(26):
        h = 0.03 + 0.4 * (row / 26) ** 0.85
        x, y, far = 90.0, _wall(BELOW, 0, 1, h, h)[0][1], 58 - row
        while x < 1770:
            key.gouge([(x, y), (x + far - 9, y + 1)], 5)
            x += far + (row % 3) * 2
    for low, high in ((0.12, 0.23), (0.29, 0.385)):
        for col in range(5):
            pane = _wall(BELOW, 0.06 + col * 0.19, 0.165 + col * 0.19, low, high)
            key.leave([*_wall(BELOW, 0.05 + col * 0.19, 0.175 + col * 0.19, low - 0.01, high + 0.012)])
            key.cut(pane)
            (a, b, c, d) = pane
            key.gouge([((a[0] + b[0]) / 2, a[1] + 8), ((c[0] + d[0]) / 2, c[1] - 8)], 15, ink=True)
            if col % 2 == 0:
                colour.cut(pane)
                key.comb(pane, 20 + col * 40, 24, 9, ink=True)


def _sky(colour: Plate) -> None:
    """Rays of short cuts round the place where the birds are heading."""
    for turn in range(0, 360, 5):
        a, start = radians(turn + colour.random.uniform(-2, 2)), colour.random.uniform(90, 330)
        while start < 1150:
            end = start + colour.random.uniform(60, 150)
            ray = [(UP[0] + r * cos(a), UP[1] - 560 + r * sin(a)) for r in (start, end)]
            colour.gouge(ray, 4 + start / 170)
            start = end + colour.random.uniform(50, 190)


def _fly(key: Plate, colour: Plate, x: float, y: float, size: float, turn: float, bird: float) -> None:
    """Cut one of the flock out of both plates and draw its folds or feathers."""
    pairs = zip(at(0, 0, 1, PLANE), at(0, 0, 1, BIRD), strict=True)
    half = [(p + (q - p) * bird, r + (s - r) * bird) for (p, r), (q, s) in pairs]
    a = radians(turn)

    def placed(points: Path, grow: float = 1.0) -> Path:
        big = size * grow
        return [(x + big * (u * cos(a) - v * sin(a)), y + big * (u * sin(a) + v * cos(a))) for u, v in points]

    outline = [*half, *[(u, -v) for u, v in half[-2:0:-1]]]
    key.leave(placed(outline, 1.13))
    key.cut(placed(outline), 2)
    colour.cut(placed(outline, 1.02), 2)
    key.gouge(placed([(0.95, 0), (-0.72, 0)]), 7 + 6 * bird, ink=True)
    for side in (-1, 1):
        if bird < 0.6:
            key.gouge(placed([(0.97, 0), (-0.72, side * 0.24)]), 6, ink=True)
        for i in range(int(bird * 8)):
            u = 0.3 - i * 0.1
            key.gouge(
                placed([(u - 0.02, side * (0.3 + i * 0.1)), (u - 0.16, side * (0.26 + i * 0.08))]),
                8,
                ink=True,
            )
        if bird > 0.6:
            key.gouge(placed([(0.9, side * 0.02), (0.62, side * 0.12), (0.5, 0)]), 13, ink=True)


def _window(key: Plate, colour: Plate) -> None:
    """The open window from which it all starts: two arms, a head."""
    pane = path("1440,1640 1640,1690 1640,2010 1440,1950")
    key.leave(path("1415,1610 1665,1672 1665,2045 1415,1980"))
    key.cut(pane)
    key.leave(path("1475,1978 1485,1850 1520,1808 1580,1822 1618,1868 1622,2015"))
    key.leave(curve(path("1512,1752 1548,1718 1588,1730 1600,1778 1575,1818 1532,1812"), closed=True))
    key.gouge(path("1500,1865 1450,1800 1432,1690"), 34, ink=True)
    key.gouge(path("1596,1870 1560,1905 1490,1900"), 12)
    key.gouge(path("1528,1850 1540,1960"), 8)
    for dx in (0, 16, 32):
        key.gouge([(1540 + dx, 1775), (1544 + dx, 1800)], 6)
    colour.leave(pane)


def _trim(plate: Plate) -> None:
    """Cut the plate's border, which never is quite straight."""
    for edge in (
        rect(-9, -9, 1900, 122),
        rect(-9, 2366, 1900, 140),
        rect(-9, -9, 122, 2500),
        rect(1748, -9, 140, 2500),
    ):
        plate.cut(edge, 4)
