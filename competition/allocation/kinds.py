"""Kinds: entries of one class that the flow takes for one thing, and how many of them each judge may read.

To begin with, a whole class is one kind, whatever city its entries are from: a judge's own city only lowers
the number that this judge may read. Most of the time what the flow makes of that can be dealt to entries.
Where it cannot, the class is split: by a city that holds too much of it, or by everything that bars anybody.
What is split by everything can always be dealt.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from competition.allocation.problem import IntArray, Problem, numbered

LARGE_PART = 0.25  # of a class: a city that holds more is set apart from the beginning
_NOWHERE = -1


@dataclass(frozen=True)
class Kinds:
    """`of` numbers the kind of each entry, -1 where nothing is lacking; `class_of` is the class of a kind.

    `cities` holds the `class_city` of every city set apart, `classes` those that are split by
    everything.
    """

    problem: Problem
    cities: frozenset[int]
    classes: frozenset[int]

    @cached_property
    def of(self) -> IntArray:
        """The kind of each entry."""
        of = np.full(len(self.problem.entries), -1, dtype=np.int64)
        of[self.lacking] = self._found[1]
        return of

    @cached_property
    def lacking(self) -> IntArray:
        """The entries that lack reads."""
        return np.flatnonzero(self.problem.need)

    @cached_property
    def _found(self) -> tuple[IntArray, IntArray]:
        """For each kind one entry, for each lacking entry its kind."""
        problem, at = self.problem, self.lacking
        rows = np.stack((problem.class_of[at], problem.need[at], self._apart(at)))
        numbers = _joined(rows)
        _, first, kind = np.unique(numbers, return_index=True, return_inverse=True)
        return at[first], kind

    @property
    def number(self) -> int:
        """How many kinds there are."""
        return len(self._found[0])

    @property
    def class_of(self) -> IntArray:
        """The class of each kind."""
        return self.problem.class_of[self._found[0]]

    @cached_property
    def members(self) -> IntArray:
        """How many entries each kind has."""
        return np.bincount(self._found[1], minlength=self.number)

    @property
    def reads_each(self) -> IntArray:
        """How many reads each entry of a kind lacks."""
        return self.problem.need[self._found[0]]

    @cached_property
    def sorted_entries(self) -> list[IntArray]:
        """The entries of each kind, in order."""
        order = np.argsort(self._found[1], kind="stable")
        return np.split(self.lacking[order], np.cumsum(self.members)[:-1]) if self.number else []

    def _apart(self, at: IntArray) -> IntArray:
        """Number what sets an entry apart from the others of its class."""
        problem = self.problem
        place = class_city(problem, at)
        apart = np.where(np.isin(place, _array(self.cities)), problem.bars.city[at], _NOWHERE)
        whole = np.flatnonzero(np.isin(problem.class_of[at], _array(self.classes)))
        if len(whole):
            barring, _ = numbered(self._readers_barred(entry) for entry in at[whole].tolist())
            apart[whole] = len(problem.entries) + barring
        return apart

    def _readers_barred(self, entry: int) -> frozenset[int]:
        """Who could read an entry, and is barred from it."""
        able = self.problem.affinity[self.problem.class_of[entry]]
        return frozenset(judge for judge in self.problem.bars.of_entry(entry) if able[judge])

    @cached_property
    def arcs(self) -> tuple[IntArray, IntArray, IntArray]:
        """Every kind and judge, with the number of its entries that this judge may read (where any)."""
        kind, judge = np.nonzero(self.problem.affinity[self.class_of])
        limit = self.members[kind] - self._barred(kind, judge)
        some = (limit > 0) & (self.problem.room[judge] > 0)
        return kind[some], judge[some], limit[some]

    def in_city(self) -> tuple[IntArray, IntArray]:
        """How many entries of each kind are from each city: sorted keys, and numbers."""
        city = self.problem.bars.city[self.lacking]
        known = city >= 0
        return np.unique((self._found[1] * cities_of(self.problem) + city + 1)[known], return_counts=True)

    def _barred(self, kind: IntArray, judge: IntArray) -> IntArray:
        """How many entries of each kind are barred from each judge."""
        bars = self.problem.bars
        home = bars.city_of_judge[judge]
        barred = np.where(home >= 0, looked_up(*self.in_city(), kind * cities_of(self.problem) + home + 1), 0)
        pairs = self._barred_pairs()
        if len(pairs):
            barred += looked_up(*np.unique(pairs, return_counts=True), kind * self.problem.panel + judge)
        return barred

    def _barred_pairs(self) -> IntArray:
        """Kind * judges + judge for each lacking entry and judge barred by more than their city."""
        problem, bars, panel = self.problem, self.problem.bars, self.problem.panel
        schools, schooled = _spread_out(bars.by_school, panel, bars.school[self.lacking])
        singles, single = _spread_out(bars.single, panel, self.lacking)
        entry = self.lacking[np.concatenate((schools, singles))]
        judge = np.concatenate((schooled, single))
        pairs = np.unique(entry * panel + judge)
        entry, judge = pairs // max(1, panel), pairs % max(1, panel)
        elsewhere = bars.city[entry] != bars.city_of_judge[judge]
        kinds: IntArray = self.of[entry] * problem.panel + judge
        found: IntArray = kinds[elsewhere]
        return found

    def split_cities(self, places: IntArray) -> "Kinds":
        """Set these cities apart (by their `class_city`)."""
        return replace(self, cities=self.cities | set(places.tolist()))

    def split_classes(self, classes: IntArray) -> "Kinds":
        """Split these classes by everything that bars anybody."""
        return replace(self, classes=self.classes | set(classes.tolist()))


def whole_classes(problem: Problem) -> Kinds:
    """Return the kinds to begin with: classes, and the cities that hold a large part of one."""
    lacking = np.flatnonzero(problem.need)
    place = class_city(problem, lacking)[problem.bars.city[lacking] >= 0]
    places, number = np.unique(place, return_counts=True)
    size = np.bincount(problem.class_of[lacking], minlength=len(problem.affinity))
    holds = number / size[places // cities_of(problem)] if len(places) else number
    return Kinds(problem, frozenset(places[holds > LARGE_PART].tolist()), frozenset())


def cities_of(problem: Problem) -> int:
    """How many numbers of cities there are, with the one of an unknown city."""
    return int(problem.bars.city.max(initial=0)) + 2


def class_city(problem: Problem, entries: IntArray) -> IntArray:
    """The number of the class and city of each entry."""
    return problem.class_of[entries] * cities_of(problem) + problem.bars.city[entries] + 1


def looked_up(keys: IntArray, numbers: IntArray, wanted: IntArray) -> IntArray:
    """The number beside each wanted key, 0 where it is not among the sorted keys."""
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, numbers[at], 0)


def _spread_out(keys: IntArray, panel: int, wanted: IntArray) -> tuple[IntArray, IntArray]:
    """For each wanted number all judges beside it in the keys: where it stands, and the judge."""
    first = np.searchsorted(keys, wanted * panel)
    times = np.searchsorted(keys, (wanted + 1) * panel) - first
    times[wanted < 0] = 0
    at = np.repeat(np.arange(len(wanted)), times)
    nth = np.arange(len(at)) - np.repeat(np.cumsum(times) - times, times)
    return at, keys[first[at] + nth] % max(1, panel)


def _joined(rows: IntArray) -> IntArray:
    """One number for each column, ordered as the columns are."""
    joined = np.zeros(rows.shape[1], dtype=np.int64)
    for row in rows:
        low = row.min(initial=0)
        joined = joined * (row.max(initial=0) - low + 1) + row - low
    return joined


def _array(numbers: frozenset[int]) -> IntArray:
    return np.array(sorted(numbers), dtype=np.int64)
