"""Washing that holds hands across the street: screen print in two inks, by a whole class."""

from PIL import Image

from competition.sample.draw.garments import DRESS, KIMONO, KURTA, ROMPER, SHIRT, hang
from competition.sample.draw.lino import Plate
from competition.sample.draw.paths import Path, Point, at, curve, oval, path, rect, turned
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.studio import scan

EYE: Point = (1250.0, 1180.0)  # where the street ends
FRAME = (120.0, 110.0, 2360.0, 1750.0)
LINE = (
    (SHIRT, "both-stripes"),
    (KIMONO, "teal-flowers"),
    (DRESS, "coral-dots"),
    (SHIRT, "seven"),
    (KURTA, "teal-hem"),
)


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(2480, 1860, seed=6, paper="#f8f0dd", tooth=3)
    coral, teal = Plate(sheet, full=False), Plate(sheet, full=False)
    _sky(coral, teal)
    _houses(coral, teal)
    _street(coral, teal)
    _far_lines(coral, teal)
    _line(coral, teal)
    for plate in (coral, teal):
        for edge in (
            rect(-9, -9, 2500, 119),
            rect(-9, 1750, 2500, 140),
            rect(-9, -9, 129, 1900),
            rect(2360, -9, 140, 1900),
        ):
            plate.cut(edge, 2)
    coral.press(sheet, Image.new("RGB", sheet.size, "#f4694d"), shift=(-7, 6), salt=34)
    teal.press(sheet, Image.new("RGB", sheet.size, "#1d7480"), shift=(6, -5), salt=40)
    scan(sheet)
    return sheet


def _sky(coral: Plate, teal: Plate) -> None:
    teal.tone(path("120,110 2360,110 2360,760 120,760"), 0.5, 0.0)
    coral.leave(oval(1245, 985, 205))
    teal.cut(oval(1245, 985, 212), 0)
    teal.tone(rect(700, 1190, 1100, 120), 0.5, 0.75)
    for i in range(9):
        teal.gouge([(1010 + i * 137 % 420, 1200 + i * 11), (1090 + i * 137 % 420, 1199 + i * 11)], 7)
    for x, y, s in ((800, 235, 66), (960, 290, 52), (1560, 220, 60)):
        teal.gouge(curve(at(x, y, s, "-1,-.3 -.5,-.55 0,0 .5,-.6 1,-.35")), 22)


def _wall(x: float, near: float, far: float, low: float, high: float) -> Path:
    """Return a piece of a house front: near to far (0 here, 1 at the street's end), low to high."""

    def seen(d: float, h: float) -> Point:
        return EYE[0] + (x - EYE[0]) * (1 - d), EYE[1] + (560 - h) * (1 - d)

    return [seen(near, low), seen(far, low), seen(far, high), seen(near, high)]


def _houses(coral: Plate, teal: Plate) -> None:
    plan = (
        (-60, 0.0, 0.3, 1900),
        (-60, 0.3, 0.52, 1500),
        (-60, 0.52, 0.68, 1750),
        (-60, 0.68, 0.78, 1400),
        (2520, 0.0, 0.26, 1950),
        (2520, 0.26, 0.5, 1650),
        (2520, 0.5, 0.66, 1500),
        (2520, 0.66, 0.78, 1700),
    )
    for i, (x, near, far, high) in enumerate(plan):
        front = _wall(x, near, far, 0, high)
        coral.cut(front, 0)
        teal.cut(front, 0)
        if i in (0, 3, 5, 6):
            coral.tone(front, 0.2, 0.5, 15, 40)
            teal.tone(front, 0.0, 0.12, 15, 12)
        elif i in (1, 4, 7):
            teal.tone(front, 0.12, 0.34, 15, 20)
        else:
            coral.tone(front, 0.08, 0.2, 15, 40)
            teal.tone(front, 0.02, 0.12, 15, 12)
        teal.gouge(_wall(x, near, far, high, high)[:2], 26 * (1 - near), ink=True)
        _windows(coral, teal, i, (float(x), near, far, float(high)))
        teal.gouge([front[1], front[2]], 8, ink=True)


