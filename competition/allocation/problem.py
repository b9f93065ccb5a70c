"""An allocation as arrays.

Entries of one category, language and translation are one class: the same judges read them equally well. What
bars a judge from some entries of a class (city, school, single entries) stays apart, in `Bars`; so a problem
of many thousand entries has only as many classes as there are languages and categories.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from competition.allocation.bars import Bars, find_bars
from competition.allocation.matching import base_language
from competition.allocation.readers import Readers
from competition.allocation.rules import EntryToRead, JudgeOnPanel, reads_wanted

IntArray = NDArray[np.int64]
ByteArray = NDArray[np.int8]
Positions = TypeVar("Positions", int, IntArray)


@dataclass(frozen=True)
class Problem:
    """Entries and judges by position (in the order of their ids).

    `need` counts the reads an entry lacks; `class_of` numbers its category, language and translation;
    `pool_of` its category and language. `affinity[class, judge]` is 0 where the judge cannot read the class.
    """

    entries: tuple[EntryToRead, ...]
    judges: tuple[JudgeOnPanel, ...]
    need: IntArray
    class_of: IntArray
    pool_of: IntArray
    affinity: ByteArray
    bars: Bars

    @property
    def panel(self) -> int:
        """How many judges there are."""
        return len(self.judges)

    @cached_property
    def room(self) -> IntArray:
        """How many more entries each judge can take."""
        return np.array([judge.room for judge in self.judges], dtype=np.int64)

    @cached_property
    def wordless(self) -> NDArray[np.bool_]:
        """Which classes are works without words."""
        some_entry = np.zeros(len(self.affinity), dtype=np.int64)
        some_entry[self.class_of] = np.arange(len(self.entries))
        languages = (base_language(self.entries[at].language) for at in some_entry.tolist())
        return np.array([not language for language in languages], dtype=bool)

    def key(self, entry: Positions, judge: Positions) -> Positions:
        """The number of a pair."""
        return entry * self.panel + judge

    def value(self, entry: IntArray, judge: IntArray) -> IntArray:
        """The affinity of each of these pairs, bars apart."""
        return self.affinity[self.class_of[entry], judge].astype(np.int64)

    def may(self, entry: int, judge: int) -> bool:
        """Whether this judge may be given this entry, capacity apart."""
        return bool(self.affinity[self.class_of[entry], judge]) and not self.bars.bar(entry, judge)


def pose(
    entries: Sequence[EntryToRead], judges: Sequence[JudgeOnPanel], reads: Mapping[int, int] | int
) -> Problem:
    """Turn entries and judges into arrays. Raises ValueError where an id occurs twice."""
    ordered = tuple(sorted(entries, key=lambda entry: entry.id))
    panel = tuple(sorted(judges, key=lambda judge: judge.id))
    _refuse_doubles([entry.id for entry in ordered], "entry")
    _refuse_doubles([judge.id for judge in panel], "judge")
    need = np.array([reads_wanted(entry, reads) for entry in ordered], dtype=np.int64)
    class_of, pool_of, affinity = _classes(ordered, Readers(panel))
    return Problem(ordered, panel, need, class_of, pool_of, affinity, find_bars(ordered, panel))


def _refuse_doubles(ids: list[int], what: str) -> None:
    for one, following in pairwise(ids):
        if one == following:
            raise ValueError(f"{what} {one} occurs twice")


def _classes(entries: tuple[EntryToRead, ...], readers: Readers) -> tuple[IntArray, IntArray, ByteArray]:
    """The class and the pool of each entry, and every judge's affinity to each class."""
    spelling_of, spelt = numbered((entry.category, entry.language, entry.translation) for entry in entries)
    class_of_spelling, classes = numbered(
        (category, base_language(language), base_language(translation))
        for category, language, translation in spelt
    )
    class_of = class_of_spelling[spelling_of]
    rows = [readers.able(*described) for described in classes]
    pool_of_class, _ = numbered((category, language) for category, language, _ in classes)
    affinity = np.array(rows, dtype=np.int8).reshape(len(rows), readers.panel)
    return class_of, pool_of_class[class_of], affinity


Thing = TypeVar("Thing", bound=Hashable)


def numbered(things: Iterable[Thing]) -> tuple[IntArray, list[Thing]]:
    """Number things by their first occurrence; return the numbers, and the things by number."""
    numbers: defaultdict[Thing, int] = defaultdict(lambda: len(numbers))
    found = np.fromiter(map(numbers.__getitem__, things), dtype=np.int64)
    return found, list(numbers)


def in_order(numbers: IntArray) -> IntArray:
    """The places of numbers (none below 0), the smallest first; of equal ones the first comes first."""
    few = numbers.max(initial=0) < 1 << 16  # so few are sorted by their digits
    order: IntArray = np.argsort(numbers.astype(np.uint16) if few else numbers, kind="stable")
    return order
