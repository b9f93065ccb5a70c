"""Spread: a judge meets many cities, schools and fellow judges. By exchanges that cost no affinity."""

import numpy as np

from competition.allocation.exchange import BoolArray, Reads, fits
from competition.allocation.problem import IntArray, in_order

AT_RANDOM, FOR_SPREAD = 1, 1  # passes: the first ones mix, the others lessen what a judge has of one place
_MOST_CELLS = 1 << 24  # of the table of places and judges; beyond it some share a cell, and are taken for one


def mix(reads: Reads, rng: np.random.Generator) -> None:
    """Exchange entries within pools: first at random, then where judges have much of one city or school."""
    for number in range(AT_RANDOM + FOR_SPREAD):
        drawn = rng.permutation(reads.given)
        order = drawn[in_order(reads.pool[drawn])]
        one, other = order[:-1:2], order[1::2]
        alike = (reads.pool[one] == reads.pool[other]) & (reads.judge[one] != reads.judge[other])
        one, other = one[alike], other[alike]
        wanted = fits(reads, one, other)
        one, other = one[wanted], other[wanted]
        if number >= AT_RANDOM:
            gain = crowding(reads, one, other) <= 0
            one, other = one[gain], other[gain]
        free = _unheard(reads, one, other)
        reads.swap(one[free], other[free])


def crowding(reads: Reads, one: IntArray, other: IntArray) -> IntArray:
    """By how many pairs of entries from one city, or from one school, the same judge has more afterwards."""
    bars, panel = reads.problem.bars, int(reads.judge.max(initial=0)) + 1
    more = np.zeros(len(one), dtype=np.int64)
    for place in (bars.city, bars.school):
        cells = min(_MOST_CELLS, (int(place.max(initial=0)) + 1) * panel)
        known = place[reads.entry] >= 0
        has = np.bincount((place[reads.entry] * panel + reads.judge)[known] % cells, minlength=cells)
        gives, takes = place[reads.entry[one]], place[reads.entry[other]]
        giver, taker = reads.judge[one], reads.judge[other]
        for moved, loses, gains in ((gives, giver, taker), (takes, taker, giver)):
            growth = has[(moved * panel + gains) % cells] - has[(moved * panel + loses) % cells] + 1
            more += np.where((moved < 0) | (gives == takes), 0, growth)
    return more


def _unheard(reads: Reads, one: IntArray, other: IntArray) -> BoolArray:
    """Which exchanges give nobody an entry they hold, or are given by another exchange."""
    size = int(reads.judge.max(initial=0)) + 1
    entry = np.concatenate((reads.entry[one], reads.entry[other]))
    judge = np.concatenate((reads.judge[other], reads.judge[one]))
    _, at, times = np.unique(entry * size + judge, return_inverse=True, return_counts=True)
    first, second = np.split(reads.held(entry, judge) | (times[at] > 1), 2)
    free: BoolArray = ~(first | second)
    return free
