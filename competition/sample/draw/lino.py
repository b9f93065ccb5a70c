"""Printing by hand: a plate that is cut with gouges, inked with a roller and laid on paper a little askew."""

from collections.abc import Sequence
from math import hypot
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from competition.sample.draw.paper import noise
from competition.sample.draw.paths import Path, Point, dense, hatch, shaky, turned
from competition.sample.draw.sheet import Sheet


class Plate:
    """A printing plate as large as the sheet; what is not cut away prints."""

    def __init__(self, sheet: Sheet, *, full: bool) -> None:
        self.random: Random = sheet.random
        self.relief = Image.new("L", sheet.size, 255 if full else 0)
        self._pen = ImageDraw.Draw(self.relief)

    def cut(self, points: Sequence[Point], edge: float = 3) -> None:
        """Cut a shape away."""
        self._pen.polygon(shaky([*points, points[0]], edge, self.random, 50), 0)

    def free(self, points: Sequence[Point], width: int) -> None:
        """Cut a shape away together with a rim round it, so that what comes next stands clear."""
        self._pen.polygon(list(points), 0)
        self._pen.line([*points, points[0], points[1]], 0, width, "curve")

    def leave(self, points: Sequence[Point], edge: float = 3) -> None:
        """Leave a shape standing."""
        self._pen.polygon(shaky([*points, points[0]], edge, self.random, 50), 255)

    def gouge(self, path: Sequence[Point], width: float, *, ink: bool = False) -> None:
        """Cut (or leave) a line that begins and ends pointed, as a V-tool's does."""
        points = shaky(dense(path, 4), width * 0.25, self.random, 60)
        last = max(1, len(points) - 1)
        for i, (x, y) in enumerate(points):
            r = width / 2 * min(1, 4 * min(i, last - i) / last + 0.15) * self.random.uniform(0.85, 1.1)
            self._pen.ellipse((x - r, y - r, x + r, y + r), 255 if ink else 0)

    def comb(
        self, points: Sequence[Point], angle: float, gap: float, width: float, *, ink: bool = False
    ) -> None:
        """Fill a shape with gouge strokes, cut short and uneven."""
        for stroke in hatch(points, angle, gap, 4, self.random):
            for piece in _pieces(stroke, self.random):
                self.gouge(piece, width * self.random.uniform(0.6, 1.2), ink=ink)

    def chatter(self, points: Sequence[Point], angle: float, often: float = 0.3) -> None:
        """Leave the ridges that a gouge misses where a shape was cleared."""
        for stroke in hatch(points, angle, 26, -20, self.random):
            for piece in _pieces(stroke, self.random):
                if self.random.random() < often:
                    self.gouge(piece, 5, ink=True)

    def tone(
        self, points: Sequence[Point], top: float, bottom: float, pitch: int = 15, turn: float = 22
    ) -> None:
        """Print a shape in dots that grow or shrink from top to bottom (0 white, 1 full)."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, y0, x1, y1 = int(min(xs)), int(min(ys)), int(max(xs)) + 1, int(max(ys)) + 1
        dots, shape = Image.new("L", (x1 - x0, y1 - y0), 0), Image.new("L", (x1 - x0, y1 - y0), 0)
        ImageDraw.Draw(shape).polygon([(x - x0, y - y0) for x, y in points], 255)
        pen, half = ImageDraw.Draw(dots), int(hypot(x1 - x0, y1 - y0) / pitch / 2) + 2
        middle = ((x1 - x0) / 2, (y1 - y0) / 2)
        grid = [
            (middle[0] + i * pitch, middle[1] + j * pitch)
            for i in range(-half, half)
            for j in range(-half, half)
        ]
        for x, y in turned(grid, turn, middle):
            share = min(1.0, max(0.0, y / (y1 - y0)))
            r = pitch * 0.74 * (top + (bottom - top) * share) ** 0.5 * self.random.uniform(0.93, 1.05)
            pen.ellipse((x - r, y - r, x + r, y + r), 255)
        self.relief.paste(255, (x0, y0), Image.composite(dots, Image.new("L", dots.size, 0), shape))

    def printed(self, sheet: Sheet, salt: int = 60) -> Image.Image:
        """Return how much ink reaches the paper: salted by its tooth, squeezed out along the edges."""
        soft = self.relief.filter(ImageFilter.GaussianBlur(1.4)).point(
            lambda v: max(0, min(255, (v - 90) * 4))
        )
        lean = noise(sheet.size, 260, self.random)
        dry = ImageChops.add(noise(sheet.size, 3, self.random), ImageChops.add(sheet.tooth, lean, 2), 2)
        salted = dry.point(lambda v: 255 if v > salt else max(0, 255 - (salt - v) * 14))
        rim = ImageChops.subtract(soft, soft.filter(ImageFilter.GaussianBlur(6)))
        return ImageChops.multiply(soft, ImageChops.add(salted, rim.point(lambda v: v // 2)))

    def press(
        self,
        sheet: Sheet,
        ink: Image.Image,
        *,
        shift: tuple[int, int] = (0, 0),
        strength: float = 0.94,
        salt: int = 60,
    ) -> None:
        """Print in an ink (a picture as large as the sheet, so that it may be rolled up in two colours)."""
        amount = ImageChops.offset(self.printed(sheet, salt), *shift).point(lambda v: int(v * strength))
        over = ImageChops.multiply(sheet.image, ink)
        sheet.image = Image.composite(over, sheet.image, amount)


def _pieces(stroke: Path, random: Random) -> list[Path]:
    """Cut a straight stroke into shorter ones with small gaps."""
    (x0, y0), (x1, y1) = stroke[0], stroke[-1]
    length = max(1.0, abs(x1 - x0) + abs(y1 - y0))
    out, t = [], 0.0
    while t < 1:
        end = min(1.0, t + random.uniform(60, 170) / length)
        out.append([(x0 + (x1 - x0) * s, y0 + (y1 - y0) * s) for s in (t, end)])
        t = end + random.uniform(6, 22) / length
    return out
