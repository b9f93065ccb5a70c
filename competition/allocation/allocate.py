"""Who reads what: the whole way from entries and judges to pairs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from competition.allocation.exchange import Reads, reads_of
from competition.allocation.flow import Quotas, greatest_affinity
from competition.allocation.joining import Outcome
from competition.allocation.kinds import whole_classes
from competition.allocation.linkage import ApartPool, link, parts_of_pools, pools_apart
from competition.allocation.problem import IntArray, Problem, pose
from competition.allocation.rules import THROUGH_TRANSLATION, EntryToRead, JudgeOnPanel
from competition.allocation.settle import settle
from competition.allocation.shortage import Shortage, shortages
from competition.allocation.spread import mix
from competition.judging.rules import ReadingMode


@dataclass(frozen=True)
class Allocation:
    """Who reads what. `pairs` are (entry id, judge id), in order; `modes` say how each of them is read.

    `wanted` counts the reads that were asked for, `missing` those that nobody could take. `affinity` is the
    sum over the pairs, `optimum` the greatest possible under the same reads and load bounds. `loads` and
    `bounds` (lowest, highest) count a judge's entries, those held before included. A pool is a category and
    a language; it is linked when chains of shared entries join all its judges. `apart` lists the pools whose
    judges cannot be compared, those that a single judge reads among them, and why. `without_bounds` is the
    affinity that could be had without load bounds, where somebody worked it out.
    """

    pairs: tuple[tuple[int, int], ...]
    modes: tuple[ReadingMode, ...]
    shortages: tuple[Shortage, ...]
    wanted: int
    affinity: int
    optimum: int
    loads: Mapping[int, int]
    bounds: Mapping[int, tuple[int, int]]
    pools: int
    pools_linked: int
    apart: tuple[ApartPool, ...]
    without_bounds: int | None = None

    @property
    def filled(self) -> int:
        """The reads that were given out."""
        return len(self.pairs)

    @property
    def missing(self) -> int:
        """The reads that nobody could take."""
        return self.wanted - self.filled


def allocate(
    entries: Iterable[EntryToRead],
    judges: Iterable[JudgeOnPanel],
    reads: Mapping[int, int] | int,
    seed: int = 0,
) -> Allocation:
    """Give every entry its readers; `reads` are per entry in all, by category or for every category.

    What judges hold `already` counts towards them and is not given again. Nothing barred is ever given;
    what nobody can take is listed. The same entries, judges and seed come to the same pairs, in whatever
    order they are named. Raises ValueError where an id occurs twice.
    """
    problem = pose(tuple(entries), tuple(judges), reads)
    rng = np.random.default_rng(seed)
    quotas, dealt = settle(problem, rng)
    given = reads_of(problem, dealt.entry, dealt.judge)
    mix(given, rng)
    ended = link(given, quotas.bounds, quotas.affinity)
    return _report(problem, quotas, given, ended)


def affinity_without_bounds(
    entries: Iterable[EntryToRead], judges: Iterable[JudgeOnPanel], reads: Mapping[int, int] | int
) -> int:
    """The most affinity of as many reads, had nobody a fair load to keep to but their capacity."""
    return greatest_affinity(whole_classes(pose(tuple(entries), tuple(judges), reads)))


def _report(problem: Problem, quotas: Quotas, reads: Reads, ended: Mapping[int, Outcome]) -> Allocation:
    keys = np.sort(problem.key(reads.entry[: reads.given], reads.judge[: reads.given]))
    entry, judge = keys // max(1, problem.panel), keys % max(1, problem.panel)
    value = problem.value(entry, judge)
    missing = problem.need - np.bincount(entry, minlength=len(problem.entries))
    parts = parts_of_pools(reads)
    return Allocation(
        pairs=_named(problem, entry, judge),
        modes=_modes(problem, entry, value),
        shortages=tuple(shortages(problem, missing)),
        wanted=int(problem.need.sum()),
        affinity=int(value.sum()),
        optimum=quotas.affinity,
        loads=_loads(problem, judge),
        bounds=_bounds(problem, quotas),
        pools=len(parts),
        pools_linked=sum(count == 1 for count in parts.values()),
        apart=tuple(pools_apart(reads, parts, ended)),
    )


def _named(problem: Problem, entry: IntArray, judge: IntArray) -> tuple[tuple[int, int], ...]:
    entries = np.array([each.id for each in problem.entries], dtype=np.int64)
    judges = np.array([each.id for each in problem.judges], dtype=np.int64)
    return tuple(zip(entries[entry].tolist(), judges[judge].tolist(), strict=True))


def _modes(problem: Problem, entry: IntArray, value: IntArray) -> tuple[ReadingMode, ...]:
    wordless = problem.wordless[problem.class_of[entry]]
    translated = ~wordless & (value == THROUGH_TRANSLATION)
    modes = np.array([ReadingMode.ORIGINAL, ReadingMode.TRANSLATION, ReadingMode.WORDLESS], dtype=object)
    return tuple(modes[np.where(wordless, 2, translated)].tolist())


def _loads(problem: Problem, judge: IntArray) -> dict[int, int]:
    taken = np.bincount(judge, minlength=problem.panel).tolist()
    return {who.id: who.load + more for who, more in zip(problem.judges, taken, strict=True)}


def _bounds(problem: Problem, quotas: Quotas) -> dict[int, tuple[int, int]]:
    lowest, highest = quotas.bounds.lowest.tolist(), quotas.bounds.highest.tolist()
    return {
        who.id: (who.load + least, who.load + most)
        for who, least, most in zip(problem.judges, lowest, highest, strict=True)
    }
