"""Where stems, leaves and buds of the wreath stand.

Pure and deterministic: the same entries in the same order always give the same garland.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, cos, hypot, pi, sin, sqrt

from competition.platform.garland.growth import as_kinds, condense, sway
from competition.platform.garland.path import ROUND, Path, heading, leaf_on
from competition.platform.garland.shapes import Bud, Drawing, Kind, Leaf, Point, Stem

STEM = ""
"""The form of what belongs to no entry: drawn in the stem's colour."""

_BOX = 400.0
_RADIUS = 150.0
_OPENING = 0.34
_FULL = 44
_NODES = 220
_LONGEST, _SHORTEST = 46.0, 23.0


def wreath(entries: Sequence[Kind | str], *, most: int = 360) -> Drawing:
    """Return the garland of a whole campaign: two branches that grow from below and leave the top open.

    The stems are always whole; leaves fill them from below, so that few entries show a garland that has
    begun. Above `most` entries a leaf stands for several (see `Drawing.entries_per_leaf`).
    """
    return _drawn(tuple(as_kinds(entries)), most)


@lru_cache(maxsize=8)
def _drawn(entries: tuple[Kind, ...], most: int) -> Drawing:
    """Return the garland; a book shows the same one several times, and each of its builds does."""
    kinds, share = condense(entries, most)
    grown = min(1.0, sqrt(len(kinds) / _FULL))
    stems: list[Stem] = []
    leaves: list[Leaf] = []
    buds: list[Bud] = []
    for side in (-1, 1):
        path = _branch(side)
        own = kinds[(side + 1) // 2 :: 2]
        stems.append(_stem(path, 0.0, grown, 2.4))
        if grown < 1.0:
            stems.append(_stem(path, grown, 1.0, 1.3))
        twigs, foliage = _dress(path, own, grown, side)
        stems += twigs
        leaves += foliage
        buds += _buds(path, own, grown, side)
    return Drawing(_BOX, _BOX, tuple(stems), tuple(leaves), tuple(buds), share, clear=_clear(stems, leaves))


def _branch(side: int) -> Path:
    """Return one branch as a path from its foot (0) to its tip (1); `side` is -1 left, 1 right."""
    reach = pi - _OPENING

    def path(t: float) -> Point:
        turn = t * reach
        radius = _RADIUS * (1 + 0.022 * sin(6.5 * t - 0.4) - 0.03 * t * t)
        return _BOX / 2 + side * radius * sin(turn), _BOX / 2 + radius * cos(turn)

    return path


def _dress(path: Path, kinds: Sequence[Kind], grown: float, side: int) -> tuple[list[Stem], list[Leaf]]:
    """Return the leaves of one branch, single or, where they are many, on twigs, and those twigs."""
    per_twig = max(1, ceil(len(kinds) / (_NODES // 2)))
    nodes = ceil(len(kinds) / per_twig)
    length = min(_LONGEST, max(_SHORTEST, 4.4 * _RADIUS * (pi - _OPENING) * grown / max(nodes, 1)))
    twigs: list[Stem] = []
    leaves: list[Leaf] = []
    for node in range(nodes):
        t = grown * (node + 0.6) / nodes
        own = kinds[node * per_twig : (node + 1) * per_twig]
        size = length * (0.84 + 0.16 * sin(pi * t**0.8)) * (1 + 0.09 * sway(node, 0.1 * side))
        tip = node == nodes - 1 and grown == 1.0
        lean = 0.0 if tip else side * (-1) ** node * (0.68 + 0.14 * sway(node, 0.37))
        if len(own) == 1:
            leaves.append(leaf_on(path, t, lean, size, own[0]))
        else:
            twig, foliage = _twig(path(t), heading(path, t) + lean, 0.78 * size, own)
            twigs.append(twig)
            leaves += foliage
    return twigs, leaves


def _stem(path: Path, start: float, end: float, width: float) -> Stem:
    """Return the piece of a branch between two places on it, smooth at any size it is printed in."""
    return Stem(tuple(path(start + (end - start) * step / 36) for step in range(37)), width)


def _twig(foot: Point, angle: float, size: float, kinds: Sequence[Kind]) -> tuple[Stem, list[Leaf]]:
    """Return a short straight twig with several leaves, the last one at its tip."""
    steps = [
        (foot[0] + size * 0.5 * index * cos(angle), foot[1] + size * 0.5 * index * sin(angle))
        for index in range(len(kinds))
    ]
    leaves = []
    for index, (spot, kind) in enumerate(zip(steps, kinds, strict=True)):
        turn = 0.0 if index == len(kinds) - 1 else (-1) ** index * 0.75
        leaves.append(Leaf(*spot, angle + turn, size, size * ROUND, kind.form, kind.pale))
    return Stem((foot, steps[-1]), 1.1), leaves


def _buds(path: Path, kinds: Sequence[Kind], grown: float, side: int) -> list[Bud]:
    """Return buds for the stem that waits for leaves, and a few among the leaves in their colours."""
    spots = [(grown * (i + 1.1) / len(kinds), kinds[i].form, 9.0) for i in range(5, len(kinds) - 4, 9)]
    waiting = ceil((1.0 - grown) * 8)
    spots += [(grown + (1.0 - grown) * i / waiting, STEM, 4.0) for i in range(1, waiting)]
    if waiting:
        spots.append((1.0, STEM, 0.0))
    buds = []
    for number, (t, form, away) in enumerate(spots):
        x, y = path(min(t, 1.0))
        across = heading(path, min(t, 1.0)) + side * (-1) ** number * pi / 2
        buds.append(Bud(x + away * cos(across), y + away * sin(across), 2.6, form))
    return buds


def _clear(stems: Sequence[Stem], leaves: Sequence[Leaf]) -> float:
    """Return the radius of the circle round the middle that no stem and no leaf enters."""
    points = [point for each in leaves for point in each.outline()]
    points += [point for stem in stems for point in stem.points]
    return min(hypot(x - _BOX / 2, y - _BOX / 2) for x, y in points)
