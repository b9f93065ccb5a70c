"""All reads while some change hands: who holds what, what loads allow, which reads can be spared."""

import numpy as np

from competition.allocation.exchange import BoolArray, Reads
from competition.allocation.forest import outside_of_a_forest
from competition.allocation.loads import Bounds
from competition.allocation.problem import IntArray, in_order


class Standing:
    """`movable` reads were given now. `spare` are those without which every pool is joined as before."""

    def __init__(self, reads: Reads, bounds: Bounds) -> None:
        self.reads = reads
        self._bounds = bounds
        self._load = np.bincount(reads.judge[: reads.given], minlength=reads.problem.panel)
        self._rows_of = _by_number(reads.judge, reads.problem.panel)
        self._rows_in = _by_number(reads.pool, 0)
        seats = reads.pool * (reads.judge.max(initial=0) + 1) + reads.judge
        self.movable: BoolArray = np.arange(len(reads.entry)) < reads.given
        self.spare: BoolArray = outside_of_a_forest(reads.entry, seats, self.movable) & self.movable

    def rows_of(self, judge: int) -> IntArray:
        """The rows of what a judge reads."""
        return self._rows_of[judge]

    def rows_in(self, pool: int) -> IntArray:
        """The rows of a pool, in order."""
        return self._rows_in[pool]

    def dispensable(self, rows: IntArray) -> BoolArray:
        """Which of these reads of one judge can go: spare ones, and the only ones of their pool."""
        _, at, times = np.unique(self.reads.pool[rows], return_inverse=True, return_counts=True)
        free: BoolArray = (self.spare[rows] | (times[at] == 1)) & self.movable[rows]
        return free

    def has(self, judge: int, entries: IntArray) -> BoolArray:
        """Which of these entries a judge reads."""
        return np.isin(entries, self.reads.entry[self.rows_of(judge)])

    @property
    def can_read_more(self) -> BoolArray:
        """Who could read one entry more within their load bounds."""
        more: BoolArray = self._load < self._bounds.highest
        return more

    @property
    def can_read_less(self) -> BoolArray:
        """Who could read one entry less within their load bounds."""
        less: BoolArray = self._load > self._bounds.lowest
        return less

    def hand(self, row: int, taker: int) -> None:
        """Let another judge take a read over."""
        giver = int(self.reads.judge[row])
        self.reads.judge[row] = taker
        self.spare[row] = False
        self._load[giver] -= 1
        self._load[taker] += 1
        self._rows_of[giver] = self._rows_of[giver][self._rows_of[giver] != row]
        self._rows_of[taker] = np.append(self._rows_of[taker], row)

    def look_again(self, pool: int) -> None:
        """Find out anew which reads of a pool can be spared."""
        rows = self.rows_in(pool)
        movable = self.movable[rows]
        free = outside_of_a_forest(self.reads.entry[rows], self.reads.judge[rows], movable)
        self.spare[rows] = free & movable


def _by_number(numbers: IntArray, least: int) -> list[IntArray]:
    """For each number the rows that have it, in order."""
    order = in_order(numbers)
    ends = np.cumsum(np.bincount(numbers, minlength=max(1, least)))
    return np.split(order, ends[:-1])
