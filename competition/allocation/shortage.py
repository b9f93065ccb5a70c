"""What an allocation had to leave open, by category and language, and what would cure it."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from competition.allocation.problem import IntArray, Problem
from competition.allocation.readers import Readers


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
    whatever their conflicts and capacity.
    """

    category: int
    language: str
    missing: int
    cure: Cure
    readers: int


def shortages(problem: Problem, missing: IntArray) -> list[Shortage]:
    """Explain the missing reads of each entry (by position), summed up by category, language and cure."""
    readers = Readers(problem.judges)
    barred, held = _single_bars(problem)
    sums: defaultdict[tuple[int, str, Cure], int] = defaultdict(int)
    most: defaultdict[tuple[int, str, Cure], int] = defaultdict(int)
    for position in np.flatnonzero(missing).tolist():
        entry = problem.entries[position]
        able = readers.able(entry) > 0
        free = able & readers.unbarred(entry)
        free[barred[position]] = False
        others = able.copy()
        others[held[position]] = False
        counts = split(
            int(missing[position]), int(problem.need[position]), int(others.sum()), int(free.sum())
        )
        for cure, count in counts.items():
            group = (entry.category, entry.language, cure)
            sums[group] += count
            most[group] = max(most[group], int(able.sum()))
    return [
        Shortage(category, language, sums[category, language, cure], cure, most[category, language, cure])
        for category, language, cure in sorted(sums)
    ]


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


def _single_bars(problem: Problem) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return the judges barred from single entries for any reason, and those of them who hold the entry."""
    barred: defaultdict[int, list[int]] = defaultdict(list)
    held: defaultdict[int, list[int]] = defaultdict(list)
    for key in problem.barred:
        entry, judge = divmod(key, problem.panel)
        barred[entry].append(judge)
        if problem.judges[judge].id in problem.entries[entry].already:
            held[entry].append(judge)
    return barred, held
