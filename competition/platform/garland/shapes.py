"""What a garland is made of: stems, leaves and buds in plain numbers, for SVG, Pillow or anything else.

Lengths are in the drawing's own units, x to the right and y down; angles in radians, clockwise from x.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import cos, sin

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
"""A cubic Bézier: start, two control points, end."""

# One leaf of length 1 and breadth 1, lying along the x axis: the upper edge out to the tip, the lower edge
# back. One belly is fuller than the other, as on a real leaf.
_EDGE: tuple[Curve, ...] = (
    ((0.0, 0.0), (0.14, -0.52), (0.62, -0.66), (1.0, 0.0)),
    ((1.0, 0.0), (0.66, 0.50), (0.20, 0.56), (0.0, 0.0)),
)


@dataclass(frozen=True)
class Kind:
    """What one leaf says: the form of its entry, and whether it is pale (a draft, an entry not yet read)."""

    form: str
    pale: bool = False


@dataclass(frozen=True)
class Stem:
    """A stem: a line through its points, drawn with round ends."""

    points: tuple[Point, ...]
    width: float


@dataclass(frozen=True)
class Bud:
    """A round bud in the colour of a form."""

    x: float
    y: float
    radius: float
    form: str


@dataclass(frozen=True)
class Leaf:
    """A leaf that starts at (x, y) and points along `angle`."""

    x: float
    y: float
    angle: float
    length: float
    breadth: float
    form: str
    pale: bool = False

    def curves(self) -> tuple[Curve, ...]:
        """Return the leaf's closed edge as cubic Bézier curves."""
        return tuple((self._place(a), self._place(b), self._place(c), self._place(d)) for a, b, c, d in _EDGE)

    def outline(self, steps: int = 10) -> list[Point]:
        """Return the leaf's edge as a polygon with `steps` points a curve, for what cannot draw curves."""
        return [point for curve in self.curves() for point in _walk(curve, steps)]

    def slit(self) -> tuple[Point, Point, Point]:
        """Return the fine triangle along the midrib that shows the ground, as a linocut does."""
        return self._place((0.10, -0.035)), self._place((0.74, 0.0)), self._place((0.10, 0.035))

    def _place(self, point: Point) -> Point:
        along, across = point[0] * self.length, point[1] * self.breadth
        turn, rise = cos(self.angle), sin(self.angle)
        return self.x + along * turn - across * rise, self.y + along * rise + across * turn


@dataclass(frozen=True)
class Drawing:
    """A garland, drawn to its own width and height; draw stems first, then leaves, then buds.

    `entries_per_leaf` is 1 unless there are more entries than leaves can be told apart; `clear` is the radius
    of the circle in the middle that stays free of leaves (0 where there is none), for a title.
    """

    width: float
    height: float
    stems: tuple[Stem, ...]
    leaves: tuple[Leaf, ...]
    buds: tuple[Bud, ...]
    entries_per_leaf: int = 1
    clear: float = 0.0


def _walk(curve: Curve, steps: int) -> Iterator[Point]:
    """Yield the points of a curve, its end left out (the next curve starts there)."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    for a, b, c, d in _weights(steps):
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


@cache
def _weights(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """Return what each point of a curve counts at each step: every leaf of every garland is walked alike."""
    parts = (step / steps for step in range(steps))
    return tuple(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in parts)
