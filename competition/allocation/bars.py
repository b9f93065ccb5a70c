"""What bars a judge from an entry, as arrays: their own city, schools they may not read, single entries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from competition.allocation.matching import place_key
from competition.allocation.rules import EntryToRead, JudgeOnPanel

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
UNKNOWN_ENTRY, UNKNOWN_JUDGE = -1, -2  # never equal: an unknown city bars nobody


@dataclass(frozen=True)
class Bars:
    """Cities and schools by number; `by_school` and `single` hold sorted keys of them (entries) and judges.

    A key is the number * panel + judge. `single` are the entries on a judge's own list, and those held
    already.
    """

    panel: int
    city: IntArray
    school: IntArray
    city_of_judge: IntArray
    by_school: IntArray
    single: IntArray

    def among(self, entry: IntArray, judge: IntArray) -> BoolArray:
        """Which of these pairs are barred."""
        own_city: BoolArray = self.city[entry] == self.city_of_judge[judge]
        own_school = _within(self.by_school, self.school[entry] * self.panel + judge)
        return own_city | own_school | _within(self.single, entry * self.panel + judge)

    def from_judge(self, judge: int, entries: IntArray) -> BoolArray:
        """Which of these entries are barred from one judge."""
        barred: BoolArray = self.city[entries] == self.city_of_judge[judge]
        if judge in self._schools_of:
            schools = self.school[entries]
            for school in self._schools_of[judge]:
                barred |= schools == school
        if len(self.single):
            barred |= _within(self.single, entries * self.panel + judge)
        return barred

    def bar(self, entry: int, judge: int) -> bool:
        """Whether this judge is barred from this entry."""
        return (
            bool(self.city[entry] == self.city_of_judge[judge])
            or int(self.school[entry]) * self.panel + judge in self._school_keys
            or entry * self.panel + judge in self._single_keys
        )

    def of_entry(self, entry: int) -> set[int]:
        """Every judge who is barred from an entry."""
        barred = set(np.flatnonzero(self.city_of_judge == self.city[entry]).tolist())
        if self.school[entry] >= 0:
            barred.update(self._slice(self.by_school, int(self.school[entry])))
        return barred | self.singly(entry)

    def singly(self, entry: int) -> set[int]:
        """The judges barred from this single entry."""
        return set(self._slice(self.single, entry))

    def _slice(self, keys: IntArray, number: int) -> list[int]:
        first, last = np.searchsorted(keys, (number * self.panel, (number + 1) * self.panel))
        judges: list[int] = (keys[first:last] % self.panel).tolist()
        return judges

    @cached_property
    def _schools_of(self) -> dict[int, list[int]]:
        """The schools that each judge may not read."""
        schools: defaultdict[int, list[int]] = defaultdict(list)
        for key in self.by_school.tolist():
            schools[key % self.panel].append(key // self.panel)
        return dict(schools)

    @cached_property
    def _school_keys(self) -> frozenset[int]:
        return frozenset(self.by_school.tolist())

    @cached_property
    def _single_keys(self) -> frozenset[int]:
        return frozenset(self.single.tolist())


def _within(keys: IntArray, wanted: IntArray) -> BoolArray:
    """Which of the wanted keys are among the sorted ones."""
    if not len(keys):
        return np.zeros(len(wanted), dtype=bool)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found: BoolArray = keys[at] == wanted
    return found


def find_bars(entries: tuple[EntryToRead, ...], panel: tuple[JudgeOnPanel, ...]) -> Bars:
    """Number the places and look up who is barred from what."""
    cities: dict[str, int] = {}
    schools: dict[str, int] = {}
    city = _numbered((entry.city for entry in entries), cities)
    school = _numbered((entry.school for entry in entries), schools)
    homes = [cities.get(place_key(judge.city), UNKNOWN_JUDGE) for judge in panel]
    by_school = {
        schools[place] * len(panel) + position
        for position, judge in enumerate(panel)
        for place in map(place_key, judge.barred_schools)
        if place in schools
    }
    return Bars(
        len(panel), city, school, np.array(homes, dtype=np.int64), _keys(by_school), _single(entries, panel)
    )


def _numbered(names: Iterable[str], numbers: dict[str, int]) -> IntArray:
    """Number the places by their first occurrence, each spelling looked at once."""
    listed = list(names)
    spelt = {
        name: numbers.setdefault(key, len(numbers)) if (key := place_key(name)) else UNKNOWN_ENTRY
        for name in dict.fromkeys(listed)
    }
    return np.fromiter(map(spelt.__getitem__, listed), dtype=np.int64, count=len(listed))


def _single(entries: tuple[EntryToRead, ...], panel: tuple[JudgeOnPanel, ...]) -> IntArray:
    """Number the pairs barred one by one: a judge's own list, and what a judge holds already."""
    judge_at = {judge.id: position for position, judge in enumerate(panel)}
    held = (
        (position, judge_at[judge])
        for position, entry in enumerate(entries)
        if entry.already
        for judge in entry.already
        if judge in judge_at
    )
    found = set(held)
    if any(judge.barred_entries for judge in panel):
        entry_at = {entry.id: position for position, entry in enumerate(entries)}
        for position, judge in enumerate(panel):
            found.update((entry_at[entry], position) for entry in judge.barred_entries if entry in entry_at)
    return _keys({entry * len(panel) + judge for entry, judge in found})


def _keys(numbers: set[int]) -> IntArray:
    return np.array(sorted(numbers), dtype=np.int64)
