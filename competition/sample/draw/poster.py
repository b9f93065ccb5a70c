"""Poster paint: a wide brush whose bristles show, laid so thick that light catches on its ridges."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageColor, ImageDraw, ImageFilter

from competition.sample.draw.paths import Point, hatch, oval, shaky
from competition.sample.draw.sheet import Sheet


class Poster(Sheet):
    """A sheet that also remembers how thick the paint lies."""

    def __init__(self, width: int, height: int, *, seed: int, paper: str = "#f6f1e4", tooth: int = 4) -> None:
        super().__init__(width, height, seed=seed, paper=paper, tooth=tooth)
        self.relief = Image.new("L", self.size, 128)

    def brush(self, points: Sequence[Point], colour: str, width: float = 60, dry: float = 0.25) -> None:
        """Draw one stroke; `dry` is how many of the bristles run out of paint on the way."""
        spine = np.array(shaky(points, min(7, width / 6), self.random))
        along = np.gradient(spine, axis=0)
        along /= np.maximum(np.hypot(along[:, :1], along[:, 1:]), 0.01)
        across = np.stack([-along[:, 1], along[:, 0]], axis=1)
        box = self._box([points], width * 0.6 + 12)
        mask, tint = (Image.new("L", (box[2] - box[0], box[3] - box[1]), value) for value in (0, 128))
        pens, count = (ImageDraw.Draw(mask), ImageDraw.Draw(tint)), max(3, round(width / 6))
        for i in range(count):
            off = (i / (count - 1) - 0.5) * width * self.random.uniform(0.88, 1.0)
            self._bristle(pens, spine + across * off - box[:2], dry)
        self._lay_thick(mask, tint, colour, box)

    def area(
        self, points: Sequence[Point], colour: str, width: float = 70, angle: float = 10, dry: float = 0.2
    ) -> None:
        """Paint a shape with strokes to and fro."""
        inner = hatch(points, angle + self.random.uniform(-5, 5), width * 0.66, width * 0.12, self.random)
        for i, stroke in enumerate(inner):
            self.brush(stroke[::-1] if i % 2 else stroke, colour, width, dry)

    def dab(self, x: float, y: float, rx: float, colour: str, ry: float = 0) -> None:
        """Set a round blob with a twist of the brush."""
        ry = ry or rx
        self.brush(oval(x, y, rx * 0.52, ry * 0.52, 20, 470, 20), colour, min(rx, ry) * 1.08, 0.05)

    def drip(self, x: float, y: float, length: float, colour: str, width: float = 15) -> None:
        """Let paint run down."""
        self.brush([(x, y), (x + 3, y + length)], colour, width, 0)
        self.dab(x + 3, y + length, width * 0.85, colour, width * 1.15)

    def lit(self) -> None:
        """Let light fall from the upper left on the thick paint; the last thing to do."""
        height = np.asarray(self.relief.filter(ImageFilter.GaussianBlur(1)), dtype=np.float32)
        slope = height - np.roll(height, (3, 3), (0, 1))
        shine = np.clip(1 + slope[..., None] * 0.0034, 0.86, 1.13)
        self.image = Image.fromarray(np.clip(np.asarray(self.image) * shine, 0, 255).astype(np.uint8))

    def _bristle(
        self, pens: tuple[ImageDraw.ImageDraw, ImageDraw.ImageDraw], line: "np.ndarray", dry: float
    ) -> None:
        """Draw what one tuft of the brush leaves: a streak of its own shade that may give out."""
        r, count = self.random, len(line)
        first = r.choice((0, 0, 1, 2)) if count > 7 else 0
        last = count - (r.choice((0, 0, 1, 2)) if count > 7 else 0)
        if r.random() < dry and count > 5:
            last = max(3, int(count * r.uniform(0.55, 1)))
        streak = [(float(x), float(y)) for x, y in line[first:last]]
        pens[0].line(streak, 255, r.randint(8, 11), "curve")
        pens[1].line(streak, max(40, min(215, int(r.gauss(128, 19)))), 8)

    def _lay_thick(
        self, mask: Image.Image, tint: Image.Image, colour: str, box: tuple[int, int, int, int]
    ) -> None:
        mask = mask.filter(ImageFilter.GaussianBlur(1.1))
        shade = np.asarray(tint.filter(ImageFilter.GaussianBlur(1.9)), dtype=np.float32)[..., None] - 128
        flat = np.array(ImageColor.getrgb(colour)[:3], dtype=np.float32) + shade * 0.42
        thick = Image.fromarray(np.clip(flat, 0, 255).astype(np.uint8))
        self.image.paste(thick, box[:2], mask.point(lambda v: int(v * 0.97)))
        self.relief.paste(tint.point(lambda v: min(255, v + 26)), box[:2], mask)
