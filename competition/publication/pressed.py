"""The garland as a herbarium keeps it: every leaf pressed in a place of its own, in order of arrival."""

from math import ceil, cos, sin, sqrt

from competition.platform.garland import Drawing, Leaf, Stem
from competition.platform.garland.growth import as_kinds, condense, sway

MOST = 360
"""So many leaves can be told apart; above, a leaf stands for several, as in the wreath."""
LARGEST = 64.0
_MARGIN = 0.1
"""Of the width, on three sides; below stands the title."""
_FILL = 1.12
"""How much of its place a leaf takes."""


def pressed(forms: tuple[str, ...], sheet: tuple[float, float], *, share: float) -> Drawing:
    """Return a page, in millimetres, whose upper `share` is laid out with a leaf for each entry."""
    kinds, per_leaf = condense(as_kinds(forms), MOST)
    margin = sheet[0] * _MARGIN
    wide, high = sheet[0] - 2 * margin, sheet[1] * share - margin
    columns = _columns(len(kinds), wide, high)
    across = wide / columns
    down = min(high / ceil(len(kinds) / columns), LARGEST * 1.4) if kinds else high
    stems, leaves = [], []
    for at, kind in enumerate(kinds):
        x, y = margin + (at % columns + 0.5) * across, margin + (at // columns + 0.5) * down
        size = min(min(across, down) * _FILL, LARGEST) * (1 + 0.06 * sway(at, 0.2))
        blade = _blade(x, y, size, -0.95 + 0.3 * sway(at), kind.form)
        leaves.append(blade)
        stems.append(_stalk(blade))
    return Drawing(*sheet, tuple(stems), tuple(leaves), (), per_leaf)


def _columns(leaves: int, wide: float, high: float) -> int:
    """Return how many columns leave the places of leaves nearest to squares, and the last row fullest."""
    near = max(1, round(sqrt(max(leaves, 1) * wide / high)))
    return min(range(max(1, near - 1), near + 2), key=lambda each: (-leaves % each, abs(each - near)))


def _blade(x: float, y: float, size: float, angle: float, form: str) -> Leaf:
    """Return a leaf whose middle lies in its place, a little higher for its stalk."""
    length = size * 0.8
    foot = x - cos(angle) * length * 0.4, y - sin(angle) * length * 0.4
    return Leaf(*foot, angle, length, length * 0.46, form)


def _stalk(blade: Leaf) -> Stem:
    """Return the stalk below a leaf, bent as it was cut."""
    reach = blade.length * 0.26
    bend = blade.angle + 0.35
    foot = blade.x - cos(bend) * reach, blade.y - sin(bend) * reach
    half = blade.x - cos(blade.angle) * reach * 0.5, blade.y - sin(blade.angle) * reach * 0.5
    return Stem((foot, half, (blade.x, blade.y)), max(0.35, blade.length * 0.022))
