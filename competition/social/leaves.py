"""The garland in pixels, drawn large and made small, so that its edges are smooth."""

from collections.abc import Iterable, Mapping

from PIL import Image, ImageDraw

from competition.platform.garland import OLIVE, Drawing, leaf, wreath
from competition.social.colours import rgb
from competition.social.sheet import Sheet

_FINER = 4
_RADIUS = 150.0
"""The radius of a wreath in its own units (of 400)."""
Point = tuple[float, float]


def single(sheet: Sheet, form: str, dyes: Mapping[str, str], *, left: float, top: float, size: float) -> None:
    """Draw one leaf of a form, `size` pixels wide."""
    drawing = leaf(form)
    _paste(sheet, drawing, dyes, size / drawing.width, (left, top), (1, 1))


def corner(
    sheet: Sheet,
    forms: Iterable[str],
    dyes: Mapping[str, str],
    *,
    radius: float,
    right: bool,
    below: bool = False,
) -> None:
    """Let the campaign's garland reach round a corner of the sheet, with its fullest part to be seen."""
    drawing = wreath(list(forms))
    scale = radius / _RADIUS
    turn = (1 if right else -1, -1 if below else 1)
    half = drawing.width / 2 * scale
    width, height = sheet.image.size
    at = ((width if right else 0) - half, (height if below else 0) - half)
    _paste(sheet, drawing, dyes, scale, at, turn)


def _paste(
    sheet: Sheet, drawing: Drawing, dyes: Mapping[str, str], scale: float, at: Point, turn: tuple[int, int]
) -> None:
    """Draw on a finer sheet of the same ground, then lay its part over the card."""
    left, top = round(at[0]), round(at[1])
    size = round(drawing.width * scale), round(drawing.height * scale)
    area = (
        max(left, 0),
        max(top, 0),
        min(left + size[0], sheet.image.width),
        min(top + size[1], sheet.image.height),
    )
    part = sheet.image.crop(area)
    fine = part.resize((part.width * _FINER, part.height * _FINER), Image.Resampling.NEAREST)
    _draw(fine, drawing, dyes, _placed(drawing, scale, (left - area[0], top - area[1]), turn))
    sheet.image.paste(fine.resize(part.size, Image.Resampling.LANCZOS), area[:2])


class _placed:  # noqa: N801 - called like a function
    """Where a point of the drawing lies on the fine sheet."""

    def __init__(self, drawing: Drawing, scale: float, at: Point, turn: tuple[int, int]) -> None:
        self.drawing, self.at, self.turn = drawing, at, turn
        self.scale = scale

    def __call__(self, point: Point) -> Point:
        x = point[0] if self.turn[0] > 0 else self.drawing.width - point[0]
        y = point[1] if self.turn[1] > 0 else self.drawing.height - point[1]
        return (x * self.scale + self.at[0]) * _FINER, (y * self.scale + self.at[1]) * _FINER


def _draw(fine: Image.Image, drawing: Drawing, dyes: Mapping[str, str], place: _placed) -> None:
    pen = ImageDraw.Draw(fine)
    ground = fine.getpixel((0, 0))
    for stem in drawing.stems:
        breadth = max(1, round(stem.width * place.scale * _FINER))
        pen.line([place(point) for point in stem.points], fill=rgb(OLIVE), width=breadth, joint="curve")
    for one in drawing.leaves:
        pen.polygon([place(point) for point in one.outline(12)], fill=rgb(dyes.get(one.form, OLIVE)))
        pen.polygon([place(point) for point in one.slit()], fill=ground)
    for bud in drawing.buds:
        x, y = place((bud.x, bud.y))
        radius = bud.radius * place.scale * _FINER
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=rgb(dyes.get(bud.form, OLIVE)))
