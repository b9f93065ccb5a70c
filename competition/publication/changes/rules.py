"""Which pages of two editions belong together, and which differ. Pure.

Pages move when one is added before them, so both are laid along each other by how they look. What is left
between pages that look the same is told apart by what stands on it.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORK, VOICE, IMPRINT = "work-", "voice-", "imprint"
"""How the anchors of works and voices begin, and that of the page that tells the number of the edition."""
BLANK = "blank"
"""What a blank page holds."""


class Change(StrEnum):
    """What has become of a page."""

    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True)
class Page:
    """A page as it looks without its folio and running head: `look` is a hash of that.

    `part` is what it belongs to, `at` the how-manieth page of that, from 0; both serve to find its like.
    `holds` are the anchors of what stands on it.
    """

    look: str
    part: str = ""
    at: int = 0
    holds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """A page that differs: its numbers in both editions, None where it is not in one; what it `holds`."""

    before: int | None
    after: int | None
    holds: tuple[str, ...] = ()

    @property
    def change(self) -> Change:
        """What has become of it."""
        if self.before is None:
            return Change.ADDED
        return Change.GONE if self.after is None else Change.CHANGED


@dataclass(frozen=True)
class Changes:
    """The pages that differ, in order; how many look the same at another place, and how many at the same."""

    pairs: tuple[Pair, ...]
    moved: int = 0
    same: int = 0

    @property
    def only_imprint(self) -> bool:
        """Whether no page differs but that which tells the number of the edition."""
        return len(self.pairs) == 1 and self.pairs[0].holds == (IMPRINT,) and not self.moved

    def count(self, change: Change) -> int:
        """Return of how many pages this has become."""
        return sum(pair.change is change for pair in self.pairs)


def compare(before: Sequence[Page], after: Sequence[Page]) -> Changes:
    """Return what is different between the pages of two editions; every page is accounted for once."""
    pairs: list[Pair] = []
    moved = same = 0
    for tag, i1, i2, j1, j2 in _steps([page.look for page in before], [page.look for page in after]):
        if tag == "equal":
            moved, same = (moved + i2 - i1, same) if i1 != j1 else (moved, same + i2 - i1)
        else:
            found = _told_apart(before[i1:i2], after[j1:j2])
            pairs += [_pair(before, after, _on(old, i1), _on(new, j1)) for old, new in found]
    elsewhere = _elsewhere(pairs, before, after)
    left = tuple(pair for pair in pairs if pair not in elsewhere)
    return Changes(left, moved + len(elsewhere) // 2, same)


def _steps(before: Sequence[Hashable], after: Sequence[Hashable]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _told_apart(before: Sequence[Page], after: Sequence[Page]) -> Iterator[tuple[int | None, int | None]]:
    """Yield which of these pages, none of which looks like another, are the same place of the same part."""
    for tag, i1, i2, j1, j2 in _steps([_place(page) for page in before], [_place(page) for page in after]):
        if tag == "equal":
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            yield from _in_order(before, after, range(i1, i2), range(j1, j2))


def _in_order(
    before: Sequence[Page], after: Sequence[Page], olds: range, news: range
) -> Iterator[tuple[int | None, int | None]]:
    """Yield pages of one part by twos, as far as they go; what belongs to other parts has gone or come."""
    together = 0
    for old, new in zip(olds, news, strict=False):
        if before[old].part != after[new].part:
            break
        yield old, new
        together += 1
    yield from ((old, None) for old in olds[together:])
    yield from ((None, new) for new in news[together:])


def _place(page: Page) -> tuple[str, int]:
    return page.part, page.at


def _on(at: int | None, first: int) -> int | None:
    return None if at is None else first + at


def _pair(before: Sequence[Page], after: Sequence[Page], old: int | None, new: int | None) -> Pair:
    """Return a pair by numbers of pages, which count from 1."""
    holds = after[new].holds if new is not None else before[old].holds if old is not None else ()
    return Pair(None if old is None else old + 1, None if new is None else new + 1, holds)


def _elsewhere(pairs: Sequence[Pair], before: Sequence[Page], after: Sequence[Page]) -> set[Pair]:
    """Return the pages gone that look like pages added, and these: they stand in another order now."""
    gone: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair.before is not None and pair.after is None:
            gone.setdefault(before[pair.before - 1].look, []).append(pair)
    found: set[Pair] = set()
    for pair in pairs:
        if pair.after is not None and pair.before is None:
            likes = gone.get(after[pair.after - 1].look)
            if likes:
                found |= {pair, likes.pop(0)}
    return found
