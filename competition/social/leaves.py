"""The garland in pixels, drawn large and made small, so that its edges are smooth."""

from dataclasses import replace
from functools import lru_cache

from PIL import Image, ImageDraw

from competition.platform.garland import Drawing, leaf, trail, wreath
from competition.platform.garland.shapes import Leaf, Point
from competition.social.colours import Palette

_FINER = 3
_RADIUS = 150.0
"""The radius of a wreath in its own units (of 400)."""
Area = tuple[int, int, int, int]


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
    image.paste(_fine(image.crop(area), placed, palette), area[:2])


def _grown(size: tuple[int, int], palette: Palette, drawing: Drawing) -> Image.Image:
    return _fine(Image.new("RGB", size, palette.ground), drawing, palette)


def _fine(ground: Image.Image, drawing: Drawing, palette: Palette) -> Image.Image:
    """Draw on a finer sheet of the same ground."""
    large = ground.resize((ground.width * _FINER, ground.height * _FINER), Image.Resampling.NEAREST)
    _draw(ImageDraw.Draw(large), _placed(drawing, _FINER, (0, 0)), palette)
    return large.reduce(_FINER)


def _draw(pen: ImageDraw.ImageDraw, drawing: Drawing, palette: Palette) -> None:
    for stem in drawing.stems:
        pen.line(stem.points, fill=palette.stem, width=max(1, round(stem.width)), joint="curve")
    for one in drawing.leaves:
        edge = one.outline(14)
        pen.polygon(edge, fill=palette.leaf(one.form))
        # A hair of ground round each leaf, as on a linocut, keeps neighbours of one colour apart.
        pen.line([*edge, *edge[:2]], fill=palette.ground, width=max(1, round(one.length * 0.022)))
        pen.polygon(one.slit(), fill=palette.ground)
    for bud in drawing.buds:
        box = (bud.x - bud.radius, bud.y - bud.radius, bud.x + bud.radius, bud.y + bud.radius)
        pen.ellipse(box, fill=palette.leaf(bud.form))


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
