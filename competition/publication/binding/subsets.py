"""Fonts with the letters of a book alone, kept from one build to the next.

Making them takes a third of the time of binding, and a correction seldom brings a letter that no page had.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from competition.platform import pdf_fonts
from competition.publication.binding.cache import Cache
from competition.publication.manuscript import digest

_SUFFIX = "-subset"
"""Keeps what the child has made apart from the parts, which it may not replace."""


@dataclass(frozen=True)
class Subsets:
    """Makes subsets of fonts, or finds them. `fonts` is their configuration, `by` tells what makes them.

    It works in the child: what is new it lays down in `aside`, for `take` in the process that called it.
    """

    fonts: Path
    cache: Cache
    aside: Path
    by: str

    def of(self, key: str, face: Mapping[str, Any], letters: Mapping[int, str]) -> bytes:
        """Return the file of a font with these glyphs alone."""
        named = {name: face[name] for name in ("family", "style", "weight")}
        name = digest([self.by, key, named, sorted(letters.items())])
        kept = self.cache.find(name + _SUFFIX)
        if kept is not None:
            return kept.read_bytes()
        content = pdf_fonts.subset(self.fonts, key, face, letters)
        (self.aside / (name + _SUFFIX)).write_bytes(content)
        return content


def take(aside: Path, cache: Cache) -> None:
    """Keep what a child has made."""
    for made in aside.glob("[0-9a-f]" * 64 + _SUFFIX):
        cache.keep(made.name, made)
