"""Exchanges: two judges swap an entry each. Loads stay, nothing barred is given, affinity does not fall."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from competition.allocation.problem import IntArray, Problem
from competition.allocation.repair import Holdings

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Reads:
    """All reads, one row each: the position of the entry and of its judge.

    The first `given` rows were given now and may be exchanged; the others were held before and stay. A
    judge held by an entry but not on the panel has a position beyond it.
    """

    problem: Problem
    entry: IntArray
    judge: IntArray
    given: int

    @property
    def pool(self) -> IntArray:
        """The pool of each read."""
        return self.problem.pool_of[self.entry]

    def swap(self, one: IntArray | int, other: IntArray | int) -> None:
        """Let the judges of these rows exchange their entries."""
        self.judge[one], self.judge[other] = self.judge[other], self.judge[one]


def reads_of(holdings: Holdings) -> Reads:
    """Lay out what was given now, then what was held before."""
    problem = holdings.problem
    given = holdings.pairs()
    places = {judge.id: position for position, judge in enumerate(problem.judges)}
    held = [
        (position, places.setdefault(judge, len(places)))
        for position, entry in enumerate(problem.entries)
        for judge in sorted(entry.already)
    ]
    rows = np.array(given + held, dtype=np.int64).reshape(-1, 2)
    return Reads(problem, rows[:, 0].copy(), rows[:, 1].copy(), len(given))


def fits(reads: Reads, one: IntArray, other: IntArray) -> BoolArray:
    """Whether the rows could be exchanged pair by pair, if no judge holds the other's entry already."""
    problem = reads.problem
    entry, judge = (reads.entry[one], reads.entry[other]), (reads.judge[one], reads.judge[other])
    kind = problem.type_of[entry[0]], problem.type_of[entry[1]]
    now = problem.affinity[kind[0], judge[0]] + problem.affinity[kind[1], judge[1]]
    crossed = problem.affinity[kind[0], judge[1]], problem.affinity[kind[1], judge[0]]
    free = ~(problem.are_barred(entry[0], judge[1]) | problem.are_barred(entry[1], judge[0]))
    better: BoolArray = (crossed[0] > 0) & (crossed[1] > 0) & (crossed[0] + crossed[1] >= now) & free
    return better


def mix(reads: Reads, rng: np.random.Generator, passes: int = 2) -> None:
    """Exchange entries at random within pools: a judge meets many cities, schools and fellow judges."""
    for _ in range(passes):
        order = np.lexsort((rng.random(reads.given), reads.pool[: reads.given]))
        one, other = order[:-1:2], order[1::2]
        wanted = (reads.pool[one] == reads.pool[other]) & fits(reads, one, other)
        wanted &= _unheard(reads, one, other, wanted)
        reads.swap(one[wanted], other[wanted])


def _unheard(reads: Reads, one: IntArray, other: IntArray, wanted: BoolArray) -> BoolArray:
    """Which of the wanted exchanges give nobody an entry they hold, or are given by another exchange."""
    key = reads.problem.key
    new = np.concatenate(
        (key(reads.entry[one], reads.judge[other]), key(reads.entry[other], reads.judge[one]))
    )
    held = np.isin(new, key(reads.entry, reads.judge))
    counted = np.tile(wanted, 2)
    values, times = np.unique(new[counted], return_counts=True)
    twice = np.isin(new, values[times > 1])
    first, second = np.split(held | twice, 2)
    return ~(first | second)
