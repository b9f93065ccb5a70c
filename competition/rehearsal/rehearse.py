"""The whole rehearsal: every number of reads allocated as the round will be, scored by chance, calibrated."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from competition.allocation.allocate import Allocation, allocate
from competition.allocation.matching import base_language
from competition.allocation.rules import EntryToRead, JudgeOnPanel
from competition.rehearsal.expected import expected_entries, expected_judges
from competition.rehearsal.outcome import Lack, Outcome, Scenario, Spoken
from competition.rehearsal.rules import Plan, World
from competition.rehearsal.simulation import Readings, Sure, simulate

Number = TypeVar("Number", int, float)
Tell = Callable[[int, int], None]


def rehearse(plan: Plan, world: World, tell: Tell = lambda done, total: None) -> Outcome:
    """Rehearse a plan; `tell(done, total)` counts rehearsals, over all numbers of reads together."""
    entries, judges = expected_entries(plan, world), expected_judges(plan, world)
    total = len(plan.compared) * plan.times
    scenarios = []
    for at, reads in enumerate(plan.compared):
        tell(at * plan.times, total)
        allocation = allocate(entries, judges, reads, plan.seed)
        sure = _sure(plan, world, entries, judges, allocation, reads, at, tell)
        scenarios.append(_scenario(plan, entries, judges, allocation, reads, sure))
    return Outcome(
        entries=len(entries),
        judges=len(judges),
        room=sum(judge.room for judge in judges),
        spoken=tuple(_spoken(entries, judges)),
        scenarios=tuple(scenarios),
    )


def _sure(
    plan: Plan,
    world: World,
    entries: Sequence[EntryToRead],
    judges: Sequence[JudgeOnPanel],
    allocation: Allocation,
    reads: int,
    at: int,
    tell: Tell,
) -> list[Sure]:
    total = len(plan.compared) * plan.times
    readings = _readings(entries, judges, allocation, reads)
    return simulate(
        readings,
        world.places,
        plan.spread,
        times=plan.times,
        seed=plan.seed,
        tell=lambda done: tell(at * plan.times + done, total),
    )


def _readings(
    entries: Sequence[EntryToRead], judges: Sequence[JudgeOnPanel], allocation: Allocation, reads: int
) -> Readings:
    place = {entry.id: at for at, entry in enumerate(entries)}
    seat = {judge.id: at for at, judge in enumerate(judges)}
    return Readings(
        entry=np.array([place[entry] for entry, _ in allocation.pairs], dtype=np.int64),
        judge=np.array([seat[judge] for _, judge in allocation.pairs], dtype=np.int64),
        category=np.array([entry.category for entry in entries], dtype=np.int64),
        panel=len(judges),
        reads=reads,
    )


def _scenario(
    plan: Plan,
    entries: Sequence[EntryToRead],
    judges: Sequence[JudgeOnPanel],
    allocation: Allocation,
    reads: int,
    sure: Sequence[Sure],
) -> Scenario:
    loads = sorted(allocation.loads.values())
    minutes = sorted(_minutes(plan.minutes, entries, judges, allocation).values())
    return Scenario(
        reads=reads,
        wanted=allocation.wanted,
        filled=allocation.filled,
        load=middle(loads),
        busiest=loads[-1] if loads else 0,
        minutes=middle(minutes),
        longest=minutes[-1] if minutes else 0.0,
        all_minutes=sum(minutes),
        idle=sum(load == 0 for load in loads),
        shortages=allocation.shortages,
        lacks=tuple(_lacks(entries, allocation, reads)),
        sure=tuple(sure),
    )


def middle(values: Sequence[Number]) -> Number:
    """Return the value in the middle of sorted ones, the higher of two; 0 of none."""
    return values[len(values) // 2] if values else 0


def _minutes(
    each: Mapping[int, float],
    entries: Sequence[EntryToRead],
    judges: Sequence[JudgeOnPanel],
    allocation: Allocation,
) -> dict[int, float]:
    category = {entry.id: entry.category for entry in entries}
    spent = dict.fromkeys((judge.id for judge in judges), 0.0)
    for entry, judge in allocation.pairs:
        spent[judge] += each.get(category[entry], 0.0)
    return spent


def _lacks(entries: Sequence[EntryToRead], allocation: Allocation, reads: int) -> list[Lack]:
    """Return the languages whose entries have too few readers, those with most such entries first."""
    given = Counter(entry for entry, _ in allocation.pairs)
    short = Counter(entry.language for entry in entries if given[entry.id] < reads)
    unread = Counter(entry.language for entry in entries if not given[entry.id])
    return [Lack(language, number, unread[language]) for language, number in short.most_common()]


def _spoken(entries: Sequence[EntryToRead], judges: Sequence[JudgeOnPanel]) -> list[Spoken]:
    """Return the languages of the entries, the most frequent first, and who reads them how."""
    numbers = Counter(entry.language for entry in entries if entry.language)
    into = {(base_language(entry.language), base_language(entry.translation)) for entry in entries}
    reads = [{base_language(tag) for tag in judge.languages} for judge in judges]
    found = []
    for language, number in sorted(numbers.items(), key=lambda each: (-each[1], each[0])):
        base = base_language(language)
        translations = {to for of, to in into if of == base and to}
        readers = sum(base in tags for tags in reads)
        through = sum(base not in tags and bool(tags & translations) for tags in reads)
        found.append(Spoken(language, number, readers, through))
    return found
