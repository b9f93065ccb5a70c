"""From quotas of types to entries: every judge gets different entries, every entry different judges.

Within a type each entry lacks as many reads as the others. Then dealing each judge's quota to the entries
that lack most leaves nothing over (Gale 1957, Ryser 1957); only bars between a judge and single entries can
spoil it, and those are repaired by swaps.
"""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from competition.allocation.flow import Quotas
from competition.allocation.problem import Problem
from competition.allocation.repair import Holdings, give

_DRAWS = 4096


def expand(problem: Problem, quotas: Quotas, rng: np.random.Generator) -> Holdings:
    """Deal all quotas to entries. What single bars make impossible stays open."""
    holdings = Holdings(problem)
    entries_of: defaultdict[int, list[int]] = defaultdict(list)
    for entry in np.flatnonzero(problem.type_of >= 0).tolist():
        entries_of[int(problem.type_of[entry])].append(entry)
    barred_judges = {key % problem.panel for key in problem.barred}
    draws = _draws(rng)
    for kind, quota in _by_type(quotas).items():
        entries = entries_of[kind]
        lacking = int(problem.need[entries[0]])
        # Whoever has bars of their own chooses first, while there is most to choose from.
        order = sorted(quota, key=lambda judge: (judge not in barred_judges, next(draws)))
        left = _deal(problem, holdings, entries, lacking, {judge: quota[judge] for judge in order}, draws)
        if left:
            _swap_within(holdings, entries, lacking, quota, left)
    return holdings


def _by_type(quotas: Quotas) -> dict[int, dict[int, int]]:
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    rows = zip(quotas.kind.tolist(), quotas.judge.tolist(), quotas.count.tolist(), strict=True)
    for kind, judge, count in rows:
        found[kind][judge] = count
    return dict(found)


def _draws(rng: np.random.Generator) -> Iterator[float]:
    while True:
        yield from rng.random(_DRAWS).tolist()


def _deal(
    problem: Problem,
    holdings: Holdings,
    entries: list[int],
    lacking: int,
    quota: dict[int, int],
    draws: Iterator[float],
) -> dict[int, int]:
    """Deal each judge's quota to entries drawn among those that lack most; return what could not be dealt."""
    piles: list[list[int]] = [[] for _ in range(lacking)] + [list(entries)]
    left: dict[int, int] = {}
    for judge, count in quota.items():
        taken: list[tuple[int, int]] = []
        kept: list[tuple[int, int]] = []
        for level in range(lacking, 0, -1):
            pile = piles[level]
            while pile and len(taken) < count:
                entry = _draw(pile, next(draws))
                barred = problem.key(entry, judge) in problem.barred
                (kept if barred else taken).append((level, entry))
        for level, entry in kept:
            piles[level].append(entry)
        for level, entry in taken:
            piles[level - 1].append(entry)
            holdings.add(entry, judge)
        if len(taken) < count:
            left[judge] = count - len(taken)
    return left


def _draw(pile: list[int], draw: float) -> int:
    """Take one entry out of a pile, without moving the others."""
    at = int(draw * len(pile))
    pile[at], pile[-1] = pile[-1], pile[at]
    return pile.pop()


def _swap_within(
    holdings: Holdings, entries: list[int], lacking: int, quota: dict[int, int], left: dict[int, int]
) -> None:
    """Give what is left of the quotas by passing entries of this type on between its judges."""
    scope = frozenset(entries)
    hopeless: set[int] = set()
    for entry in entries:
        while len(holdings.judges_of(entry)) < lacking:
            judge = give(
                holdings, entry, lambda _: quota, lambda judge: left.get(judge, 0) > 0, hopeless, scope
            )
            if judge is None:
                break
            left[judge] -= 1
