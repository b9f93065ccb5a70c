"""The one large leaf of a broadside, cut by the sheet's edge and printed as from a block of wood."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from math import ceil, cos, floor, sin

from PIL import Image, ImageDraw

from competition.platform.contrast import RGB
from competition.platform.garland import Leaf
from competition.platform.garland.shapes import Point

_FINER = 3
_BREADTH = 0.5
"""How broad a leaf is to its length, as in the garland."""
_VEINS = ((0.16, 0.40), (0.31, 0.42), (0.46, 0.37), (0.61, 0.28), (0.74, 0.19))
"""Where veins leave the midrib, of its length, and how long they are."""
_LEAN = 0.72
"""How far veins turn away from the midrib."""
_TURNS = (-2.2, -2.4, -2.6, -2.8, -2.95)
"""The ways a leaf may point that grows from where lines end: from steep to nearly level."""
Area = tuple[int, int, int, int]


def blade(form: str, foot: Point, angle: float, length: float) -> Leaf:
    """Return a leaf of the garland's own shape that grows from a point."""
    return Leaf(*foot, angle, length, length * _BREADTH, form)


def largest(form: str, foot: Point, angle: float, start: float, top: float) -> Leaf:
    """Return the largest leaf that grows from a point and neither reaches before `start` nor over `top`."""
    edge = blade(form, (0.0, 0.0), angle, 1.0).outline(40)
    left, up = -min(x for x, _ in edge), -min(y for _, y in edge)
    return blade(form, foot, angle, max(1.0, min((foot[0] - start) / left, (foot[1] - top) / up)))


def between(form: str, across: tuple[float, float], down: tuple[float, float]) -> Leaf:
    """Return the largest leaf between two sides and two heights that grows from the end of lines."""
    found = []
    for angle in _TURNS:
        xs, ys = zip(*blade(form, (0.0, 0.0), angle, 1.0).outline(40), strict=True)
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        length = max(1.0, min((across[1] - across[0]) / wide, (down[1] - down[0]) / high))
        middle = down[0] + (down[1] - down[0]) / 2 - (max(ys) + min(ys)) / 2 * length
        found.append(blade(form, (across[1] - max(xs) * length, middle), angle, length))
    return max(found, key=lambda leaf: leaf.length)


def printed(image: Image.Image, leaf: Leaf, ink: RGB, *, within: Area | None = None) -> None:
    """Print the leaf on an image, or what of it lies within an area; the ground shows through its veins."""
    area, mask = _block(image.size, leaf)
    left, top, right, bottom = within or area
    both = max(left, area[0]), max(top, area[1]), min(right, area[2]), min(bottom, area[3])
    if both[0] < both[2] and both[1] < both[3]:
        inner = both[0] - area[0], both[1] - area[1], both[2] - area[0], both[3] - area[1]
        image.paste(ink, both, mask.crop(inner))


@lru_cache(24)
def _block(size: tuple[int, int], leaf: Leaf) -> tuple[Area, Image.Image]:
    """Return where on a sheet of this size the leaf stands, and what of that takes ink."""
    edge = leaf.outline(40)
    across, down = zip(*edge, strict=True)
    area = (max(0, floor(min(across))), max(0, floor(min(down))),
            min(size[0], ceil(max(across))), min(size[1], ceil(max(down))))  # fmt: skip
    wide, high = max(1, area[2] - area[0]), max(1, area[3] - area[1])
    fine = Image.new("L", (wide * _FINER, high * _FINER))
    pen = ImageDraw.Draw(fine)

    def finer(points: Iterable[Point]) -> list[Point]:
        return [((x - area[0]) * _FINER, (y - area[1]) * _FINER) for x, y in points]

    pen.polygon(finer(edge), fill=255)
    for slit in _veins(leaf):
        pen.polygon(finer(slit), fill=0)
    return area, fine.reduce(_FINER)


def _veins(leaf: Leaf) -> Iterator[tuple[Point, ...]]:
    """Yield midrib and veins as fine triangles: those of leaves that begin in the large one's middle."""
    yield replace(leaf, length=leaf.length * 1.2, breadth=leaf.breadth * 0.8).slit()
    for along, long in _VEINS:
        for side, short in ((-1, 1.0), (1, 0.86)):
            angle, length = leaf.angle + side * _LEAN, leaf.length * long * short
            # A slit begins a little after its leaf does; the vein begins in the midrib.
            x, y = _on(leaf.angle, leaf.length * along, (leaf.x, leaf.y))
            x, y = _on(angle, -0.1 * length, (x, y))
            yield Leaf(x, y, angle, length, leaf.breadth * 0.26, leaf.form).slit()


def _on(angle: float, length: float, start: Point) -> Point:
    return start[0] + cos(angle) * length, start[1] + sin(angle) * length
