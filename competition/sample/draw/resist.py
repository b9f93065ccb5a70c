"""Wax resist: what was drawn with a candle or a white crayon shows when watery paint runs off it."""

from PIL import Image, ImageChops, ImageColor

from competition.sample.draw.paper import Box, noise
from competition.sample.draw.sheet import Sheet


class Resist(Sheet):
    """A sheet whose wax keeps every later wash away."""

    def __init__(self, width: int, height: int, *, seed: int, paper: str = "#fbf8f0", tooth: int = 4) -> None:
        super().__init__(width, height, seed=seed, paper=paper, tooth=tooth)
        self.wax = Image.new("L", self.size, 0)

    def _blend(self, box: Box, amount: Image.Image, colour: str, *, stain: bool) -> None:
        """Keep wet colour (a stain) off the wax; remember dry colour as wax."""
        if not stain:
            self.wax.paste(ImageChops.lighter(self.wax.crop(box), amount), box[:2])
            super()._blend(box, amount, colour, stain=False)
            return
        beads = noise(amount.size, 7, self.random).point(lambda v: 70 if v > 205 else 0)
        off = ImageChops.subtract(self.wax.crop(box), beads)
        wet = ImageChops.multiply(amount, ImageChops.invert(off))
        under = self.image.crop(box)
        over = ImageChops.multiply(under, Image.new("RGB", under.size, ImageColor.getrgb(colour)))
        self.image.paste(Image.composite(over, under, wet), box[:2])
