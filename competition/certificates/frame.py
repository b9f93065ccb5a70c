"""The garland round a certificate: two branches that grow from below and leave the top open."""

from collections.abc import Sequence

from competition.platform.garland import Drawing, Kind, trail
from competition.platform.garland.growth import as_kinds, condense
from competition.platform.garland.shapes import Point

WIDTH, HEIGHT = 297.0, 210.0
MOST = 150
"""How many leaves the two branches have at most; of more entries each stands for several."""
_LENGTH, _APART = 336.0, 0.46
_SHORTEST, _LONGEST = 9.0, 16.0
# The left branch in millimetres, from its foot in the middle; the right one is its mirror.
_LEFT: tuple[Point, ...] = (
    (148.0, 190.0), (118.0, 195.0), (80.0, 191.0), (44.0, 192.0), (24.0, 186.0), (18.5, 160.0),
    (20.5, 120.0), (18.0, 80.0), (20.0, 44.0), (27.0, 24.0), (46.0, 18.5), (68.0, 20.0),
)  # fmt: skip


def frame(forms: Sequence[str]) -> Drawing:
    """Return the garland of these entries, their leaves in turn left and right, as large as the page."""
    kinds = condense(as_kinds(forms), MOST)[0]
    right = tuple((WIDTH - x, y) for x, y in _LEFT)
    left, other = (_branch(kinds[side::2], through) for side, through in enumerate((_LEFT, right)))
    return Drawing(
        WIDTH,
        HEIGHT,
        stems=left.stems + other.stems,
        leaves=left.leaves + other.leaves,
        buds=left.buds + other.buds,
    )


def _branch(kinds: Sequence[Kind], through: Sequence[Point]) -> Drawing:
    """Return a branch in leaves so long that it is dressed to its tip, as far as leaves may be."""
    filling = _LENGTH / max(len(kinds), 1) / _APART
    size = min(_LONGEST, max(_SHORTEST, filling))
    return trail(kinds, through, leaf=size, width=WIDTH, height=HEIGHT)
