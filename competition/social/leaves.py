"""The garland in pixels, drawn large and made small, so that its edges are smooth."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import product
from math import floor

from PIL import Image, ImageDraw

from competition.platform.contrast import RGB
from competition.platform.garland import Drawing, leaf, trail, wreath
from competition.platform.garland.shapes import Leaf, Point
from competition.social.colours import Palette

_FINER = 3
_RADIUS = 150.0
"""The radius of a wreath in its own units (of 400)."""
_TILE = 180
"""Small enough to stay in the processor's own memory: three times as fine, a megabyte."""
_STRETCH = 6
Dot = tuple[int, int]
Area = tuple[int, int, int, int]


@dataclass(frozen=True)
class Mark:
    """An area, or a line when it has a `breadth`; two points are the corners of a round area."""

    points: tuple[Dot, ...]
    ink: RGB
    breadth: int = 0
    bends: bool = True
    """Whether the line is rounded where it bends."""

    @cached_property
    def reach(self) -> Area:
        """The rectangle that holds all of it."""
        across, down = zip(*self.points, strict=True)
        near = self.breadth + 2
        return min(across) - near, min(down) - near, max(across) + near, max(down) + near

    def touches(self, area: Area) -> bool:
        """Whether any of it may stand in a rectangle."""
        left, top, right, bottom = self.reach
        return left < area[2] and area[0] < right and top < area[3] and area[1] < bottom

    def draw(self, pen: ImageDraw.ImageDraw, corner: Dot) -> None:
        """Draw it on a sheet that has this corner."""
        points = [(x - corner[0], y - corner[1]) for x, y in self.points]
        if self.breadth:
            pen.line(points, fill=self.ink, width=self.breadth, joint="curve" if self.bends else None)
        elif len(points) == 2:
            pen.ellipse(points, fill=self.ink)
        else:
            pen.polygon(points, fill=self.ink)


@lru_cache(12)
def along(
    size: tuple[int, int],
    palette: Palette,
    forms: tuple[str, ...],
    through: tuple[Point, ...],
    length: float,
) -> Image.Image:
    """Return a ground with the campaign's garland along a soft line; not to be drawn on."""
    return _grown(size, palette, trail(forms, through, leaf=length, width=size[0], height=size[1]))


@lru_cache(12)
def round_about(
    size: tuple[int, int], palette: Palette, forms: tuple[str, ...], middle: Point, radius: float
) -> Image.Image:
    """Return a ground with the campaign's wreath round a point, whole or cut by an edge."""
    drawing = wreath(list(forms))
    scale = radius / _RADIUS
    at = middle[0] - drawing.width / 2 * scale, middle[1] - drawing.height / 2 * scale
    return _grown(size, palette, _placed(drawing, scale, at))


def single(image: Image.Image, form: str, palette: Palette, *, left: float, top: float, size: float) -> None:
    """Draw one leaf of a form, `size` pixels wide."""
    drawing = leaf(form)
    area = (int(left), int(top), int(left + size) + 1, int(top + size) + 1)
    placed = _placed(drawing, size / drawing.width, (left - area[0], top - area[1]))
    ground = image.crop(area)
    fine = ground.resize((ground.width * _FINER, ground.height * _FINER), Image.Resampling.NEAREST)
    _draw(fine, _marks(placed, palette), (0, 0))
    image.paste(fine.reduce(_FINER), area[:2])


def _grown(size: tuple[int, int], palette: Palette, drawing: Drawing) -> Image.Image:
    """Draw tile by tile, and only where something grows: most of a card three times as fine stays empty."""
    sheet, marks = Image.new("RGB", size, palette.ground), list(_marks(drawing, palette))
    fine = Image.new("RGB", (_TILE * _FINER, _TILE * _FINER))
    for left, top in product(range(0, size[0], _TILE), range(0, size[1], _TILE)):
        corner = left * _FINER, top * _FINER
        area = (*corner, corner[0] + fine.width, corner[1] + fine.height)
        here = [mark for mark in marks if mark.touches(area)]
        if here:
            fine.paste(palette.ground, (0, 0, *fine.size))
            _draw(fine, here, corner)
            sheet.paste(fine.reduce(_FINER), (left, top))
    return sheet


def _draw(on: Image.Image, marks: Iterable[Mark], corner: Dot) -> None:
    pen = ImageDraw.Draw(on)
    for mark in marks:
        mark.draw(pen, corner)


def _marks(drawing: Drawing, palette: Palette) -> Iterator[Mark]:
    """Yield what is drawn one after the other on a finer sheet."""
    for stem in drawing.stems:
        line = _dots(stem.points)
        # Pieces share a stretch, so that each bend is in one of them.
        for start in range(0, len(line) - 1, _STRETCH):
            yield Mark(line[start : start + _STRETCH + 2], palette.stem, _hair(stem.width))
    for one in drawing.leaves:
        edge = _dots(one.outline(14))
        yield Mark(edge, palette.leaf(one.form))
        # A hair of ground round each leaf, as on a linocut, keeps neighbours of one colour apart.
        yield Mark((*edge, *edge[:2]), palette.ground, _hair(one.length * 0.022), bends=False)
        yield Mark(_dots(one.slit()), palette.ground)
    for bud in drawing.buds:
        corners = (bud.x - bud.radius, bud.y - bud.radius), (bud.x + bud.radius, bud.y + bud.radius)
        yield Mark(_dots(corners), palette.leaf(bud.form))


def _dots(points: Iterable[Point]) -> tuple[Dot, ...]:
    """Return points of the finer sheet, whole ones: they fall alike on whichever tile they are drawn."""
    return tuple((floor(x * _FINER), floor(y * _FINER)) for x, y in points)


def _hair(breadth: float) -> int:
    return max(1, round(breadth * _FINER))


def _placed(drawing: Drawing, scale: float, at: Point) -> Drawing:
    """Return the drawing in pixels, with its corner at a point."""

    def move(x: float, y: float) -> Point:
        return x * scale + at[0], y * scale + at[1]

    def leaf_at(one: Leaf) -> Leaf:
        x, y = move(one.x, one.y)
        return replace(one, x=x, y=y, length=one.length * scale, breadth=one.breadth * scale)

    return replace(
        drawing,
        stems=tuple(
            replace(stem, points=tuple(move(*point) for point in stem.points), width=stem.width * scale)
            for stem in drawing.stems
        ),
        leaves=tuple(leaf_at(one) for one in drawing.leaves),
        buds=tuple(
            replace(bud, x=move(bud.x, 0)[0], y=move(0, bud.y)[1], radius=bud.radius * scale)
            for bud in drawing.buds
        ),
    )
