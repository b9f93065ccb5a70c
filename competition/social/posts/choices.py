"""What somebody chose for a post's cards; where nothing was chosen, Garland's proposal stands. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Shows(StrEnum):
    """Which words of a work stand on its cards; both as far as there is room."""

    BOTH = "both"
    ORIGINAL = "original"
    TRANSLATION = "translation"


@dataclass(frozen=True)
class Crop:
    """What of a picture a card shows: the point kept in the middle, of 1 from the left and from the top.

    `zoom` 1 shows as much as fills the frame; 2 half as much of each side.
    """

    x: float = 0.5
    y: float = 0.5
    zoom: float = 1.0


@dataclass(frozen=True)
class Wish:
    """How a post is drawn. `passage`: first and last line of a poem or sentence of prose, counted from 0."""

    design: str = ""
    passage: tuple[int, int] | None = None
    shows: Shows = Shows.BOTH
    crops: Mapping[str, Crop] = field(default_factory=dict)
    """By the key of a format."""


AS_PROPOSED = Wish()
