"""The figures of an allocation that pages tell: spread out, in the middle, in bins; pure."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from competition.allocation.loads import HALF, HALF_MORE
from competition.allocation.reporting import Report

MOST_BINS = 8


@dataclass(frozen=True)
class Range:
    """The least, the middle and the most of something."""

    least: float
    middle: float
    most: float


@dataclass(frozen=True)
class Bin:
    """How many judges have from `first` to `last` entries."""

    first: int
    last: int
    judges: int


def range_of(numbers: Sequence[float]) -> Range | None:
    """Return least, middle and most; None of nothing."""
    return Range(min(numbers), median(numbers), max(numbers)) if numbers else None


def within_share(loads: Mapping[int, int], shares: Mapping[int, float]) -> int:
    """Count the judges whose load is within half to one and a half times their share, in whole entries."""
    return sum(
        math.floor(HALF * share) <= loads.get(judge, 0) <= math.ceil(HALF_MORE * share)
        for judge, share in shares.items()
    )


def closeness(report: Report) -> float | None:
    """Return the part of the greatest affinity that was reached, in per cent, never rounded up."""
    return math.floor(10_000 * report.affinity / report.optimum) / 100 if report.optimum else None


def price_of_fairness(report: Report) -> float:
    """Return how much affinity could be had beyond what fair loads allow, in per cent of that."""
    if not report.optimum:
        return 0.0
    return max(0.0, round(100 * (report.without_bounds / report.optimum - 1), 1))


def bins(loads: Sequence[int]) -> list[Bin]:
    """Sort judges by how many entries they have, into at most eight bins of one width, without gaps."""
    if not loads:
        return []
    least, most = min(loads), max(loads)
    wide = math.ceil((most - least + 1) / MOST_BINS)
    firsts = range(least, most + 1, wide)
    return [
        Bin(first, last, sum(first <= load <= last for load in loads))
        for first, last in ((first, min(most, first + wide - 1)) for first in firsts)
    ]
