"""Where a picture stands on a card, and how little of it is cut. Pure."""

from dataclasses import dataclass, replace

from PIL import Image

from competition.social.decoded import Decoded

MOST_CUT = 0.02
"""How much of a picture's side may fall away, half at each end, before it is mounted whole instead."""
_LEAST = 0.4
"""A picture that would be lower than this part of its length is mounted instead of stretched to the edges."""
FRAME = 22


@dataclass(frozen=True)
class Spot:
    """A place on a card, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.right - self.left, self.bottom - self.top

    def moved(self, *, right: int = 0, down: int = 0) -> "Spot":
        """Return the place so far to the right and down."""
        return Spot(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def mirrored(self, width: int) -> "Spot":
        """Return the place on a card whose lines begin at the right."""
        return replace(self, left=width - self.right, right=width - self.left)

    def within(self, frame: int) -> "Spot":
        """Return what a frame leaves."""
        return Spot(self.left + frame, self.top + frame, self.right - frame, self.bottom - frame)

    def cut(self, picture: Image.Image | Decoded) -> Image.Image:
        """Return the picture in this size, its middle kept and its ratio too; not to be drawn on."""
        wide, high = self.size
        scale = min(picture.width / wide, picture.height / high)
        left = max(0.0, (picture.width - wide * scale) / 2)
        top = max(0.0, (picture.height - high * scale) / 2)
        box = (left, top, picture.width - left, picture.height - top)
        return _kept(picture).cut(box, self.size)


def across(picture: tuple[int, int], width: int, most: float) -> Spot | None:
    """Return the place from edge to edge at the top of a card, None when too much would be cut."""
    natural = width * picture[1] / picture[0]
    if natural * (1 - MOST_CUT) > most or natural < _LEAST * width:
        return None
    return Spot(0, 0, width, round(min(natural, most)))


def sideways(picture: tuple[int, int], height: int, most: float) -> Spot | None:
    """Return the place from top to bottom where lines begin, None when too much would be cut."""
    natural = height * picture[0] / picture[1]
    if natural * (1 - MOST_CUT) > most or natural < _LEAST * height:
        return None
    return Spot(0, 0, round(min(natural, most)), height)


def mounted(picture: tuple[int, int], room: Spot, frame: int = FRAME) -> Spot:
    """Return the place of the whole picture and its frame in the middle of a room."""
    wide, high = (length - 2 * frame for length in room.size)
    scale = min(wide / picture[0], high / picture[1])
    size = [max(1, round(side * scale)) + 2 * frame for side in picture]
    left = room.left + (room.size[0] - size[0]) // 2
    top = room.top + (room.size[1] - size[1]) // 2
    return Spot(left, top, left + size[0], top + size[1])


def bordered(picture: Image.Image | Decoded) -> bool:
    """Whether a picture brings a border of pale paper: cut, or beside the card's own paper, it looks torn."""
    return _kept(picture).bordered


def _kept(picture: Image.Image | Decoded) -> Decoded:
    """Return what remembers what was made of a picture; one just opened has nothing to remember yet."""
    return picture if isinstance(picture, Decoded) else Decoded(picture)
