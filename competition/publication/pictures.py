"""The book's pictures as resources of its pages, scaled beforehand: typesetting is not the time for it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from competition.platform import sandbox
from competition.platform.pdf import Resource
from competition.platform.storage import Storage
from competition.publication import plates
from competition.publication.manuscript import Picture, Work

BUDGET = 12_000_000
"""Bytes for all pictures of the screen edition, which is to stay below 15 MB."""
_LIMITS = sandbox.Limits(seconds=300, cpu=300)
_JPEG = "image/jpeg"


def address(picture: Picture) -> str:
    """Return the name under which pages ask for a picture."""
    return "picture-" + picture.key.replace("/", "-")


def as_stored(works: Iterable[Work], storage: Storage) -> dict[str, Resource]:
    """Return the pictures as they are kept: good enough to try a work with."""
    return {
        address(picture): Resource(storage.path(picture.key), _JPEG)
        for work in works
        for picture in work.pictures
    }


@contextmanager
def scaled(works: Iterable[Work], storage: Storage) -> Iterator[dict[str, Resource]]:
    """Yield the pictures at the size they are printed at, at most 300 dots an inch.

    Raises sandbox.ChildFailedError when a picture cannot be scaled.
    """
    wanted = {
        address(picture): (picture, plates.pixels(picture, plates.box(work, picture), 300))
        for work in works
        for picture in work.pictures
    }
    with TemporaryDirectory(prefix="garland-plates-") as folder:
        rows = [
            [str(storage.path(picture.key).resolve()), name, width]
            for name, (picture, width) in wanted.items()
        ]
        if rows:
            request = {"folder": folder, "pictures": rows, "budget": BUDGET}
            sandbox.run("competition.publication.scale_child", request, limits=_LIMITS)
        yield {name: Resource(Path(folder) / name, _JPEG) for name in wanted}
