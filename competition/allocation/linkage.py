"""Chains of shared entries between judges: without them nobody can tell a strict judge from weak entries.

A pool (a category and a language) is linked when such chains join all judges who read in it. Exchanges
that cost no affinity, or next to none, come first, in all pools; then the cheapest ones, as long as all of
them together cost no more than a thousandth of the greatest affinity.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from competition.allocation.exchange import Reads
from competition.allocation.forest import labelled
from competition.allocation.joining import Outcome, join
from competition.allocation.loads import Bounds
from competition.allocation.matching import base_language
from competition.allocation.problem import IntArray
from competition.allocation.standing import Standing

PRICE = 1000  # all exchanges may cost one part in so many of the affinity


class Apart(StrEnum):
    """Why the judges of a pool cannot be compared."""

    SINGLE_JUDGE = "single-judge"
    TOO_FEW_READS = "too-few-reads"
    COST = "cost"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class ApartPool:
    """A pool whose judges cannot be compared, by its category and base language, and why.

    `single-judge`: one judge alone read it (all judges of the pool are linked then, but there is nobody to
    compare with). `too-few-reads`: fewer than judges + entries - 1, so that no chains could join them all.
    `cost`: what would join the `parts` costs too much affinity. `bars`: conflicts, languages, loads and what
    judges hold already leave no exchange.
    """

    category: int
    language: str
    judges: int
    entries: int
    reads: int
    parts: int
    reason: Apart


@dataclass(frozen=True)
class Component:
    """Entries and judges that chains of pairs join."""

    entries: frozenset[int]
    judges: frozenset[int]


def components(pairs: Iterable[tuple[int, int]]) -> list[Component]:
    """Return the connected components of the graph of (entry, judge) pairs, the largest first."""
    rows = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    labels = _labels(np.zeros(len(rows), dtype=np.int64), rows[:, 0], rows[:, 1])
    parts = [rows[labels == label] for label in np.unique(labels)]
    found = [Component(frozenset(part[:, 0].tolist()), frozenset(part[:, 1].tolist())) for part in parts]
    return sorted(found, key=lambda part: (-len(part.entries), min(part.entries)))


def _labels(pool: IntArray, entry: IntArray, judge: IntArray) -> IntArray:
    """Number the components, one number for each read; the same judge in two pools does not join them."""
    return labelled(entry, pool * (judge.max(initial=0) + 1) + judge)


def parts_of_pools(reads: Reads) -> dict[int, int]:
    """Return into how many parts the reads of each pool fall; 1 where the pool is linked."""
    labels = _labels(reads.pool, reads.entry, reads.judge)
    joined = np.unique(reads.pool * (labels.max(initial=0) + 1) + labels)
    numbers, parts = np.unique(joined // (labels.max(initial=0) + 1), return_counts=True)
    return dict(zip(numbers.tolist(), parts.tolist(), strict=True))


def link(reads: Reads, bounds: Bounds, optimum: int) -> dict[int, Outcome]:
    """Join the parts of every pool as far as exchanges can; return how it ended where they could not."""
    apart = [pool for pool, parts in parts_of_pools(reads).items() if parts > 1]
    if not apart:
        return {}
    standing = Standing(reads, bounds)
    ended: dict[int, Outcome] = {}
    budget = reads.affinity - (optimum * (PRICE - 1) + PRICE - 1) // PRICE
    small_change = budget // (4 * len(apart))  # what costs so little keeps nobody else from being joined
    for most, far in ((small_change, False), (budget, False), (budget, True)):
        # The smallest first: the fewer reads, the fewer ways there are.
        for pool in sorted(apart, key=lambda each: (len(standing.rows_in(each)), each)):
            outcome, loss = join(standing, pool, max(0, min(most, budget)), far=far)
            budget -= loss
            ended[pool] = outcome
        apart = [pool for pool in apart if ended[pool] is not Outcome.JOINED]
    return {pool: ended[pool] for pool in apart}


def pools_apart(reads: Reads, parts: dict[int, int], ended: Mapping[int, Outcome]) -> list[ApartPool]:
    """List the pools whose judges cannot be compared, with the reason."""
    size = reads.judge.max(initial=0) + 1
    numbers, judges = np.unique(np.unique(reads.pool * size + reads.judge) // size, return_counts=True)
    apart = [
        _apart(reads, pool, parts[pool], ended.get(pool))
        for pool, count in zip(numbers.tolist(), judges.tolist(), strict=True)
        if count == 1 or parts[pool] > 1
    ]
    return sorted(apart, key=lambda each: (each.category, each.language))


def _apart(reads: Reads, pool: int, parts: int, ended: Outcome | None) -> ApartPool:
    rows = np.flatnonzero(reads.pool == pool)
    judges, entries = len(np.unique(reads.judge[rows])), len(np.unique(reads.entry[rows]))
    entry = reads.problem.entries[int(reads.entry[rows[0]])]
    reason = _reason(judges, entries, len(rows), ended)
    return ApartPool(entry.category, base_language(entry.language), judges, entries, len(rows), parts, reason)


def _reason(judges: int, entries: int, reads: int, ended: Outcome | None) -> Apart:
    if judges == 1:
        return Apart.SINGLE_JUDGE
    if reads < judges + entries - 1:
        return Apart.TOO_FEW_READS
    return Apart.COST if ended is Outcome.TOO_DEAR else Apart.BARS
