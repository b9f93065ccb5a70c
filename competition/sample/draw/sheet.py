"""A sheet to draw on. Everything is a mask of pressure first; the paper's tooth decides what stays."""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from competition.sample.draw.paper import Box, bare, grain, noise, rough
from competition.sample.draw.paths import Path, Point, hatch, shaky
from competition.sample.draw.tools import Tool


class Sheet:
    """A drawing in the making; the same seed always draws the same."""

    def __init__(self, width: int, height: int, *, seed: int, paper: str = "#f8f4ea", tooth: int = 4) -> None:
        self.size = (width, height)
        self.random = Random(seed)  # noqa: S311 - a shaking hand, not a secret
        self.tooth = grain(self.size, tooth, self.random)
        self.bare = bare(self.tooth, paper, self.random)
        self.image = self.bare.copy()

    def line(self, points: Sequence[Point], colour: str, tool: Tool, width: float = 0) -> None:
        """Draw one line."""
        self.lines([points], colour, tool, width)

    def lines(self, paths: Sequence[Sequence[Point]], colour: str, tool: Tool, width: float = 0) -> None:
        """Draw many lines of one colour at once."""
        shaken = [shaky(path, tool.wobble, self.random) for path in paths]
        self._lay(shaken, colour, tool, width or tool.width)

    def shape(self, points: Sequence[Point], colour: str, tool: Tool, width: float = 0) -> None:
        """Draw a closed outline, its end running a little past its beginning."""
        again = list(points)[: max(2, len(points) // 12)]
        self.line([*points, *again], colour, tool, width)

    def fill(
        self,
        points: Sequence[Point],
        colour: str,
        tool: Tool,
        angle: float = 35,
        gap: float = 0.6,
        spill: float = 6,
    ) -> None:
        """Colour a shape in with strokes at an angle; `gap` is their distance in widths of the tool."""
        strokes = hatch(points, angle + self.random.uniform(-4, 4), tool.width * gap, spill, self.random)
        shaken = [shaky(stroke, tool.wobble, self.random) for stroke in strokes]
        for batch in (shaken[::2], shaken[1::2]) if tool.stain else (shaken,):
            self._lay(batch, colour, tool, tool.width)

    def cover(
        self,
        points: Sequence[Point],
        colour: str,
        tool: Tool,
        angle: float = 35,
        gap: float = 0.6,
        spill: float = 6,
    ) -> None:
        """Colour in something that stands before something else; ink would show what lies behind."""
        if tool.stain:
            self.clear(points)
        self.fill(points, colour, tool, angle, gap, spill)

    def clear(self, points: Sequence[Point]) -> None:
        """Leave a shape white again, as if what lies behind had been drawn round it."""
        box = self._box([points], 2)
        self.image.paste(self.bare.crop(box), box[:2], self._cut_out(points, box))

    def dots(self, points: Sequence[Point], colour: str, tool: Tool, width: float = 0) -> None:
        """Set dots, each a short scrub of the tool."""
        w = (width or tool.width) / 2
        self._lay([[(x - w / 3, y), (x + w / 3, y + 2)] for x, y in points], colour, tool, 2 * w)

    def wash(self, points: Sequence[Point], colour: str, *, strength: float = 0.6, pools: int = 150) -> None:
        """Lay watercolour into a shape: uneven inside, darker where it dried at the edge."""
        box = self._box([points], 60)
        mask = self._cut_out(shaky([*points, points[0]], 9, self.random), box)
        mask = rough(mask, 14, self.random)
        dried = mask.filter(ImageFilter.GaussianBlur(13))
        rim = ImageChops.subtract(mask, dried).point(lambda v: int(v * 0.55))
        pool = noise(mask.size, pools, self.random).point(lambda v: int(110 + v * 0.5))
        amount = ImageChops.add(ImageChops.multiply(mask, pool), rim)
        self._blend(box, amount.point(lambda v: int(v * strength)), colour, stain=True)

    def _lay(self, strokes: Sequence[Path], colour: str, tool: Tool, width: float) -> None:
        if not strokes:
            return
        box = self._box(strokes, width + 8)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        pen = ImageDraw.Draw(mask)
        for stroke in strokes:
            self._stroke(pen, [(x - box[0], y - box[1]) for x, y in stroke], tool.pressure, width)
        amount = self._bitten(mask.filter(ImageFilter.GaussianBlur(tool.blur)), box, tool)
        self._blend(box, amount, colour, stain=tool.stain)

    def _stroke(self, pen: ImageDraw.ImageDraw, points: Path, pressure: int, width: float) -> None:
        """Draw a stroke in short pieces whose width and pressure breathe."""
        breath, drift, step = 1.0, self.random.uniform(-22, 12), 3
        for i in range(0, len(points) - 1, step):
            breath += (1 - breath) * 0.3 + self.random.uniform(-0.09, 0.09)
            drift += self.random.uniform(-7, 7) - drift * 0.06
            w, value = max(2, round(width * breath)), max(1, min(255, int(pressure + drift)))
            piece = points[i : i + step + 1]
            pen.line(piece, value, w, "curve")
            for x, y in (piece[0], piece[-1]):
                pen.ellipse((x - w / 2, y - w / 2, x + w / 2, y + w / 2), value)

    def _bitten(self, mask: Image.Image, box: Box, tool: Tool) -> Image.Image:
        """Keep colour where pressure beats the paper's tooth."""
        tooth = self.tooth.crop(box).point(lambda v: int(128 + (v - 128) * tool.bite))
        held = ImageChops.add(mask, tooth, 1, -128).point(lambda v: max(0, min(255, (v - 128) * 3)))
        film = mask.point(lambda v: int(v * tool.film))
        return ImageChops.lighter(held, film).point(lambda v: int(v * tool.opacity))

    def _blend(self, box: Box, amount: Image.Image, colour: str, *, stain: bool) -> None:
        under = self.image.crop(box)
        flat = Image.new("RGB", under.size, ImageColor.getrgb(colour))
        over = ImageChops.multiply(under, flat) if stain else flat
        self.image.paste(Image.composite(over, under, amount), box[:2])

    def _box(self, paths: Sequence[Sequence[Point]], margin: float) -> Box:
        """Return the part of the sheet that the paths touch."""
        xs, ys = [x for path in paths for x, _ in path], [y for path in paths for _, y in path]
        left, top = max(0, int(min(xs) - margin)), max(0, int(min(ys) - margin))
        right, bottom = min(self.size[0], int(max(xs) + margin)), min(self.size[1], int(max(ys) + margin))
        return left, top, max(left + 1, right), max(top + 1, bottom)

    @staticmethod
    def _cut_out(points: Sequence[Point], box: Box) -> Image.Image:
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in points], 255)
        return mask
