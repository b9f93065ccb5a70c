"""From quotas of kinds to entries: every judge gets different entries, every entry different judges.

Within a kind each entry lacks as many reads as the others. Then dealing each judge's quota to the entries
that lack most leaves nothing over (Gale 1957, Ryser 1957); only bars between a judge and some of the entries
can spoil it, and what they leave over is mostly settled by a swap.
"""

from dataclasses import dataclass

import numpy as np

from competition.allocation.bars import Bars
from competition.allocation.flow import Quotas
from competition.allocation.problem import IntArray

_SHADES = 4  # who is barred from about as much chooses in an order drawn by lot
_TRIES = 40  # entries that lack a read, looked at for a swap


@dataclass(frozen=True)
class Dealt:
    """Entries and judges, row by row, and the kinds of which something was left over."""

    entry: IntArray
    judge: IntArray
    left_over: IntArray


def expand(quotas: Quotas, rng: np.random.Generator) -> Dealt:
    """Deal all quotas to entries. What bars make impossible stays open."""
    pairs: list[tuple[IntArray, IntArray]] = []
    left_over: list[int] = []
    kinds, bars = quotas.kinds, quotas.kinds.problem.bars
    reads = kinds.reads_each.tolist()
    for kind, rows in enumerate(_rows_of_kinds(quotas, rng)):
        if not len(rows):
            continue
        entries = kinds.sorted_entries[kind]
        hand = _Hand(bars, entries, reads[kind], rng)
        for judge, count in zip(quotas.judge[rows].tolist(), quotas.count[rows].tolist(), strict=True):
            hand.deal(judge, count)
        entry, judge_ = hand.settled()
        pairs.append((entry, judge_))
        if len(entry) < quotas.count[rows].sum():
            left_over.append(kind)
    none = np.zeros(0, dtype=np.int64)
    entry = np.concatenate([none, *(entry for entry, _ in pairs)])
    judge = np.concatenate([none, *(judge for _, judge in pairs)])
    return Dealt(entry, judge, np.array(left_over, dtype=np.int64))


def _rows_of_kinds(quotas: Quotas, rng: np.random.Generator) -> list[IntArray]:
    """The rows of each kind, in the order of dealing: who is barred from most chooses first."""
    members = quotas.kinds.members[quotas.kind]
    shade = _SHADES * (members - quotas.limit) // np.maximum(members, 1)
    order = np.lexsort((rng.random(len(shade)), -shade, quotas.kind))
    ends = np.cumsum(np.bincount(quotas.kind, minlength=quotas.kinds.number))
    return np.split(order, ends[:-1])


class _Hand:
    """The entries of one kind while they are dealt: in well mixed piles by the reads they still lack."""

    def __init__(self, bars: Bars, entries: IntArray, reads: int, rng: np.random.Generator) -> None:
        self._bars = bars
        self._entries = entries
        self._rng = rng
        self._piles = [entries[:0]] * reads + [rng.permutation(entries)]
        self._laid_down: list[list[IntArray]] = [[] for _ in range(reads + 1)]
        self._given: list[tuple[IntArray, int]] = []
        self._left: list[tuple[int, int]] = []

    def deal(self, judge: int, count: int) -> None:
        """Give a judge so many entries, of those that lack most."""
        taken: list[tuple[int, IntArray]] = []
        for level in range(len(self._piles) - 1, 0, -1):
            if not count:
                break
            if not len(self._piles[level]) and not self._laid_down[level]:
                continue
            entries = self._take(level, judge, count)
            count -= len(entries)
            taken.append((level, entries))
        for level, entries in taken:
            self._laid_down[level - 1].append(entries)
            self._given.append((entries, judge))
        if count:
            self._left.append((judge, count))

    def _take(self, level: int, judge: int, count: int) -> IntArray:
        """Take entries from the end of a pile, past those that the judge may not read."""
        if self._laid_down[level]:
            pile = np.concatenate((self._piles[level], *self._laid_down[level]))
            self._piles[level] = self._rng.permutation(pile)
            self._laid_down[level] = []
        pile, window = self._piles[level], count + 8
        while True:
            seen = pile[-window:]
            barred = self._bars.from_judge(judge, seen)
            if not barred.any() and len(seen) >= count:
                self._piles[level] = pile[: len(pile) - count]
                last: IntArray = pile[len(pile) - count :]
                return last
            free = np.flatnonzero(~barred)
            if len(free) >= count or window >= len(pile):
                break
            window *= 4
        free = free[-count:]
        stays = np.ones(len(seen), dtype=bool)
        stays[free] = False
        taken: IntArray = seen[free]
        kept = seen[stays]
        start = len(pile) - len(seen)
        pile[start : start + len(kept)] = kept
        self._piles[level] = pile[: start + len(kept)]
        return taken

    def settled(self) -> tuple[IntArray, IntArray]:
        """Return the pairs; what was left over is given by swaps, as far as single swaps can."""
        none = self._entries[:0]
        entry = np.concatenate([none, *(entries for entries, _ in self._given)])
        judge = np.repeat([judge for _, judge in self._given], [len(entries) for entries, _ in self._given])
        judge = judge.astype(np.int64)
        if not self._left:
            return entry, judge
        at = np.searchsorted(self._entries, entry)
        for who, count in self._left:
            for _ in range(count):
                found = self._swap(at, judge, who)
                if found is None:
                    break
                at, judge = found
        return self._entries[at], judge

    def _swap(self, at: IntArray, judge: IntArray, who: int) -> tuple[IntArray, IntArray] | None:
        """Give `who` an entry that lacks a read, or one whose reader takes such an entry instead.

        Entries go by their place among those of the kind.
        """
        closed = self._bars.from_judge(who, self._entries)
        closed[at[judge == who]] = True
        lacking = self._lacking(at)
        at_once = lacking[~closed[lacking]]
        if len(at_once):
            return np.append(at, at_once[0]), np.append(judge, who)
        open_to = ~closed[at]
        for place in lacking[:_TRIES].tolist():
            rows = np.flatnonzero(open_to & ~np.isin(judge, judge[at == place]))
            rows = rows[~self._bars.among(np.full(len(rows), self._entries[place]), judge[rows])]
            if len(rows):
                row, passed_on = int(self._rng.choice(rows)), judge.copy()
                passed_on[row] = who
                return np.append(at, place), np.append(passed_on, judge[row])
        return None

    def _lacking(self, at: IntArray) -> IntArray:
        """The places of the entries that lack a read, those that lack most first."""
        lack = len(self._piles) - 1 - np.bincount(at, minlength=len(self._entries))
        order = np.argsort(-lack, kind="stable")
        found: IntArray = order[lack[order] > 0]
        return found
