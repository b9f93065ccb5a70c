"""Embroidery: linen with its threads, and crosses sewn over them one by one."""

from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from competition.sample.draw.paths import Point
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.studio import mixed, streaks

CELL = 20


def linen(sheet: Sheet) -> None:
    """Weave the sheet: threads of uneven thickness, over and under, with a small hole at each crossing."""
    random = sheet.random
    size, half = sheet.size, CELL // 2
    weave = Image.new("L", size, 255)
    pen = ImageDraw.Draw(weave)
    for y in range(0, size[1], half):
        for x in range(0, size[0], half):
            over = (x // half + y // half) % 2
            shade = 150 + random.randrange(45) + 40 * over
            pen.ellipse(
                (x, y + 2, x + half, y + half - 1) if over else (x + 2, y, x + half - 1, y + half), shade
            )
            pen.rectangle((x - 1, y - 1, x, y), 70 + random.randrange(50))
    weave = weave.filter(ImageFilter.GaussianBlur(1.3))
    for angle in (0, 90):
        slub = streaks(size, random, angle, 500, 9).point(lambda v: 205 + v // 5)
        weave = ImageChops.multiply(weave, slub)
    weave = weave.point(lambda v: min(255, 118 + int(v * 0.62)))
    sheet.image = ImageChops.multiply(sheet.image, Image.merge("RGB", [weave] * 3))


def sew(sheet: Sheet, cells: dict[tuple[int, int], str], corner: Point) -> None:
    """Sew a cross into each cell: the thread's shadow, its strands, its shine."""
    random = sheet.random
    cast = Image.new("L", sheet.size, 0)
    dark = ImageDraw.Draw(cast)
    threads = [leg for cell in sorted(cells) for leg in _cross(cell, cells[cell], corner, random)]
    for (x0, y0), (x1, y1), _ in threads:
        dark.line((x0 + 3, y0 + 4, x1 + 3, y1 + 4), 190, 9)
    cast = cast.filter(ImageFilter.GaussianBlur(2.2)).point(lambda v: int(v * 0.6))
    sheet.image.paste(ImageChops.multiply(sheet.image, Image.new("RGB", sheet.size, "#6a5a50")), (0, 0), cast)
    pen = ImageDraw.Draw(sheet.image)
    for start, end, colour in threads:
        strand(pen, start, end, colour, random)


def _cross(
    cell: tuple[int, int], colour: str, corner: Point, random: Random
) -> list[tuple[Point, Point, str]]:
    x, y = corner[0] + cell[0] * CELL, corner[1] + cell[1] * CELL
    j = [random.uniform(-1.8, 1.8) for _ in range(8)]
    tone = mixed(colour, "#ffffff" if random.random() < 0.5 else "#2a1a20", random.uniform(0, 0.11))
    low, high = 2, CELL - 2
    return [
        ((x + low + j[0], y + high + j[1]), (x + high + j[2], y + low + j[3]), mixed(tone, "#2a1a20", 0.14)),
        ((x + low + j[4], y + low + j[5]), (x + high + j[6], y + high + j[7]), tone),
    ]


def strand(
    pen: ImageDraw.ImageDraw, start: Point, end: Point, colour: str, random: Random, width: int = 8
) -> None:
    """Draw a piece of thread of two strands, darker at its edge, with a light along its back."""
    (x0, y0), (x1, y1) = start, end
    pen.line((x0, y0, x1, y1), mixed(colour, "#1d1218", 0.4), width + 1)
    pen.line((x0, y0, x1, y1), colour, width - 2)
    tilt = 1 if (x1 - x0) * (y1 - y0) > 0 else -1
    shine = mixed(colour, "#ffffff", random.uniform(0.18, 0.36))
    mid = [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in (0.22, 0.78)]
    pen.line([(x - 1, y - tilt) for x, y in mid], shine, 2)
    pen.line([(x + 1.5, y + tilt * 1.5) for x, y in mid], mixed(colour, "#1d1218", 0.2), 1)
