"""The book's pictures as resources of its pages: scaled once, kept by what they are, never in typesetting."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path

import PIL

from competition.platform import sandbox
from competition.platform.pdf import Resource
from competition.platform.storage import Storage
from competition.publication import plates
from competition.publication.binding.cache import Cache
from competition.publication.binding.laying import HANDS
from competition.publication.formats import Box
from competition.publication.kinds import SCREEN_A4, Spec
from competition.publication.manuscript import Picture, Work, digest
from competition.publication.scale_child import FINE, QUALITY

BUDGET = 12_000_000
"""Bytes for all pictures of the screen edition, which is to stay below 15 MB."""
STEPS = (300, 250, 210, 180, 150, 130, 110)
"""Dots an inch: few steps, so that one picture more or less seldom changes the others."""
_GROWTH = 0.6
"""The bytes of a JPEG grow a little slower than its pixels."""
_LIMITS = sandbox.Limits(seconds=300, cpu=300)
_JPEG = "image/jpeg"

Wanted = Mapping[str, tuple[Picture, Box]]


def address(picture: Picture) -> str:
    """Return the name under which pages ask for a picture."""
    return "picture-" + picture.key.replace("/", "-")


def scaled(
    works: Iterable[Work],
    storage: Storage,
    cache: Cache,
    spec: Spec = SCREEN_A4,
    portraits: Iterable[tuple[Picture, Box]] = (),
) -> dict[str, Resource]:
    """Return the pictures at the size they are printed at, at most 300 dots an inch.

    What is read on a screen keeps within the budget; what goes to a printer is compressed less.

    `portraits` come with the room that each fills.

    Raises sandbox.ChildFailedError when a picture cannot be scaled.
    """
    wanted = {
        address(picture): (picture, plates.box(work, picture, spec.page))
        for work in works
        for picture in work.pictures
    }
    wanted |= {address(picture): (picture, box) for picture, box in portraits}
    dpi, quality = STEPS[0], FINE if spec.is_print else QUALITY
    while True:
        files = _at(dpi, wanted, storage, cache, quality)
        size = sum(path.stat().st_size for path in files.values())
        if size <= BUDGET or dpi == STEPS[-1] or spec.is_print:
            return {name: Resource(path, _JPEG) for name, path in files.items()}
        dpi = _less(dpi, size)


def _less(dpi: int, size: int) -> int:
    """Return the next step at which pictures that take this much may be within the budget."""
    most = dpi * (BUDGET / size) ** _GROWTH
    return next((step for step in STEPS if step < dpi and step <= most), STEPS[-1])


def _at(dpi: int, wanted: Wanted, storage: Storage, cache: Cache, quality: int) -> dict[str, Path]:
    """Return by name the files of pictures at this resolution."""
    widths = {name: (picture, plates.pixels(picture, box, dpi)) for name, (picture, box) in wanted.items()}
    return at_widths(widths, storage, cache, quality)


def at_widths(
    wanted: Mapping[str, tuple[Picture, int]], storage: Storage, cache: Cache, quality: int = QUALITY
) -> dict[str, Path]:
    """Return by name the files of pictures at these widths in pixels; those that are not kept are made."""
    keys = {
        name: digest(["picture", picture.key, width, quality, PIL.__version__])
        for name, (picture, width) in wanted.items()
    }
    files = {name: path for name, key in keys.items() if (path := cache.find(key))}
    missing = [name for name in wanted if name not in files]
    rows = [
        (str(storage.path(wanted[name][0].key).resolve()), keys[name], wanted[name][1]) for name in missing
    ]
    with cache.aside() as folder:
        _scale(folder, rows, quality)
        return files | {name: cache.keep(keys[name], folder / keys[name]) for name in missing}


def _scale(folder: Path, rows: Sequence[tuple[str, str, int]], quality: int) -> None:
    """Have children write the pictures of these rows into a folder, a share of them each."""
    shares = [share for hand in range(HANDS) if (share := rows[hand::HANDS])]
    with ThreadPoolExecutor(HANDS) as pool:
        works = [pool.submit(copy_context().run, _scale_share, folder, share, quality) for share in shares]
        for each in works:
            each.result()


def _scale_share(folder: Path, rows: Sequence[tuple[str, str, int]], quality: int) -> None:
    request = {"folder": str(folder), "pictures": rows, "quality": quality}
    sandbox.run("competition.publication.scale_child", request, limits=_LIMITS)
