"""What came of the awards besides the awards: kept for the page that answers "why this one?"."""

from collections.abc import Iterable
from typing import Any

from competition.results.awarding import shortfall
from competition.results.deciding import Contest
from competition.results.quotas import Sense
from competition.results.reasons import PassedOver, Relaxed, missed, overfull, passed_over, relaxations

MOST_NAMED = 20
"""Of a category: those further down are counted, not named."""


def report(contest: Contest) -> dict[str, Any]:
    """Return turns, who was passed over, empty awards, rules not met, and what relaxing gives."""
    task, choice = contest.task, contest.choice
    passed = passed_over(task, choice)
    filled, won = len(choice.chosen), {each.entry for each in contest.won}
    guilty = {each.rule for each in passed} | {rule for rule, _by in overfull(task)}
    short = missed(task, choice)
    if short or filled < _could(contest):
        guilty |= set(task.rules)
    easier = relaxations(task, choice, [rule for rule in task.rules if rule in guilty])
    return {
        "turns": {
            ref: turn for at, turn in contest.turns.items() if (ref := contest.competing[at].entry) in won
        },
        "passed": [_passed(contest, each) for each in _named(passed)],
        "more": len(passed) - len(_named(passed)),
        "empty": [
            [category.key, left]
            for at, category in enumerate(contest.categories)
            if (left := _empty(contest, at))
        ],
        "unmet": _unmet(contest),
        "overfull": [[rule.key, rule.number, _refs(contest, by)] for rule, by in overfull(task)],
        "relaxed": [_relaxed(contest, each, filled, short) for each in easier],
    }


def _could(contest: Contest) -> int:
    """Return how many awards could be given if there were no rules."""
    task = contest.task
    return sum(min(sum(seats), len(line)) for line, seats in zip(task.lines, task.seats, strict=True))


def _empty(contest: Contest, category: int) -> int:
    """Return how many awards of a category the rules leave empty, though there are works for them."""
    task = contest.task
    given = sum(each.category == category for each, _kind in contest.choice.chosen)
    return min(sum(task.seats[category]), len(task.lines[category])) - given


def _named(passed: list[PassedOver]) -> list[PassedOver]:
    seen: dict[int, int] = {}
    named = []
    for each in passed:
        seen[each.candidate.category] = seen.get(each.candidate.category, 0) + 1
        if seen[each.candidate.category] <= MOST_NAMED:
            named.append(each)
    return named


def _refs(contest: Contest, entries: Iterable[int]) -> list[str]:
    return [contest.competing[at].entry for at in entries]


def _passed(contest: Contest, each: PassedOver) -> dict[str, Any]:
    return {
        "entry": contest.competing[each.candidate.entry].entry,
        "category": contest.categories[each.candidate.category].key,
        "turn": each.turn,
        "rule": each.rule.key,
        "number": each.rule.number,
        "by": _refs(contest, each.by),
    }


def _unmet(contest: Contest) -> list[list[Any]]:
    """Return the rules of "at least" that are missed, with their number and by how much."""
    task, awarded = contest.task, [*contest.task.given, *(each for each, _kind in contest.choice.chosen)]
    rules = [rule for rule in task.rules if rule.sense is not Sense.MOST]
    return [[rule.key, rule.number, by] for rule in rules if (by := shortfall(rule, task, awarded))]


def _relaxed(contest: Contest, each: Relaxed, filled: int, short: int) -> dict[str, Any]:
    return {
        "rule": each.rule.key,
        "number": each.rule.number,
        "comes": _refs(contest, each.comes),
        "goes": _refs(contest, each.goes),
        "fills": each.filled - filled,
        "meets": short - each.missed if each.rule.sense is Sense.MOST else 0,
    }
