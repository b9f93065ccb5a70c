"""What an allocation had to leave open, by category and language, and what would cure it."""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from competition.allocation.problem import IntArray, Problem


class Cure(StrEnum):
    """What would fill the reads that were left open."""

    NO_READER = "no-reader"
    TOO_FEW_READERS = "too-few-readers"
    CONFLICTS = "conflicts"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True)
class Shortage:
    """Reads of a category and language that nobody could take, and what would cure it.

    `no-reader`: nobody on the panel for the category reads the language or a translation.
    `too-few-readers`: fewer do than an entry needs. `conflicts`: enough do, but they are barred.
    `capacity`: they are full. `readers` is the greatest number of judges who can read one of these entries,
    whatever their conflicts and capacity. `judges` further ones, who read it, are barred by nothing and have
    as much room as the panel has on average, would do; so would, where readers are full, as many more
    `places` among them (0 where more places would not help). `usual` is that room on average.
    """

    category: int
    language: str
    missing: int
    cure: Cure
    readers: int
    judges: int = 0
    places: int = 0
    usual: float = field(default=0.0, compare=False)


@dataclass
class _Sum:
    missing: int = 0
    readers: int = 0
    deepest: int = 0


def shortages(problem: Problem, missing: IntArray) -> list[Shortage]:
    """Explain the missing reads of each entry (by position), summed up by category, language and cure."""
    sums: defaultdict[tuple[int, str, Cure], _Sum] = defaultdict(_Sum)
    readers = np.count_nonzero(problem.affinity, axis=1).tolist()
    for position in np.flatnonzero(missing).tolist():
        entry, able = problem.entries[position], readers[problem.class_of[position]]
        barred, held = _barred_readers(problem, position)
        counts = split(int(missing[position]), int(problem.need[position]), able - held, able - barred)
        for cure, count in counts.items():
            found = sums[entry.category, entry.language, cure]
            found.missing += count
            found.readers = max(found.readers, able)
            found.deepest = max(found.deepest, count)
    usual = sum(judge.capacity for judge in problem.judges) / max(1, problem.panel)
    return [
        Shortage(
            category,
            language,
            found.missing,
            cure,
            found.readers,
            judges=max(found.deepest, math.ceil(found.missing / max(1, usual)) if usual else 0),
            places=found.missing if cure is Cure.CAPACITY else 0,
            usual=round(usual, 1),
        )
        for (category, language, cure), found in sorted(sums.items())
    ]


def _barred_readers(problem: Problem, position: int) -> tuple[int, int]:
    """How many of those who can read an entry are barred from it, and how many of them hold it already."""
    able = problem.affinity[problem.class_of[position]]
    already = problem.entries[position].already
    barred = [judge for judge in problem.bars.of_entry(position) if able[judge]]
    return len(barred), sum(problem.judges[judge].id in already for judge in barred)


def split(missing: int, wanted: int, able: int, free: int) -> dict[Cure, int]:
    """Split an entry's missing reads by their cure.

    `able` judges could read it once more, `free` of them are not barred; `wanted` reads were to be given.
    """
    if not able:
        return {Cure.NO_READER: missing}
    too_few = max(0, wanted - able)
    conflicts = max(0, min(wanted, able) - free)
    counts = {
        Cure.TOO_FEW_READERS: too_few,
        Cure.CONFLICTS: conflicts,
        Cure.CAPACITY: missing - too_few - conflicts,
    }
    return {cure: count for cure, count in counts.items() if count}
