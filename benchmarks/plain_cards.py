"""The same cards by straightforward Pillow: the same designs, and nothing remembered from card to card.

What a developer would write who knows Pillow and does not count seconds: for each card the picture's file
opened, decoded and cut by Lanczos from all its pixels; for each card the garland drawn on a sheet three times
as fine and reduced; for each card faces opened and words measured anew, once within a card (a layout that
forgot what it had measured would take many times as long, and nobody would write it); saved with the same
settings.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from PIL import Image

from competition.platform.garland import Drawing
from competition.social import drawing, leaves
from competition.social.colours import Palette
from competition.social.decoded import Box, Decoded, Size
from competition.social.easel import Easel

_REMEMBERED = ("competition.social", "competition.platform.garland")


@contextmanager
def straightforward() -> Iterator[None]:
    """Let cards be drawn without what makes Garland's faster."""
    with patch.object(leaves, "_grown", _grown):
        yield


def remembered() -> list[Any]:
    """Return every cache of functions that draw or measure."""
    found = {
        id(value): value
        for name, module in list(sys.modules.items())
        if name.startswith(_REMEMBERED)
        for value in vars(module).values()
        if hasattr(value, "cache_clear") and value is not drawing.version
    }
    return list(found.values())


def forget(caches: Iterable[Any]) -> None:
    """Forget what was drawn and measured before, as a process that has just begun."""
    for each in caches:
        each.cache_clear()


class Plain(Easel):
    """Draws cards as any easel does, but decodes a picture each time."""

    def open_picture(self, key: str) -> Decoded:
        """Return a picture, decoded anew."""
        self._pictures.clear()
        return Whole(super().open_picture(key)._halves[0])


class Whole(Decoded):
    """A picture that each cut is made of anew, from all its pixels."""

    def cut(self, box: Box, size: Size) -> Image.Image:
        """Return a box of it in this size."""
        return self._halves[0].resize(size, Image.Resampling.LANCZOS, box=box)


def _grown(size: tuple[int, int], palette: Palette, growing: Drawing) -> Image.Image:
    fine = Image.new("RGB", (size[0] * leaves._FINER, size[1] * leaves._FINER), palette.ground)
    leaves._draw(fine, leaves._marks(growing, palette), (0, 0))
    return fine.reduce(leaves._FINER)
