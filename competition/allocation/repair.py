"""Augmenting paths: an entry gets a reader by passing other entries on from judge to judge.

Searching breadth first from every entry that lacks a read, until no path is left, fills as many reads as
can be filled at all (Berge 1957; with a set of judges found hopeless once left out ever after).
"""

from collections import deque
from collections.abc import Callable, Iterable, Set

import numpy as np

from competition.allocation.flow import Quotas
from competition.allocation.problem import ByteArray, IntArray, Problem

_NONE: frozenset[int] = frozenset()


class Holdings:
    """Which judge newly holds which entry, from both sides."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._judges: dict[int, set[int]] = {}
        self._entries: list[set[int]] = [set() for _ in range(problem.panel)]

    def judges_of(self, entry: int) -> Set[int]:
        """The judges who hold an entry."""
        return self._judges.get(entry, _NONE)

    def entries_of(self, judge: int) -> Set[int]:
        """The entries that a judge holds."""
        return self._entries[judge]

    def add(self, entry: int, judge: int) -> None:
        """Give an entry to a judge who does not hold it."""
        self._judges.setdefault(entry, set()).add(judge)
        self._entries[judge].add(entry)

    def remove(self, entry: int, judge: int) -> None:
        """Take an entry from a judge who holds it."""
        self._judges[entry].remove(judge)
        self._entries[judge].remove(entry)

    @property
    def count(self) -> int:
        """How many pairs there are."""
        return sum(map(len, self._entries))

    def pairs(self) -> list[tuple[int, int]]:
        """All (entry, judge) positions, in order."""
        return [(entry, judge) for entry in sorted(self._judges) for judge in sorted(self._judges[entry])]


def give(
    holdings: Holdings,
    start: int,
    readers: Callable[[int], Iterable[int]],
    has_room: Callable[[int], bool],
    hopeless: set[int],
) -> int | None:
    """Find `start` one more judge by a chain of entries passed on; return the judge whose load grows.

    `readers` lists the judges who may be asked for an entry, the best first. None where no chain
    exists; the judges met are then added to `hopeless`, since none can exist for them later.
    """
    asked_for: dict[int, int] = {}
    taken_from: dict[int, int] = {}
    queue = deque([start])
    while queue:
        entry = queue.popleft()
        for judge in readers(entry):
            if judge in asked_for or judge in hopeless or judge in holdings.judges_of(entry):
                continue
            if not holdings.problem.may(entry, judge):
                continue
            asked_for[judge] = entry
            if has_room(judge):
                _pass_on(holdings, start, judge, asked_for, taken_from)
                return judge
            for other in sorted(holdings.entries_of(judge)):
                if other != start and other not in taken_from:
                    taken_from[other] = judge
                    queue.append(other)
    hopeless.update(asked_for)
    return None


def _pass_on(
    holdings: Holdings, start: int, judge: int, asked_for: dict[int, int], taken_from: dict[int, int]
) -> None:
    entry = asked_for[judge]
    while entry != start:
        giver = taken_from[entry]
        holdings.remove(entry, giver)
        holdings.add(entry, judge)
        judge, entry = giver, asked_for[giver]
    holdings.add(start, judge)


def fill_up(problem: Problem, entry: IntArray, judge: IntArray, quotas: Quotas) -> tuple[IntArray, IntArray]:
    """Give every read that can still be given: within the load bounds first, then up to capacity."""
    holdings = Holdings(problem)
    for one, who in zip(entry.tolist(), judge.tolist(), strict=True):
        holdings.add(one, who)
    for limits in (quotas.bounds.highest, quotas.bounds.room):
        _fill_to(holdings, limits.tolist(), quotas.filled)
    pairs = np.array(holdings.pairs(), dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _fill_to(holdings: Holdings, limit: list[int], most: int) -> None:
    """Give reads until there are `most`, or none can be given any more."""
    problem, count = holdings.problem, holdings.count
    hopeless: set[int] = set()

    def has_room(judge: int) -> bool:
        return len(holdings.entries_of(judge)) < limit[judge]

    def best_first(entry: int) -> list[int]:
        return order[int(problem.class_of[entry])]

    order = [_best_first(row) for row in problem.affinity]
    for entry in np.flatnonzero(problem.need).tolist():
        while count < most and len(holdings.judges_of(entry)) < problem.need[entry]:
            if give(holdings, entry, best_first, has_room, hopeless) is None:
                break
            count += 1


def _best_first(row: ByteArray) -> list[int]:
    """The judges who may read a class, the greatest affinity first."""
    order: list[int] = np.argsort(-row, kind="stable").tolist()
    return order[: np.count_nonzero(row)]
