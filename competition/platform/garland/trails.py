"""The garland along a line of one's own: round a corner, up an edge, as cards and covers want it.

Pure and deterministic, as the wreath is.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil, cos, dist, pi, sin

from competition.platform.garland.growth import as_kinds, sway
from competition.platform.garland.path import Path, heading, leaf_on
from competition.platform.garland.shapes import Bud, Drawing, Kind, Leaf, Point, Stem

_CLOSE, _LOOSE = 0.25, 0.46
"""The least and the largest distance of two leaves, to a leaf's length."""
_CUTS = 6


def trail(
    entries: Sequence[Kind | str], through: Sequence[Point], *, leaf: float, width: float, height: float
) -> Drawing:
    """Return the garland along a soft line near these points, from its foot on, in leaves of this length.

    A leaf for each entry in order, as many as the line takes; where they are few, the stem waits for more.
    """
    path, length = _soft(through)
    kinds = as_kinds(entries)[: int(length / (leaf * _CLOSE))]
    grown = min(1.0, len(kinds) * leaf * _LOOSE / length)
    stems = [_stem(path, 0.0, grown, leaf * 0.05)] if kinds else []
    if grown < 1.0:
        stems.append(_stem(path, grown, 1.0, leaf * 0.03))
    leaves = [_leaf(path, node, len(kinds), grown, leaf, kind) for node, kind in enumerate(kinds)]
    return Drawing(width, height, tuple(stems), tuple(leaves), tuple(_buds(path, kinds, grown, leaf)))


def _leaf(path: Path, node: int, nodes: int, grown: float, length: float, kind: Kind) -> Leaf:
    t = grown * (node + 0.6) / nodes
    size = length * (0.84 + 0.16 * sin(pi * t**0.8)) * (1 + 0.1 * sway(node, 0.1))
    return leaf_on(path, t, (-1) ** node * (0.70 + 0.15 * sway(node, 0.37)), size, kind)


def _buds(path: Path, kinds: Sequence[Kind], grown: float, leaf: float) -> list[Bud]:
    """Return a few buds among the leaves in their colours, and those of the stem that waits."""
    spots = [(grown * (at + 1.1) / len(kinds), kinds[at].form, 0.2) for at in range(4, len(kinds) - 2, 9)]
    waiting = ceil((1.0 - grown) * 12)
    spots += [(grown + (1.0 - grown) * at / waiting, "", 0.09) for at in range(1, waiting)]
    buds = []
    for number, (t, form, away) in enumerate(spots):
        x, y = path(t)
        across = heading(path, t) + (-1) ** number * pi / 2
        buds.append(Bud(x + away * leaf * cos(across), y + away * leaf * sin(across), leaf * 0.055, form))
    return buds


def _stem(path: Path, start: float, end: float, width: float) -> Stem:
    return Stem(tuple(path(start + (end - start) * step / 96) for step in range(97)), width)


def _soft(through: Sequence[Point]) -> tuple[Path, float]:
    """Return the line near these points with its corners cut until they are round, and its length."""
    points = list(through)
    for _cut in range(_CUTS):
        points = [points[0], *(spot for pair in pairwise(points) for spot in _quarters(*pair)), points[-1]]
    marks = [0.0, *accumulate(dist(one, other) for one, other in pairwise(points))]

    def path(t: float) -> Point:
        wanted = min(max(t, 0.0), 1.0) * marks[-1]
        at = min(bisect_right(marks, wanted), len(marks) - 1) - 1
        span = marks[at + 1] - marks[at]
        return _between(points[at], points[at + 1], (wanted - marks[at]) / span if span else 0.0)

    return path, marks[-1]


def _quarters(one: Point, other: Point) -> tuple[Point, Point]:
    return _between(one, other, 0.25), _between(one, other, 0.75)


def _between(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
