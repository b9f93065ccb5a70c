"""Portraits in their frames: cut round the middle of the face, never drawn out. Pure; in millimetres."""

from collections.abc import Iterable, Iterator, Mapping

from competition.publication.formats import Box
from competition.publication.manuscript import Picture
from competition.publication.plates import MM_PER_INCH
from competition.publication.voices import Portrait, Voice

FRAME = Box(44.0, 55.0)
"""Beside the name of whoever speaks."""
FRAMES = (Box(56.0, 70.0), FRAME, Box(34.0, 42.5))
"""The same for all of a chapter, the largest first: where texts are short, and where they are long."""
SMALL = Box(24.0, 30.0)
"""The same above a text that needs its page."""
ROUND = Box(48.0, 48.0)
"""In the middle of a city's garland."""


def filling(picture: Picture, frame: Box) -> Box:
    """Return the size at which a picture covers its frame."""
    scale = max(frame.width / picture.width, frame.height / picture.height)
    return Box(round(picture.width * scale, 2), round(picture.height * scale, 2))


def position(portrait: Portrait, frame: Box) -> str:
    """Return where a picture lies in its frame, as CSS says it, so that the face is in the middle."""
    size = filling(portrait, frame)
    across = _share(portrait.focus[0] * size.width, size.width, frame.width)
    down = _share(portrait.focus[1] * size.height, size.height, frame.height)
    return f"{across}% {down}%"


def resolution(portrait: Portrait, frame: Box) -> int:
    """Return the dots an inch of a portrait that fills a frame."""
    return round(portrait.width / (filling(portrait, frame).width / MM_PER_INCH))


def framed(voices: Iterable[Voice], frames: Mapping[str, Box | None]) -> Iterator[tuple[Picture, Box]]:
    """Yield the portraits with the room that each fills; `frames` by the anchors of voices."""
    for voice in voices:
        frame = frames.get(voice.anchor)
        if voice.portrait and frame:
            yield voice.portrait, filling(voice.portrait, frame)


def _share(middle: float, whole: float, seen: float) -> float:
    """Return how far a picture is pushed along, of 100, for `middle` to be in the middle of what is seen."""
    spare = whole - seen
    return round(100 * min(max((middle - seen / 2) / spare, 0.0), 1.0), 1) if spare > 0.01 else 50.0
