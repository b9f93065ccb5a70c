"""What is made of a picture, and how large: plain facts for the tables, the child process and the pages."""

from dataclasses import dataclass
from enum import StrEnum


class RenditionKind(StrEnum):
    """What a rendition is for."""

    THUMB = "thumb"
    SCREEN = "screen"
    JUDGE = "judge"
    CARD = "card"
    PRINT = "print"


@dataclass(frozen=True)
class Spec:
    """The box a rendition fits into (pixels, never enlarged), JPEG quality, full or halved colour detail."""

    width: int
    height: int
    quality: int
    full_colour: bool = False


# A printed page is A4 at 300 dpi; a card takes the picture once for all its formats, up to 1920 pixels high.
SPECS = {
    RenditionKind.THUMB: Spec(400, 400, 85),
    RenditionKind.SCREEN: Spec(1600, 1600, 85),
    RenditionKind.JUDGE: Spec(1600, 1600, 88),
    RenditionKind.CARD: Spec(1920, 1920, 90, full_colour=True),
    RenditionKind.PRINT: Spec(2480, 3508, 90, full_colour=True),
}

LOGO = "logo"
"""What is made of a logo; it is no rendition, as nothing else of the picture is kept."""


@dataclass(frozen=True)
class Edit:
    """What a teacher does to a picture: quarter turns clockwise, then what is cut off at each edge, of 1."""

    turn: int = 0
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True)
class Picture:
    """What a picture is: its media type, and its size in pixels as it is seen (upright).

    `likeness`: 64 bits in hexadecimal that hardly differ where pictures look alike. `notes`: what the file
    says beside its pixels, as pairs of a place such as `exif.artist` and the text there.
    """

    media_type: str
    width: int
    height: int
    likeness: str = ""
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Made:
    """A rendition in the storage; size in pixels."""

    key: str
    media_type: str
    width: int
    height: int
