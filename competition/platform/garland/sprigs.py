"""Where stem and leaves of a sprig and of a single leaf stand."""

from collections.abc import Sequence
from functools import lru_cache
from math import sin

from competition.platform.garland.growth import as_kinds, condense, sway
from competition.platform.garland.path import leaf_on
from competition.platform.garland.shapes import Drawing, Kind, Leaf, Point, Stem

MIDDLE = 32.0
Place = tuple[float, float, float, float, float]
"""Where a leaf starts, where it points, how long and how broad it is."""


def sprig(entries: Sequence[Kind | str], *, most: int = 72) -> Drawing:
    """Return a lying sprig, a leaf for each entry from left to right: a class's entries, a judge's queue."""
    kinds, share = condense(as_kinds(entries), most)
    stem, places, width = _grown(len(kinds))
    leaves = (Leaf(*place, kind.form, kind.pale) for place, kind in zip(places, kinds, strict=True))
    return Drawing(width, 2 * MIDDLE, (stem,), tuple(leaves), (), share)


@lru_cache(maxsize=128)
def _grown(number: int) -> tuple[Stem, tuple[Place, ...], float]:
    """Return the stem of a sprig with so many leaves, where these stand, and its width: whatever they are."""
    gap, length = 13.0, 30.0
    end = 14.0 + gap * max(number - 1, 1)

    def path(t: float) -> Point:
        x = 6.0 + t * (end - 6.0)
        return x, MIDDLE + 5.0 * sin(x / 42.0)

    places = []
    for index in range(number):
        t = (14.0 + gap * index - 6.0) / (end - 6.0)
        last = index == number - 1 and index > 0
        lean = 0.0 if last else (-1) ** (index + 1) * (0.74 + 0.10 * sway(index, 0.3))
        grown = leaf_on(path, min(t, 1.0), lean, length * (1 + 0.08 * sway(index)), Kind(""))
        places.append((grown.x, grown.y, grown.angle, grown.length, grown.breadth))
    return Stem(tuple(path(step / 40) for step in range(41)), 1.6), tuple(places), end + length + 6.0


def leaf(kind: Kind | str) -> Drawing:
    """Return one leaf on its short stalk, as it stands before a work."""
    own = as_kinds([kind])[0]
    stalk = Stem(((3.0, 29.0), (6.0, 25.5), (10.0, 21.5)), 1.6)
    blade = Leaf(9.0, 22.5, -0.72, 27.0, 27.0 * 0.5, own.form, own.pale)
    return Drawing(32.0, 32.0, (stalk,), (blade,), ())
