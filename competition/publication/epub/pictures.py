"""The pictures of a publication, small enough for a telephone: scaled once, kept by what they are."""

from collections.abc import Mapping
from pathlib import Path

from competition.platform.storage import Storage
from competition.publication import pictures
from competition.publication.binding.cache import Cache
from competition.publication.manuscript import Manuscript, Picture
from competition.publication.voices import Portrait

SIDE = 2000
"""Pixels on the longer side at most."""
PORTRAIT = 900
"""The same of a portrait, which never fills a screen."""
STEPS = (SIDE, 1600, 1280, 1024)
BUDGET = 24_000_000
"""Bytes for all pictures: a file that is larger is not sent on any more."""


def name_of(picture: Picture) -> str:
    """Return the file's name of a picture."""
    return f"{pictures.address(picture)}.jpg"


def shrunk(book: Manuscript, storage: Storage, cache: Cache) -> dict[str, Path]:
    """Return by key the files of a book's pictures. Raises sandbox.ChildFailedError."""
    wanted = {picture.key: picture for picture in book.pictures}
    for side in STEPS:
        files = _at(side, wanted, storage, cache)
        if sum(path.stat().st_size for path in files.values()) <= BUDGET:
            break
    return files


def width(picture: Picture, side: int) -> int:
    """Return how wide a picture is when neither side is longer than that; it is never enlarged."""
    return max(1, round(picture.width * min(1.0, side / max(picture.width, picture.height))))


def _at(side: int, wanted: Mapping[str, Picture], storage: Storage, cache: Cache) -> dict[str, Path]:
    widths = {key: (picture, width(picture, _side(picture, side))) for key, picture in wanted.items()}
    return pictures.at_widths(widths, storage, cache)


def _side(picture: Picture, side: int) -> int:
    return min(side, PORTRAIT) if isinstance(picture, Portrait) else side
