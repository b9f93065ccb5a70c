"""Quotas that can be dealt: kinds are split where the flow over them asks for what no dealing can give."""

import numpy as np

from competition.allocation.expand import Dealt, expand
from competition.allocation.flow import Quotas, solve
from competition.allocation.kinds import Kinds, cities_of, looked_up, whole_classes
from competition.allocation.problem import IntArray, Problem
from competition.allocation.repair import fill_up

MOST_ARCS = 6_000_000
_MOST_CELLS = 200_000_000  # of kinds and judges


def settle(problem: Problem, rng: np.random.Generator) -> tuple[Quotas, Dealt]:
    """Return the best quotas, and what is dealt by them.

    Splitting can make a flow too large only for a huge class full of bars; then what could not be dealt is
    filled up by passing entries on.
    """
    kinds = whole_classes(problem)
    while True:
        quotas = solve(kinds)
        crowded = _crowded(quotas)
        if len(crowded):
            kinds = kinds.split_cities(crowded)
            continue
        dealt = expand(quotas, rng)
        finer = _finer(kinds, dealt)
        if finer is None:
            return quotas, _filled_up(problem, quotas, dealt)
        kinds = finer


def _crowded(quotas: Quotas) -> IntArray:
    """Return cities (by `class_city`) whose judges are to read more than the other cities have of a kind."""
    kinds, bars = quotas.kinds, quotas.kinds.problem.bars
    cities = cities_of(kinds.problem)
    home = bars.city_of_judge[quotas.judge]
    known = home >= 0
    keys, at = np.unique(quotas.kind[known] * cities + home[known] + 1, return_inverse=True)
    reads = np.bincount(at, weights=quotas.count[known], minlength=len(keys)).astype(np.int64)
    kind = keys // cities
    elsewhere = kinds.members[kind] - looked_up(*kinds.in_city(), keys)
    over = reads > elsewhere * kinds.reads_each[kind]
    places: IntArray = kinds.class_of[kind[over]] * cities + keys[over] % cities
    return places


def _finer(kinds: Kinds, dealt: Dealt) -> Kinds | None:
    """Split the classes of which something was left over; None if that was done, or would be too much."""
    finer = kinds.split_classes(np.unique(kinds.class_of[dealt.left_over]))
    if finer.classes == kinds.classes or finer.number * kinds.problem.panel > _MOST_CELLS:
        return None
    return finer if len(finer.arcs[0]) <= MOST_ARCS else None


def _filled_up(problem: Problem, quotas: Quotas, dealt: Dealt) -> Dealt:
    if len(dealt.entry) == quotas.filled:
        return dealt
    entry, judge = fill_up(problem, dealt.entry, dealt.judge, quotas)
    return Dealt(entry, judge, dealt.left_over)
