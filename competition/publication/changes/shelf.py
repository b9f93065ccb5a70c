"""The pictures of pages that differ: made once, and kept as long as somebody looks at them.

They lie among what is swept when nobody has used it for a day, so that no picture of a page outlives the
editions; the names of their files are hashes of what is in these.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from competition.config import Config
from competition.publication.binding.cache import Cache
from competition.publication.changes.rules import Pair
from competition.publication.manuscript import digest

LIMIT = 256 << 20
"""Bytes: some four thousand pages."""
MOST = 600
"""So many pages that differ are drawn at the most; of others the numbers are told."""
_MADE_SO = 1
"""Another number where pages are drawn otherwise."""


class Side(StrEnum):
    """Of which of two editions a page is."""

    BEFORE = "before"
    AFTER = "after"


def pictures(config: Config) -> Cache:
    """Return where the pictures of pages that differ lie."""
    root = config.instance / "cache" / "changes"
    root.parent.mkdir(exist_ok=True, mode=0o700)
    return Cache(root, limit=LIMIT)


@dataclass(frozen=True)
class Shelf:
    """The pictures of two editions, whose files have these hashes."""

    cache: Cache
    before: str
    after: str

    def find(self, side: Side, number: int) -> Path | None:
        """Return the picture of a page, which counts as used now; None where it is not made."""
        return self.cache.find(self._key(side, number))

    def has(self, pair: Pair) -> bool:
        """Whether every page of a pair has its picture."""
        return all(self.find(side, number) for side, number in _sides(pair))

    def take(self, folder: Path, pair: Pair) -> None:
        """Keep the pictures of a pair that lie in a folder."""
        for side, number in _sides(pair):
            self.cache.keep(self._key(side, number), folder / f"{side}-{number}")

    def _key(self, side: Side, number: int) -> str:
        return digest([_MADE_SO, self.before, self.after, side.value, number])


def _sides(pair: Pair) -> Iterator[tuple[Side, int]]:
    if pair.before is not None:
        yield Side.BEFORE, pair.before
    if pair.after is not None:
        yield Side.AFTER, pair.after
