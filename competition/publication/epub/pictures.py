"""The pictures of a publication, small enough for a telephone: scaled once, kept by what they are."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from competition.platform.storage import Storage
from competition.publication import pictures
from competition.publication.binding.cache import Cache
from competition.publication.manuscript import Picture, Work

SIDE = 2000
"""Pixels on the longer side at most."""
STEPS = (SIDE, 1600, 1280, 1024)
BUDGET = 24_000_000
"""Bytes for all pictures: a file that is larger is not sent on any more."""


def name_of(picture: Picture) -> str:
    """Return the file's name of a picture."""
    return f"{pictures.address(picture)}.jpg"


def shrunk(works: Iterable[Work], storage: Storage, cache: Cache) -> dict[str, Path]:
    """Return by key the files of the works' pictures. Raises sandbox.ChildFailedError."""
    wanted = {picture.key: picture for work in works for picture in work.pictures}
    for side in STEPS:
        files = _at(side, wanted, storage, cache)
        if sum(path.stat().st_size for path in files.values()) <= BUDGET:
            break
    return files


def width(picture: Picture, side: int) -> int:
    """Return how wide a picture is when neither side is longer than that; it is never enlarged."""
    return max(1, round(picture.width * min(1.0, side / max(picture.width, picture.height))))


def _at(side: int, wanted: Mapping[str, Picture], storage: Storage, cache: Cache) -> dict[str, Path]:
    widths = {key: (picture, width(picture, side)) for key, picture in wanted.items()}
    return pictures.at_widths(widths, storage, cache)