def _windows(coral: Plate, teal: Plate, i: int, house: tuple[float, float, float, float]) -> None:
    x, near, far, high = house
    for floor in range(int(high // 420)):
        for k in range(3 if far - near > 0.2 else 2):
            step = (far - near) / (3 if far - near > 0.2 else 2)
            a, b = near + step * (k + 0.24), near + step * (k + 0.76)
            low = 130 + floor * 430
            if floor == 0 and k == 1:
                low = 0
            pane = _wall(x, a, b, low, low + 250 if low else 330)
            coral.cut(pane)
            teal.leave(pane)
            if (i + floor + k) % 3 == 0:
                teal.cut(pane)
                coral.leave(pane)
            for shutter in (
                _wall(x, a - step * 0.17, a, low, low + 250),
                _wall(x, b, b + step * 0.17, low, low + 250),
            ):
                if low:
                    coral.leave(shutter) if i % 2 else coral.cut(shutter)
                    teal.cut(shutter) if i % 2 else teal.leave(shutter)
                    for slat in range(6):
                        p, q = shutter[0], shutter[1]
                        r, s = shutter[3], shutter[2]
                        t = (slat + 0.5) / 6
                        cut = [
                            (p[0] + (r[0] - p[0]) * t, p[1] + (r[1] - p[1]) * t),
                            (q[0] + (s[0] - q[0]) * t, q[1] + (s[1] - q[1]) * t),
                        ]
                        (coral if i % 2 else teal).gouge(cut, 5)


def _street(coral: Plate, teal: Plate) -> None:
    road = [(-60, 1740), (EYE[0] - 290, 1303), (EYE[0] + 280, 1303), (2520, 1740), (2520, 1900), (-60, 1900)]
    for plate in (coral, teal):
        plate.cut(road, 0)
    coral.tone(road, 0.05, 0.3, 15, 40)
    teal.tone(road, 0.42, 0.06, 15, 12)
    for row in range(9):
        y = 1318 + row * row * 6
        for k in range(14):
            x = EYE[0] + (k - 6.6 + (row % 2) * 0.5) * (46 + row * 24)
            teal.gouge(curve(at(x, y, 12 + row * 6, "-1,0 0,-.5 1,0")), 4 + row * 0.6, ink=True)
    _child(coral, teal, (1105, 1640, 230), coral, path("1240,1560"))
    _child(coral, teal, (1375, 1655, 250), teal, path("1240,1560"))
    sitting = "0,-170 34,-165 44,-130 24,-104 60,-60 66,0 -66,0 -60,-60 -24,-104 -44,-130 -34,-165"
    cat = curve(at(1690, 1640, 1, sitting), closed=True, steps=4)
    for plate in (coral, teal):
        plate.free(cat, 24)
    teal.leave(cat)
    for side in (-1, 1):
        teal.leave(at(1690, 1640, 1, f"{side * 4},-165 {side * 42},-222 {side * 48},-135"))
    teal.gouge(curve(path("1745,1632 1810,1622 1800,1560 1826,1530")), 19, ink=True)


def _child(coral: Plate, teal: Plate, where: tuple[float, float, float], shirt: Plate, hand: Path) -> None:
    """A child seen from behind, looking up, one hand in the other child's."""
    x, y, s = where
    outer = -1 if hand[0][0] > x else 1
    arms = [
        at(x, y, s, f"{-outer * 0.2},-.76") + hand,
        at(x, y, s, f"{outer * 0.2},-.76 {outer * 0.36},-.36"),
    ]
    hull = at(x, y, s, "-.2,-1.42 .2,-1.42 .3,-1.1 .2,-.85 .3,-.3 .22,.02 -.22,.02 -.3,-.3 -.2,-.85 -.3,-1.1")
    for plate in (coral, teal):
        plate.free(hull, 26)
        for arm in arms:
            plate.gouge(arm, 62)
    shirt.leave(at(x, y, s, "-.22,-.85 .22,-.85 .3,-.3 -.3,-.3"))
    for arm in arms:
        coral.gouge(arm, 34, ink=True)
    for side in (-1, 1):
        teal.gouge(at(x, y, s, f"{side * 0.12},-.32 {side * 0.14},.02"), 36, ink=True)
        coral.leave(oval(x + side * s * 0.24, y - s * 1.08, s * 0.06))
    for plate in (coral, teal):
        plate.leave(oval(x, y - s * 1.12, s * 0.24, s * 0.26))


def _far_lines(coral: Plate, teal: Plate) -> None:
    for d, h, first in ((0.56, 1180, 1), (0.66, 760, 0), (0.4, 1330, 0)):
        (x0, y0), (x1, y1) = _wall(-60, d, d, h, h)[0], _wall(2520, d, d, h + 30, h)[0]
        sag = curve([(x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2 + 60 * (1 - d)), (x1, y1)], steps=16)
        teal.gouge(sag, 6, ink=True)
        for i in range(3, len(sag) - 4, 4):
            plate = (coral, teal)[(i // 4 + first) % 2]
            x, y = sag[i]
            s = (1 - d) * 1.05
            piece = at(
                x,
                y,
                s,
                (ROMPER, "-90,0 90,0 84,260 -84,250", "-70,0 70,0 90,300 20,300 0,80 -20,300 -90,300")[i % 3],
            )
            for other in (coral, teal):
                other.free(piece, 14)
            plate.leave(piece)


def _line(coral: Plate, teal: Plate) -> None:
    """The line in front: every sleeve is pegged to the next one's."""
    sag = curve(path("60,300 640,455 1240,500 1840,455 2440,280"), steps=30)
    teal.gouge(sag, 9, ink=True)
    for i, (shape, cloth) in enumerate(LINE):
        x = 434 + i * 403
        y = min(sag, key=lambda p: abs(p[0] - x))[1]
        lean = (x - 1240) / 1240 * -15
        hang(coral, teal, turned(at(x, y, 1.0, shape), lean, (x, y)), cloth, (x, y, lean))
        for side in (-201, 201):
            px = x + side
            py = min(sag, key=lambda p: abs(p[0] - px))[1]
            coral.cut(rect(px - 13, py - 34, 26, 74), 1)
            teal.leave(rect(px - 11, py - 32, 22, 70), 2)
