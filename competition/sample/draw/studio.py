"""What stands in the art room: gouache, scissors and glue, watercolour that runs from colour to colour."""

from collections.abc import Sequence
from math import hypot
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from competition.sample.draw.paper import Box, Size, noise
from competition.sample.draw.paths import Point, shaky
from competition.sample.draw.sheet import Sheet


def streaks(size: Size, random: Random, angle: float, long: int = 110, fine: int = 6) -> Image.Image:
    """Return grey noise drawn out along an angle, as the hairs of a brush leave it."""
    side = int(hypot(*size)) + 8
    small = (side // long + 3, side // fine + 3)
    grey = Image.frombytes("L", small, random.randbytes(small[0] * small[1]))
    field = grey.resize((side, side), Image.Resampling.BICUBIC).rotate(-angle, Image.Resampling.BILINEAR)
    left, top = (side - size[0]) // 2, (side - size[1]) // 2
    return field.crop((left, top, left + size[0], top + size[1]))


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another stirred in."""
    pairs = zip(ImageColor.getrgb(colour)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def two_tone(light: str, dark: str, where: Image.Image) -> Image.Image:
    """Return two shades of a colour, the light one where the mask is light."""
    over, under = (Image.new("RGB", where.size, ImageColor.getrgb(shade)) for shade in (light, dark))
    return Image.composite(over, under, where)


def ramp(size: Size, colours: Sequence[str], *, across: bool = False) -> Image.Image:
    """Return colours that run into each other from top to bottom, or from left to right."""
    strip = Image.new("RGB", (1, len(colours)))
    for i, colour in enumerate(colours):
        strip.putpixel((0, i), ImageColor.getrgb(colour)[:3])
    if across:
        strip = strip.transpose(Image.Transpose.ROTATE_90)
    return strip.resize(size, Image.Resampling.BICUBIC)


def scan(sheet: Sheet, soft: float = 1.2) -> None:
    """Lay the finished work on the school's scanner, which sees it a little softer than the eye."""
    sheet.image = sheet.image.filter(ImageFilter.GaussianBlur(soft))


def wet_edge(mask: Image.Image, random: Random) -> Image.Image:
    """Return the mask with the edge of a brush full of water, finer where the shape is small."""
    reach = max(2.0, min(9.0, min(mask.size) / 30))
    uneven = Image.blend(noise(mask.size, 60, random), noise(mask.size, 16, random), 0.35)
    soft = mask.filter(ImageFilter.GaussianBlur(reach))
    edge = ImageChops.add(soft, uneven, 1, -128).point(lambda v: max(0, min(255, (v - 110) * 8)))
    near = soft.point(lambda v: min(255, v * 6))  # no splashes further off
    return ImageChops.multiply(edge, near).filter(ImageFilter.GaussianBlur(1.3))


class Studio(Sheet):
    """A sheet for older hands."""

    def mask(
        self, shapes: Sequence[Sequence[Point]], edge: float = 3, blur: float = 1.0
    ) -> tuple[Image.Image, Box]:
        """Return the shapes as one mask, their edges as unsteady as `edge`, and where it lies."""
        shaken = [shaky([*shape, shape[0]], edge, self.random, 60) for shape in shapes]
        box = self._box(shaken, 12)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        pen = ImageDraw.Draw(mask)
        for shape in shaken:
            pen.polygon([(x - box[0], y - box[1]) for x, y in shape], 255)
        return mask.filter(ImageFilter.GaussianBlur(blur)), box

    def put(self, picture: Image.Image, mask: Image.Image, box: Box) -> None:
        """Lay a picture on the sheet where the mask lets it."""
        self.image.paste(Image.composite(picture, self.image.crop(box), mask), box[:2])

    def paint(
        self, points: Sequence[Point], colour: str, angle: float = 8, depth: float = 0.1, dry: float = 0.0
    ) -> None:
        """Paint a shape in gouache: flat, with the trace of the brush; `dry` is how much it runs out."""
        mask, box = self.mask([points], 3)
        brush = Image.blend(
            streaks(mask.size, self.random, angle, 230, 4), noise(mask.size, 70, self.random), 0.4
        )
        light, dark = mixed(colour, "#fffaf0", depth), mixed(colour, "#20182c", depth)
        if dry:
            holes = ImageChops.add(brush, self.tooth.crop(box), 2).point(
                lambda v: 255 if v > 255 * dry * 0.8 else 30
            )
            mask = ImageChops.multiply(mask, holes.filter(ImageFilter.GaussianBlur(0.8)))
        self.put(two_tone(light, dark, brush), mask.point(lambda v: int(v * 0.97)), box)

    def shade(
        self, shapes: Sequence[Sequence[Point]], colour: str, strength: float = 0.75, edge: float = 4
    ) -> None:
        """Darken what lies below the shapes, as a shadow or a second ink does."""
        mask, box = self.mask(shapes, edge, 1.6)
        brush = streaks(mask.size, self.random, 20, 140, 9).point(lambda v: 215 + v // 7)
        amount = ImageChops.multiply(mask, brush).point(lambda v: int(v * strength))
        self._blend(box, amount, colour, stain=True)

    def paste(self, points: Sequence[Point], colour: str, angle: float = 20, lift: int = 7) -> None:
        """Glue on a piece cut from paper that was painted with a broad brush; its edge throws a shadow."""
        mask, box = self.mask([points], 2.5, 0.8)
        cast = ImageChops.offset(mask, lift, lift + 3).filter(ImageFilter.GaussianBlur(lift * 0.8))
        self._blend(box, cast.point(lambda v: int(v * 0.42)), "#4a3f55", stain=True)
        brush = Image.blend(
            streaks(mask.size, self.random, angle, 420, 5), noise(mask.size, 130, self.random), 0.5
        )
        light, dark = mixed(colour, "#ffffff", 0.09), mixed(colour, "#1d1430", 0.11)
        fibre = self.tooth.crop(box).point(lambda v: 244 + v // 24)
        piece = ImageChops.multiply(two_tone(light, dark, brush), Image.merge("RGB", [fibre] * 3))
        self.put(piece, mask, box)

    def glaze(
        self,
        points: Sequence[Point],
        colours: Sequence[str],
        strength: float = 0.7,
        *,
        pools: int = 170,
        bloom: float = 0.25,
        across: bool = False,
    ) -> None:
        """Lay watercolour that runs from colour to colour, with pools, backruns and a dried rim."""
        box = self._box([points], 60)
        mask = wet_edge(self._cut_out(shaky([*points, points[0]], 5, self.random), box), self.random)
        rim = ImageChops.subtract(mask, mask.filter(ImageFilter.GaussianBlur(7))).point(
            lambda v: int(v * 0.6)
        )
        pool = Image.blend(
            noise(mask.size, pools, self.random), noise(mask.size, pools // 3 + 4, self.random), 0.3
        )
        frayed = Image.blend(pool, noise(mask.size, 14, self.random), 0.12)
        back = frayed.point(lambda v: int(bloom * 60) if v > 138 else 0).filter(ImageFilter.GaussianBlur(2.5))
        wet = ImageChops.add(pool.point(lambda v: int(130 + v * 0.45)), back)
        grains = self.tooth.crop(box).point(lambda v: 226 + v // 9)
        amount = ImageChops.multiply(ImageChops.add(ImageChops.multiply(mask, wet), rim), grains)
        under = self.image.crop(box)
        over = ImageChops.multiply(under, ramp(mask.size, colours, across=across))
        self.put(over, amount.point(lambda v: int(v * strength)), box)

    def keep(self, before: Image.Image, points: Sequence[Point]) -> None:
        """Undo everything since `before` that lies outside a shape, as if it had been masked with tape."""
        self.image = Image.composite(self.image, before, self._cut_out(points, (0, 0, *self.size)))
