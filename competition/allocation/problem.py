"""An allocation as arrays: entries that the same judges can read equally well are one type.

A type is all that the flow needs to know of an entry, so a problem of many thousand entries has only as
many types as there are different lists of readers. Bars between a judge and one single entry stay outside
the types.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from competition.allocation.matching import base_language
from competition.allocation.readers import Readers
from competition.allocation.rules import EntryToRead, JudgeOnPanel, reads_wanted

IntArray = NDArray[np.int64]
ByteArray = NDArray[np.int8]
BoolArray = NDArray[np.bool_]
Positions = TypeVar("Positions", int, IntArray)


@dataclass(frozen=True)
class Problem:
    """Entries and judges by position (in the order of their ids).

    `need` counts the reads an entry lacks; `type_of` is its type, -1 where nothing is lacking; `pool_of`
    numbers its category and language. `affinity[type, judge]` is 0 where the judge may not read the type.
    `barred` holds entry * judges + judge for every pair that the types do not know to be impossible.
    """

    entries: tuple[EntryToRead, ...]
    judges: tuple[JudgeOnPanel, ...]
    need: IntArray
    type_of: IntArray
    pool_of: IntArray
    affinity: ByteArray
    barred: frozenset[int]

    @property
    def types(self) -> int:
        """How many types there are."""
        return len(self.affinity)

    @property
    def panel(self) -> int:
        """How many judges there are."""
        return len(self.judges)

    @cached_property
    def members(self) -> IntArray:
        """How many entries each type has."""
        return np.bincount(self.type_of[self.type_of >= 0], minlength=self.types)

    @cached_property
    def reads_each(self) -> IntArray:
        """How many reads each entry of a type lacks."""
        each = np.zeros(self.types, dtype=np.int64)
        lacking = self.type_of >= 0
        each[self.type_of[lacking]] = self.need[lacking]
        return each

    def key(self, entry: Positions, judge: Positions) -> Positions:
        """The number of a pair, as `barred` holds it."""
        return entry * self.panel + judge

    def are_barred(self, entry: IntArray, judge: IntArray) -> BoolArray:
        """Which of these pairs are barred one by one."""
        keys = self.key(entry, judge)
        at = np.searchsorted(self._barred_keys, keys)
        found: BoolArray = self._barred_keys[at] == keys
        return found

    @cached_property
    def _barred_keys(self) -> IntArray:
        return np.array([*sorted(self.barred), np.iinfo(np.int64).max], dtype=np.int64)

    def may(self, entry: int, judge: int) -> bool:
        """Whether this judge may be given this entry, capacity apart."""
        kind = self.type_of[entry]
        return bool(kind >= 0 and self.affinity[kind, judge] and self.key(entry, judge) not in self.barred)


def pose(
    entries: Sequence[EntryToRead], judges: Sequence[JudgeOnPanel], reads: Mapping[int, int] | int
) -> Problem:
    """Turn entries and judges into arrays. Raises ValueError where an id occurs twice."""
    ordered = tuple(sorted(entries, key=lambda entry: entry.id))
    panel = tuple(sorted(judges, key=lambda judge: judge.id))
    _refuse_doubles([entry.id for entry in ordered], "entry")
    _refuse_doubles([judge.id for judge in panel], "judge")
    need = np.array([reads_wanted(entry, reads) for entry in ordered], dtype=np.int64)
    type_of, affinity = _types(ordered, panel, need)
    return Problem(ordered, panel, need, type_of, _pools(ordered), affinity, _barred(ordered, panel))


def _refuse_doubles(ids: list[int], what: str) -> None:
    for one, following in pairwise(ids):
        if one == following:
            raise ValueError(f"{what} {one} occurs twice")


def _types(
    entries: tuple[EntryToRead, ...], panel: tuple[JudgeOnPanel, ...], need: IntArray
) -> tuple[IntArray, ByteArray]:
    """Number the types: equal rows of affinity and equal need."""
    readers = Readers(panel)
    numbers: dict[tuple[bytes, int], int] = {}
    rows: list[ByteArray] = []
    seen: dict[tuple[object, ...], int] = {}
    type_of = np.full(len(entries), -1, dtype=np.int64)
    for position, entry in enumerate(entries):
        lacking = int(need[position])
        if not lacking:
            continue
        signature = (*readers.signature(entry), lacking)
        if signature not in seen:
            row = readers.row(entry)
            number = numbers.setdefault((row.tobytes(), lacking), len(rows))
            if number == len(rows):
                rows.append(row)
            seen[signature] = number
        type_of[position] = seen[signature]
    affinity = np.array(rows, dtype=np.int8).reshape(len(rows), len(panel))
    return type_of, affinity


def _pools(entries: tuple[EntryToRead, ...]) -> IntArray:
    numbers: dict[tuple[int, str], int] = {}
    pools = [(entry.category, base_language(entry.language)) for entry in entries]
    return np.array([numbers.setdefault(pool, len(numbers)) for pool in pools], dtype=np.int64)


def _barred(entries: tuple[EntryToRead, ...], panel: tuple[JudgeOnPanel, ...]) -> frozenset[int]:
    """Number the pairs barred one by one: a judge's own list, and what a judge holds already."""
    entry_at = {entry.id: position for position, entry in enumerate(entries)}
    judge_at = {judge.id: position for position, judge in enumerate(panel)}
    own = (
        (entry_at[entry], judge_at[judge.id])
        for judge in panel
        for entry in judge.barred_entries
        if entry in entry_at
    )
    held = (
        (entry_at[entry.id], judge_at[judge])
        for entry in entries
        for judge in entry.already
        if judge in judge_at
    )
    return frozenset(entry * len(panel) + judge for pairs in (own, held) for entry, judge in pairs)
