"""Why not this one: who was passed over by which rule, and what a rule made easier by one would give."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from competition.results.awarding import Candidate, Task, held, shortfall
from competition.results.choosing import Choice, choose
from competition.results.quotas import Rule, Sense


@dataclass(frozen=True)
class PassedOver:
    """An entry without an award that stands above one with, or whose award stays empty.

    `by`: for a rule of "at most" the entries that fill it; for one of "at least" the entry that serves it.
    """

    candidate: Candidate
    turn: int
    rule: Rule
    by: tuple[int, ...]


@dataclass(frozen=True)
class Relaxed:
    """What the choice would be with one rule easier by one: who would come in and who would go.

    `missed`: by how much the rules of "at least" would be, as they are now.
    """

    rule: Rule
    comes: tuple[int, ...]
    goes: tuple[int, ...]
    filled: int
    missed: int


def passed_over(task: Task, choice: Choice) -> list[PassedOver]:
    """Return who was passed over, by category and turn, each with the rule that did it.

    The rule is the one that would break if the entry had the award of the last in its category instead, or
    the award that stays empty. Some rule does: otherwise that choice would have been the better one.
    """
    return [
        PassedOver(candidate, turn, rule, by)
        for line, seats in zip(task.lines, task.seats, strict=True)
        for turn, candidate, last in _above(line, sum(seats), choice)
        for rule, by in _reason(task, choice, candidate, last)
    ]


def _above(
    line: Sequence[tuple[int, Candidate]], seats: int, choice: Choice
) -> Iterator[tuple[int, Candidate, Candidate | None]]:
    """Go through those without an award above the last with one, or among as many as there are awards."""
    entries = choice.entries
    awarded = [at for at, (_turn, candidate) in enumerate(line) if candidate.entry in entries]
    last = line[awarded[-1]][1] if len(awarded) == seats and awarded else None
    for turn, candidate in line[: max([seats, *(at + 1 for at in awarded)] if seats else [0])]:
        if candidate.entry not in entries:
            yield turn, candidate, last


def _reason(
    task: Task, choice: Choice, candidate: Candidate, last: Candidate | None
) -> Iterator[tuple[Rule, tuple[int, ...]]]:
    """Yield the one rule that keeps the candidate from the award of `last`, or from an empty one."""
    others = [*task.given, *(each for each, _kind in choice.chosen if each is not last)]
    for rule in task.rules:
        if rule.sense is Sense.MOST:
            group = candidate.group(rule)
            holders = tuple(each.entry for each in others if each.group(rule) == group)
            if group[1] and len(holders) >= rule.number:
                yield rule, holders
                return
    instead, as_it_is = [*others, candidate], [*others, *([last] if last else [])]
    for rule in task.rules:
        if rule.sense is not Sense.MOST and shortfall(rule, task, instead) > shortfall(rule, task, as_it_is):
            yield rule, (last.entry,) if last else ()
            return


def relaxations(task: Task, choice: Choice, rules: Sequence[Rule]) -> list[Relaxed]:
    """Solve once more for each of these rules, made easier by one."""
    found, had = [], set(choice.entries)
    for rule in rules:
        easier = rule.relaxed()
        if easier is not None:
            other = replace(task, rules=tuple(easier if each == rule else each for each in task.rules))
            then = choose(other)
            has = set(then.entries)
            found.append(
                Relaxed(
                    easier,
                    _by_turn(then, has - had),
                    _by_turn(choice, had - has),
                    len(has),
                    missed(task, then),
                )
            )
    return found


def missed(task: Task, choice: Choice) -> int:
    """Return by how much the rules of "at least" are missed, all together."""
    awarded = [*task.given, *(candidate for candidate, _kind in choice.chosen)]
    return sum(shortfall(rule, task, awarded) for rule in task.rules if rule.sense is not Sense.MOST)


def _by_turn(choice: Choice, entries: set[int]) -> tuple[int, ...]:
    return tuple(candidate.entry for candidate, _kind in choice.chosen if candidate.entry in entries)


def overfull(task: Task) -> list[tuple[Rule, tuple[int, ...]]]:
    """Return the rules of "at most" that the given awards break by themselves, with those that do."""
    return [
        (rule, tuple(each.entry for each in task.given if each.group(rule) == group))
        for rule in task.rules
        if rule.sense is Sense.MOST
        for group, number in sorted(held(rule, task.given).items())
        if number > rule.number
    ]
