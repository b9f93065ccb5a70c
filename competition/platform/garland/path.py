"""Paths that leaves grow along."""

from collections.abc import Callable
from math import atan2

from competition.platform.garland.shapes import Kind, Leaf, Point

Path = Callable[[float], Point]
"""A curve from its foot (0) to its tip (1)."""

ROUND = 0.42
"""A leaf's breadth to its length."""


def heading(path: Path, t: float) -> float:
    """Return the direction in which a path runs at `t`."""
    (x0, y0), (x1, y1) = path(t - 0.004), path(t + 0.004)
    return atan2(y1 - y0, x1 - x0)


def leaf_on(path: Path, t: float, lean: float, length: float, kind: Kind) -> Leaf:
    """Return the leaf that grows at `t`, leaning away from the path's heading."""
    x, y = path(t)
    return Leaf(x, y, heading(path, t) + lean, length, length * ROUND, kind.form, kind.pale)
