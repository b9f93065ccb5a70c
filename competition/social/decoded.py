"""A picture that was decoded once for all formats of its cards, and made smaller once for the small ones."""

from functools import cached_property
from statistics import median

from PIL import Image

Box = tuple[float, float, float, float]
Size = tuple[int, int]

_SPARE = 1.1
"""What a cut is made from is so many times as large, at least. From there on nobody can tell it from one made
of all the pixels (structural similarity above 0.99), and it takes a third of the time."""
_SMALL, _PALE, _EVEN, _SHARE = 64, 190, 24, 0.9
"""What edges are looked at on: so many pixels, so light, so near their middle colour, so many of them."""


class Decoded:
    """A decoded picture and what was made of it. Which cuts were asked for before changes none of them."""

    def __init__(self, image: Image.Image) -> None:
        self._halves = [image]
        self._cuts: dict[tuple[Box, Size], Image.Image] = {}

    @property
    def size(self) -> Size:
        """Width and height."""
        return self._halves[0].size

    @property
    def width(self) -> int:
        """Its width."""
        return self.size[0]

    @property
    def height(self) -> int:
        """Its height."""
        return self.size[1]

    @cached_property
    def bordered(self) -> bool:
        """Whether it brings a border of pale paper: cut, or beside the card's own paper, that looks torn."""
        small = self._halves[0].resize((_SMALL, _SMALL), Image.Resampling.BOX)
        last = _SMALL - 1
        sides = ((0, 0, _SMALL, 1), (0, last, _SMALL, _SMALL), (0, 0, 1, _SMALL), (last, 0, _SMALL, _SMALL))
        return sum(_of_paper(small.crop(side)) for side in sides) >= 2

    def cut(self, box: Box, size: Size) -> Image.Image:
        """Return a box of it in this size; not to be drawn on."""
        if (box, size) not in self._cuts:
            self._cuts[box, size] = self._cut(box, size)
        return self._cuts[box, size]

    def _cut(self, box: Box, size: Size) -> Image.Image:
        left, top, right, bottom = box
        smaller = min((right - left) / size[0], (bottom - top) / size[1])
        times = 0
        while smaller / 2 ** (times + 1) >= _SPARE:
            times += 1
        halved = self._halved(times)
        # A box as wide as the picture may lie beyond it by the last digit of its sum.
        part = [min(max(0.0, each / 2**times), end) for each, end in zip(box, halved.size * 2, strict=True)]
        return halved.resize(size, Image.Resampling.LANCZOS, box=(part[0], part[1], part[2], part[3]))

    def _halved(self, times: int) -> Image.Image:
        while len(self._halves) <= times:
            self._halves.append(self._halves[-1].reduce(2))
        return self._halves[times]


def _of_paper(edge: Image.Image) -> bool:
    """Whether nearly all of an edge has one light colour."""
    flat = edge.tobytes()
    pixels = [tuple(flat[at : at + 3]) for at in range(0, len(flat), 3)]
    middle = [median(band) for band in zip(*pixels, strict=True)]
    near = [all(abs(a - b) <= _EVEN for a, b in zip(pixel, middle, strict=True)) for pixel in pixels]
    return min(middle) >= _PALE and sum(near) >= _SHARE * len(near)
