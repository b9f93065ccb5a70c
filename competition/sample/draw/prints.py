"""Printing with paint: a hand, a finger, a potato. Paint gathers at the rim and misses places inside."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageColor, ImageDraw, ImageFilter

from competition.sample.draw.paper import noise
from competition.sample.draw.paths import Path, Point, blob, oval, ray, turned
from competition.sample.draw.poster import Poster

# Direction in degrees, distance of the knuckle and of the tip, half width; thumb first.
FINGERS = (
    (-168, 0.5, 1.12, 0.17),
    (-119, 0.62, 1.42, 0.155),
    (-99, 0.68, 1.62, 0.16),
    (-80, 0.66, 1.52, 0.155),
    (-58, 0.62, 1.22, 0.135),
)


class Prints(Poster):
    """A sheet on which things are printed."""

    def stamp(
        self, shapes: Sequence[Sequence[Point]], colour: str, cuts: Sequence[Path] = (), worn: float = 0.3
    ) -> None:
        """Print shapes in one colour; `cuts` is what was carved away, `worn` how little paint was left."""
        box = self._box([point for shape in shapes for point in [shape]], 24)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        pen = ImageDraw.Draw(mask)
        for paths, value in ((shapes, 255), (cuts, 0)):
            for path in paths:
                pen.polygon([(x - box[0], y - box[1]) for x, y in path], value)
        amount, rim = self._pressed(mask, worn)
        flat = np.array(ImageColor.getrgb(colour)[:3], dtype=np.float32) * (1 - 0.28 * rim[..., None])
        held = Image.fromarray((amount * 246).astype(np.uint8))
        self.image.paste(Image.fromarray(flat.astype(np.uint8)), box[:2], held)
        self.relief.paste(Image.fromarray((128 + rim * 90).astype(np.uint8)), box[:2], held)

    def _pressed(self, mask: Image.Image, worn: float) -> tuple["np.ndarray", "np.ndarray"]:
        """Return how much paint lies where, and how near to a rim it is."""
        body, soft = (_grey(mask.filter(ImageFilter.GaussianBlur(r))) for r in (1.6, 10))
        rim = np.clip(body - soft, 0, 1) * 1.6
        spots = [_grey(noise(mask.size, cell, self.random)) - 0.5 for cell in (5, 34, 90)]
        paint = 0.95 - worn + rim * 0.8 + spots[0] * 0.55 + spots[1] * 0.8 + spots[2] * 0.7
        return np.clip((paint - 0.3) * 4, 0.0, 1) * body, np.clip(rim, 0, 1)

    def hand(self, x: float, y: float, size: float, turn: float, colour: str, left: bool = False) -> None:
        """Print a hand whose fingers point upwards, turned by `turn` degrees."""
        self.stamp([turned(shape, turn, (x, y)) for shape in hand(x, y, size, left)], colour)

    def finger(self, x: float, y: float, r: float, colour: str, turn: float = 0) -> None:
        """Print a fingertip."""
        self.stamp([turned(oval(x, y, r * 0.78, r), turn, (x, y))], colour, worn=0.24)


def hand(x: float, y: float, size: float, left: bool = False) -> list[Path]:
    """Return the pads of a hand: two for the palm, then three for each finger."""
    pads = [
        blob(x, y, size, "-.42,-.5 0,-.6 .42,-.48 .54,0 .4,.5 0,.62 -.42,.5 -.54,0"),
        turned(oval(x - size * 0.34, y + size * 0.16, size * 0.28, size * 0.4), 22, (x, y)),
    ]
    for degrees, knuckle, tip, half in FINGERS:
        for share, fat in ((0.06, 0.92), (0.47, 0.95), (0.84, 1.06)):
            far = (knuckle + (tip - knuckle) * share) * size
            pad = oval(0, 0, size * half * fat, size * (tip - knuckle) * 0.3)
            middle = ray(x, y, degrees, far)[0]
            pads.append([(px + middle[0], py + middle[1]) for px, py in turned(pad, degrees + 90, (0, 0))])
    return pads if not left else [[(2 * x - px, py) for px, py in pad] for pad in pads]


def _grey(image: Image.Image) -> "np.ndarray":
    return np.asarray(image, dtype=np.float32) / 255
