"""The small garland that stands for Garland itself: few, broad leaves, still leaves at sixteen pixels."""

from functools import cache
from math import cos, pi, sin

from competition.platform.garland.path import Path, leaf_on
from competition.platform.garland.shapes import Drawing, Kind, Leaf, Point, Stem

_FORMS = ("poem", "illustration", "essay")
_LEAVES = 7


@cache
def mark() -> Drawing:
    """Return the mark, in a box of 64 units."""
    stems: list[Stem] = []
    leaves: list[Leaf] = []
    for side in (-1, 1):
        path = _branch(side)
        stems.append(Stem(tuple(path(step / 24) for step in range(25)), 1.6))
        for index in range(_LEAVES):
            kind = Kind(_FORMS[(index + (side > 0)) % 3])
            lean = 0.0 if index == _LEAVES - 1 else side * (-1) ** index * 0.72
            leaves.append(leaf_on(path, (index + 0.7) / _LEAVES, lean, 15.5, kind))
    return Drawing(64.0, 64.0, tuple(stems), tuple(leaves), ())


def _branch(side: int) -> Path:
    def path(t: float) -> Point:
        turn = t * (pi - 0.62)
        return 32.0 + side * 20.5 * sin(turn), 31.0 + 20.5 * cos(turn)

    return path
