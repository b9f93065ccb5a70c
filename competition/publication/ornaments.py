"""The garland drawn to the book's size: tall on the cover, rising from the page's foot at each opening."""

from dataclasses import replace
from math import atan2, cos, sin

from competition.platform.garland import Drawing, Kind, Leaf, Stem, wreath
from competition.platform.garland.path import Path, leaf_on
from competition.platform.garland.shapes import Point
from competition.publication.formats import A4, Box

TALL = 1.34
"""The height of the cover's garland to its width: nearly the page's own."""
_WIDE = 210.0
"""Openings are drawn this wide, in millimetres of A4."""
_FOOT = 50.0
"""Where the sprig of an opening leaves the foot of the page."""
_SMALL = 0.66
"""The leaves of a city's garland to those of the campaign's."""
_BARE = 58.0
"""How much of its stem bears no leaf."""
_CLEAR = 101.0
"""How much of a page's height bears none."""
_A4 = A4.sheet.height / A4.sheet.width


def tall_of(sheet: Box) -> float:
    """Return how far the cover's garland is drawn out for a sheet; on a square one it stays round."""
    return round(max(1.0, TALL * sheet.height / sheet.width / _A4), 4)


def tall_wreath(forms: tuple[str, ...], tall: float = TALL) -> Drawing:
    """Return the garland of a campaign, drawn out to a page's proportions; its leaves keep their shape."""
    round_one = wreath(forms)
    return replace(
        round_one,
        height=round_one.height * tall,
        stems=tuple(
            replace(stem, points=tuple((x, y * tall) for x, y in stem.points)) for stem in round_one.stems
        ),
        leaves=tuple(_stretched(leaf, tall) for leaf in round_one.leaves),
        buds=tuple(replace(bud, y=bud.y * tall) for bud in round_one.buds),
        clear=0.0,
    )


def city_ring(forms: tuple[str, ...], tall: float = TALL) -> Drawing:
    """Return the garland of one city, drawn out to a page, its leaves small: words stand in the middle."""
    drawn = tall_wreath(forms, tall)
    return replace(
        drawn,
        leaves=tuple(
            replace(each, length=each.length * _SMALL, breadth=each.breadth * _SMALL) for each in drawn.leaves
        ),
    )


def rising_sprig(form: str, count: int, *, seed: int = 0, sheet: Box = A4.sheet) -> Drawing:
    """Return a whole page with a sprig that grows from its foot, a leaf for each work.

    Sprigs with different seeds lean and bend each in a way of its own, the first leaf to either side.
    """
    high = round(_WIDE * sheet.height / sheet.width, 3)
    gap = min(22.0, (high - _CLEAR) / max(count, 1)) * (1.0 - 0.06 * (seed * 2 % 5))
    length = min(36.0, max(13.0, gap * 2.0))
    reach = _BARE + gap * (count - 1)
    path = _rising(reach, seed, high)
    leaves = []
    for index in range(count):
        t = (_BARE + gap * index) / reach if count > 1 else 1.0
        last = index == count - 1
        lean = 0.12 if last else (-1) ** (index + seed) * (0.78 + 0.1 * sin(index * 2.4 + seed * 1.9))
        size = length * (1.0 - 0.22 * t + 0.07 * sin(index * 1.7 + seed * 2.3))
        leaves.append(leaf_on(path, min(t, 1.0), lean, size, Kind(form)))
    stem = Stem(tuple(path(step / 60) for step in range(61)), 0.9)
    return Drawing(_WIDE, high, (stem,), tuple(leaves), ())


def _rising(reach: float, seed: int, high: float) -> Path:
    turn, bend, lean = (-1) ** seed, 7.0 + 2.0 * (seed % 3), 0.05 * cos(seed * 1.3)

    def path(t: float) -> Point:
        up = t * reach
        return _FOOT + turn * bend * sin(up / (56.0 + 9.0 * (seed % 4))) + up * lean, high + 4.0 - up

    return path


def _stretched(leaf: Leaf, tall: float) -> Leaf:
    """Return a leaf where its foot comes to stand, turned with its branch and a little longer."""
    turned = atan2(sin(leaf.angle) * tall, cos(leaf.angle))
    return replace(leaf, y=leaf.y * tall, angle=turned, length=leaf.length * 1.1, breadth=leaf.breadth * 1.1)
