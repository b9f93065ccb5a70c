"""Scratch art: a rainbow of wax under black; every line that is scratched lets the rainbow through."""

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from competition.sample.draw.paper import Box, noise, rough
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import Tool

NEEDLE = Tool(width=9, pressure=255, bite=0.42, film=0.08, blur=0.9, wobble=3)
RAINBOW = (
    "#f25c7a",
    "#f9a03f",
    "#f9e25b",
    "#8edb6a",
    "#4ccbd0",
    "#5f8ff0",
    "#b675e0",
    "#f47fb0",
    "#fbb74a",
    "#f7ef7a",
    "#6fd6a0",
)


class Scratch(Sheet):
    """A black sheet; the colour of a line is the one that lies below it. `clear` blackens again."""

    def __init__(self, width: int, height: int, *, seed: int) -> None:
        super().__init__(width, height, seed=seed, paper="#fbf6ea", tooth=4)
        self.under = ImageChops.multiply(self._rainbow(), self.bare)
        sheen = noise(self.size, 300, self.random).point(lambda v: v // 9)
        black = Image.new("RGB", self.size, "#17141d")
        black.paste("#5a5468", (0, 0), sheen)
        inside = Image.new("L", self.size, 0)
        ImageDraw.Draw(inside).rectangle((34, 36, width - 40, height - 32), 255)
        self.bare = Image.composite(black, self.under, rough(inside, 26, self.random))
        self.image = self.bare.copy()

    def _rainbow(self) -> Image.Image:
        """Return bands of wax that run aslant and into each other."""
        width, height = self.size
        drift = np.asarray(noise(self.size, 520, self.random), dtype=np.float32) / 255
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        place = (x / width * 0.8 + y / height * 1.1) / 1.9 * 0.86 + drift * 0.14
        stops = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in RAINBOW], dtype=np.float32)
        ticks = np.linspace(0, 1, len(stops))
        bands = [np.interp(place, ticks, stops[:, channel]) for channel in range(3)]
        return Image.fromarray(np.stack(bands, axis=-1).astype(np.uint8))

    def _blend(self, box: Box, amount: Image.Image, colour: str, *, stain: bool) -> None:
        """Take the black away, whatever the colour."""
        self.image.paste(self.under.crop(box), box[:2], amount)
