"""Lines as a child draws them: points, curves, and a hand that shakes. Pixels; y runs downwards."""

import math
from collections.abc import Sequence
from itertools import pairwise
from random import Random

Point = tuple[float, float]
Path = list[Point]


def at(x: float, y: float, size: float, points: str) -> Path:
    """Return the points written as "dx,dy dx,dy …", in units of `size` round (x, y)."""
    pairs = (pair.split(",") for pair in points.split())
    return [(x + float(dx) * size, y + float(dy) * size) for dx, dy in pairs]


def path(points: str) -> Path:
    """Return the points written as "x,y x,y …"."""
    return at(0, 0, 1, points)


def rows(table: str, width: int) -> list[list[str]]:
    """Return the words of a table written as text, `width` to a row."""
    words = table.split()
    return [words[i : i + width] for i in range(0, len(words), width)]


def ray(x: float, y: float, degrees: float, *far: float) -> Path:
    """Return points at these distances from (x, y), all in one direction."""
    a = math.radians(degrees)
    return [(x + r * math.cos(a), y + r * math.sin(a)) for r in far]


def blob(x: float, y: float, size: float, points: str) -> Path:
    """Return a soft closed shape through points written as for `at`."""
    return curve(at(x, y, size, points), closed=True, steps=5)


def rect(x: float, y: float, width: float, height: float) -> Path:
    """Return a rectangle's corners from its upper left corner."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def oval(
    x: float,
    y: float,
    rx: float,
    ry: float | None = None,
    start: float = 0,
    end: float = 360,
    steps: int = 28,
) -> Path:
    """Return an oval round (x, y), or its arc from `start` to `end` in degrees (0 is right, 90 below)."""
    ry = rx if ry is None else ry
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def arch(x: float, y: float, width: float, height: float) -> Path:
    """Return a door with a round top: a box whose upper edge is half an oval."""
    radius = width / 2
    top = oval(x + radius, y + radius, radius, radius, 180, 360, 14)
    return [(x, y + height), *top, (x + width, y + height)]


def turned(path: Sequence[Point], degrees: float, about: Point) -> Path:
    """Return the path turned round a point, clockwise as seen on paper."""
    a, (cx, cy) = math.radians(degrees), about
    cos, sin = math.cos(a), math.sin(a)
    return [(cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos) for x, y in path]


def curve(points: Sequence[Point], closed: bool = False, steps: int = 12) -> Path:
    """Return a soft curve (Catmull-Rom) through all the points."""
    if len(points) < 3:
        return list(points)
    ring = list(points)
    ends = (ring[-1:], ring[:2]) if closed else (ring[:1], ring[-1:])
    padded = ends[0] + ring + ends[1]
    quads = zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    pieces = [_between(a, b, c, d, step / steps) for a, b, c, d in quads for step in range(steps)]
    return [*pieces, padded[-2]]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def along(p: float, q: float, r: float, s: float) -> float:
        return q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)))

    return along(a[0], b[0], c[0], d[0]), along(a[1], b[1], c[1], d[1])


def dense(path: Sequence[Point], step: float = 14) -> Path:
    """Return the path with a point at least every `step` pixels."""
    out = [path[0]]
    for (x0, y0), (x1, y1) in pairwise(path):
        count = max(1, math.ceil(math.hypot(x1 - x0, y1 - y0) / step))
        out += [(x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count) for i in range(1, count + 1)]
    return out


def shaky(path: Sequence[Point], amount: float, random: Random, wave: float = 90) -> Path:
    """Return the path as a hand draws it: it drifts up to `amount` pixels, slowly, over `wave` pixels."""
    points = dense(path)
    drift = [_drift(len(points), wave / 14, amount, random) for _ in range(2)]
    return [(x + dx, y + dy) for (x, y), dx, dy in zip(points, *drift, strict=True)]


def _drift(count: int, every: float, amount: float, random: Random) -> list[float]:
    knots = [random.uniform(-amount, amount) for _ in range(int(count / every) + 3)]
    out = []
    for i in range(count):
        at, t = int(i / every), (i / every) % 1
        soft = t * t * (3 - 2 * t)
        out.append(knots[at] * (1 - soft) + knots[at + 1] * soft)
    return out


def hatch(shape: Sequence[Point], angle: float, gap: float, spill: float, random: Random) -> list[Path]:
    """Return the strokes that fill a shape at an angle, their ends up to `spill` pixels short or over."""
    centre = shape[0]
    flat = turned(shape, -angle, centre)
    low, high = min(y for _, y in flat), max(y for _, y in flat)
    strokes, y = [], low + gap / 2
    while y < high:
        slope = random.uniform(-gap, gap) * 0.7
        for left, right in _spans(flat, y):
            a, b = left + random.uniform(-spill, spill), right + random.uniform(-spill, spill)
            if b > a:
                strokes.append(turned([(a, y - slope), (b, y + slope)], angle, centre))
        y += gap * random.uniform(0.75, 1.25)
    return strokes


def _spans(shape: Sequence[Point], y: float) -> list[tuple[float, float]]:
    crossings = []
    for (x0, y0), (x1, y1) in zip(shape, [*shape[1:], shape[0]], strict=True):
        if (y0 <= y) != (y1 <= y):
            crossings.append(x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=False))
