"""Exchanges: two judges swap an entry each. Loads stay, and nothing barred is given."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from competition.allocation.problem import IntArray, Problem

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

    @cached_property
    def pool(self) -> IntArray:
        """The pool of each read."""
        return self.problem.pool_of[self.entry]

    @property
    def affinity(self) -> int:
        """The sum over what was given now."""
        return int(self.problem.value(self.entry[: self.given], self.judge[: self.given]).sum())

    def held(self, entry: IntArray, judge: IntArray) -> BoolArray:
        """Which of these pairs are among those given now, whose rows are in the order of their entries."""
        first, number = self._of_entry
        found = np.zeros(len(entry), dtype=bool)
        for nth in range(int(number.max(initial=0))):
            row = first[entry] + nth
            there = nth < number[entry]
            found |= there & (self.judge[np.where(there, row, 0)] == judge)
        return found

    @cached_property
    def _of_entry(self) -> tuple[IntArray, IntArray]:
        """The first row of each entry, and how many rows it has."""
        number = np.bincount(self.entry[: self.given], minlength=len(self.problem.entries))
        return np.cumsum(number) - number, number

    def swap(self, one: IntArray | int, other: IntArray | int) -> None:
        """Let the judges of these rows exchange their entries."""
        self.judge[one], self.judge[other] = self.judge[other], self.judge[one]


def reads_of(problem: Problem, entry: IntArray, judge: IntArray) -> Reads:
    """Lay out what was given now, by entry and judge, then what was held before."""
    keys = np.sort(problem.key(entry, judge))
    places = {judge.id: position for position, judge in enumerate(problem.judges)}
    held = [
        (position, places.setdefault(judge, len(places)))
        for position, entry in enumerate(problem.entries)
        if entry.already
        for judge in sorted(entry.already)
    ]
    before = np.array(held, dtype=np.int64).reshape(-1, 2)
    return Reads(
        problem,
        np.concatenate((keys // max(1, problem.panel), before[:, 0])),
        np.concatenate((keys % max(1, problem.panel), before[:, 1])),
        len(entry),
    )


def losses(reads: Reads, one: IntArray, other: IntArray) -> tuple[IntArray, BoolArray]:
    """What affinity each of these exchanges loses, and whether both judges may read what they get.

    That no judge holds the other's entry already is not looked at.
    """
    problem, bars = reads.problem, reads.problem.bars
    entry, judge = (reads.entry[one], reads.entry[other]), (reads.judge[one], reads.judge[other])
    now = problem.value(entry[0], judge[0]) + problem.value(entry[1], judge[1])
    crossed = problem.value(entry[0], judge[1]), problem.value(entry[1], judge[0])
    may: BoolArray = (crossed[0] > 0) & (crossed[1] > 0)
    may[may] &= ~bars.among(entry[0][may], judge[1][may])
    may[may] &= ~bars.among(entry[1][may], judge[0][may])
    return now - crossed[0] - crossed[1], may


def fits(reads: Reads, one: IntArray, other: IntArray) -> BoolArray:
    """Whether these rows could be exchanged at no loss, if neither judge holds the other's entry."""
    loss, may = losses(reads, one, other)
    return may & (loss <= 0)
