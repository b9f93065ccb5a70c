"""Reading the pages of editions and drawing those that differ, in confined children, some pages at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from competition.platform import sandbox
from competition.publication.binding.cache import Cache
from competition.publication.changes.errors import UnreadableEditionError
from competition.publication.changes.rules import BLANK, Page, Pair
from competition.publication.changes.shelf import Shelf

LIMITS = sandbox.Limits(seconds=120, cpu=90, memory=2 << 30, file_size=512 << 20)
_LOOKS, _PICTURES = 24, 8
"""So many pages are looked at, and pairs drawn, by one child."""
_CHILDREN = "competition.publication.changes"


@dataclass(frozen=True)
class Opened:
    """The file of an edition: `number` of the edition, its `path`, and `bare` without folios."""

    number: int
    path: Path
    bare: Path

    def read(self) -> Iterator[Page]:
        """Yield the pages in order. Raises UnreadableEditionError."""
        told = self.ask("bare", {"path": str(self.path.resolve()), "out": str(self.bare)})["pages"]
        for first in range(0, len(told), _LOOKS):
            several = told[first : first + _LOOKS]
            request = {"path": str(self.bare), "first": first + 1, "last": first + len(several)}
            looks = self.ask("look", request)["looks"]
            yield from (_page(look, page) for look, page in zip(looks, several, strict=True))

    def ask(self, child: str, request: dict[str, Any]) -> Any:
        """Have a child answer about this file. Raises UnreadableEditionError."""
        try:
            return sandbox.run(f"{_CHILDREN}.{child}_child", request, limits=LIMITS)
        except sandbox.ChildFailedError as failure:
            raise UnreadableEditionError(number=self.number, reason=failure.reason) from None


def _page(look: str, told: dict[str, Any]) -> Page:
    """Return a page; a blank one belongs to nothing, whatever came before it."""
    return Page(look, told["part"], told["at"], tuple(told["holds"])) if look else Page("", holds=(BLANK,))


def draw(shelf: Shelf, cache: Cache, files: tuple[Opened, Opened], pairs: Sequence[Pair]) -> Iterator[int]:
    """Draw the pages of pairs that are not kept yet, and yield how many pairs are done after each few.

    Raises UnreadableEditionError.
    """
    for first in range(0, len(pairs), _PICTURES):
        several = pairs[first : first + _PICTURES]
        wanted = [pair for pair in several if not shelf.has(pair)]
        if wanted:
            _draw(shelf, cache, files, wanted)
        yield first + len(several)


def _draw(shelf: Shelf, cache: Cache, files: tuple[Opened, Opened], pairs: Sequence[Pair]) -> None:
    with cache.aside() as folder:
        request = {
            "files": [str(each.path.resolve()) for each in files],
            "bare": [str(each.bare) for each in files],
            "pairs": [[pair.before or 0, pair.after or 0] for pair in pairs],
            "folder": str(folder.resolve()),
        }
        files[1].ask("draw", request)
        for pair in pairs:
            shelf.take(folder, pair)
