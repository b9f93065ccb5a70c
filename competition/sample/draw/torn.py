"""Paper that is torn or cut and glued on: white at the tear, a little shadow, waves of the wet glue."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from competition.sample.draw.paper import Box, bare, noise
from competition.sample.draw.paths import Point, dense, shaky
from competition.sample.draw.sheet import Sheet

Paper = str | Image.Image


class Collage(Sheet):
    """A sheet on which papers are glued: a colour, or the picture of a patterned paper."""

    def torn(self, points: Sequence[Point], paper: Paper, edge: float = 11) -> None:
        """Glue a torn piece; `edge` is about how wide the white of the tear is."""
        r = self.random
        rough = [
            (x + r.uniform(-2.5, 2.5), y + r.uniform(-2.5, 2.5))
            for x, y in dense(shaky([*points, points[0]], edge * 0.7, r, wave=70), 7)
        ]
        box = self._box([rough], 30)
        core = self._cut_out(rough, box)
        bound = np.asarray(noise(core.size, 60, r), dtype=np.float32) * 0.62 + 92
        inside = np.asarray(core.filter(ImageFilter.GaussianBlur(edge)), dtype=np.float32)
        face = Image.fromarray((np.clip((inside - bound) / 6, 0, 1) * 255).astype(np.uint8))
        self._shade(core, box)
        self.image.paste(
            self._sized("#f7f3ea", core.size, box), box[:2], core.filter(ImageFilter.GaussianBlur(1))
        )
        self.image.paste(self._sized(paper, core.size, box), box[:2], ImageChops.multiply(face, core))

    def cut(self, points: Sequence[Point], paper: Paper) -> None:
        """Glue a piece cut with scissors."""
        box = self._box([points], 30)
        face = self._cut_out(shaky([*points, points[0]], 2.5, self.random), box).filter(
            ImageFilter.GaussianBlur(1)
        )
        self._shade(face, box)
        self.image.paste(self._sized(paper, face.size, box), box[:2], face)

    def _shade(self, piece: Image.Image, box: Box) -> None:
        """Let the piece throw a shadow to the lower right."""
        fallen = Image.new("L", piece.size, 0)
        fallen.paste(piece, (6, 9))
        fallen = fallen.filter(ImageFilter.GaussianBlur(7)).point(lambda v: int(v * 0.36))
        self.image.paste(Image.new("RGB", piece.size, "#2c2430"), box[:2], fallen)

    def _sized(self, paper: Paper, size: tuple[int, int], box: Box) -> Image.Image:
        """Return a piece of the paper, with its fibres and the waves that glue made."""
        if isinstance(paper, str):
            piece = bare(self.tooth.crop(box), paper, self.random)
        else:
            left, top = (self.random.randint(0, max(0, a - b)) for a, b in zip(paper.size, size, strict=True))
            piece = ImageChops.multiply(
                paper.crop((left, top, left + size[0], top + size[1])), self.bare.crop(box)
            )
        waves = np.asarray(noise(size, 46, self.random), dtype=np.float32)
        slope = waves - np.roll(waves, (4, 5), (0, 1))
        lit = np.clip(1 + slope[..., None] * 0.0019, 0.9, 1.1)
        return Image.fromarray(np.clip(np.asarray(piece) * lit, 0, 255).astype(np.uint8))


def patterned(size: tuple[int, int], ground: str, colour: str, pattern: str) -> Image.Image:
    """Return a printed paper: "dots", "stripes", "checks", "scales" or "news"."""
    image = Image.new("RGB", size, ground)
    pen = ImageDraw.Draw(image)
    for row, y in enumerate(range(0, size[1] + 60, 44)):
        for x in range(-(row % 2) * 35, size[0] + 60, 70):
            if pattern == "dots":
                pen.ellipse((x - 12, y - 12, x + 12, y + 12), colour)
            elif pattern == "scales":
                for r in (34, 24, 13):
                    pen.ellipse((x - r, y - r, x + r, y + r), ground, colour, 4)
            elif pattern == "checks":
                pen.rectangle((x, y, x + 34, y + 43), colour)
            elif pattern == "stripes":
                pen.line((x, y - 44, x + 20, y), colour, 14)
            else:
                _columns(pen, x, y, colour)
    return image


def _columns(pen: ImageDraw.ImageDraw, x: int, y: int, colour: str) -> None:
    """Draw words too small to read, three lines of them, in columns with a headline now and then."""
    if x // 70 % 5 == 4:
        return
    if (x // 350 + y // 44) % 7 == 0:
        pen.line((x, y + 18, x + 64, y + 18), colour, 20)
        return
    for line in range(3):
        pen.line((x, y + line * 14, x + 26, y + line * 14), colour, 5)
        pen.line((x + 36, y + line * 14, x + 46 + x * (line + 3) % 19, y + line * 14), colour, 5)
