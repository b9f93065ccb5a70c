"""What closed duels change in the order of a category; pure.

Where two works' award is too close to call, or their scores are equal, and both fought a closed duel, the
duel's order decides between them; works equal in the duel stay in the order they had. All other works keep
their turn, and no score changes. In a category that nobody has scored, the comparisons of all its duels make
the standings (`results/pairs.py`), and nothing is left to be decided here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from competition.duels.facts import ComparisonFacts, DuelFacts, order_of
from competition.duels.rules import Outcome
from competition.results.closeness import CLOSE
from competition.results.facts import PairFacts
from competition.results.placed import Placed
from competition.results.ranking import DECIMALS

Places = Mapping[str, int]
"""The place of each work of a duel, 1 for the strongest."""


def settled(ordered: Sequence[Placed], duels: Sequence[Places]) -> list[Placed]:
    """Return works in the order that the duels leave them in; the duel closed last has the last word."""
    found = list(ordered)
    for places in duels:
        fought = [each for each in found if each.was_scored and each.entry in places]
        for open_between in _left_open(fought):
            among = {each.entry for each in open_between}
            seats = [at for at, each in enumerate(found) if each.entry in among]
            turn = sorted((found[at] for at in seats), key=lambda each: places[each.entry])
            for at, each in zip(seats, turn, strict=True):
                found[at] = each
    return found


def _left_open(fought: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield the works between which the scores leave the order open: equal ones, then those at the line."""
    equal: defaultdict[Any, list[Placed]] = defaultdict(list)
    close: defaultdict[str, list[Placed]] = defaultdict(list)
    for each in fought:
        score = None if each.calibrated is None else round(each.calibrated, DECIMALS)
        equal[each.category, score].append(each)
        if each.award_probability is not None and CLOSE[0] <= each.award_probability <= CLOSE[1]:
            close[each.category].append(each)
    yield from equal.values()
    yield from close.values()


def pairs_said(duels: Sequence[DuelFacts]) -> tuple[PairFacts, ...]:
    """Return what was said of pairs in all duels together."""
    return tuple(
        PairFacts(each.category, said.one, said.other, said.outcome)
        for each in duels
        for said in each.comparisons
    )


def pairs_again(duels: Sequence[Mapping[str, Any]]) -> tuple[PairFacts, ...]:
    """Return the same from what a bundle holds of the duels."""
    return tuple(
        PairFacts(each["category"], said["one"], said["other"], Outcome(said["outcome"]))
        for each in duels
        for said in each["comparisons"]
    )


def as_values(facts: Sequence[DuelFacts]) -> list[dict[str, Any]]:
    """Return duels as a bundle holds them; their order follows from what was said of the pairs."""
    return [
        {
            "category": each.category,
            "entries": list(each.entries),
            "comparisons": [
                {"one": said.one, "other": said.other, "judge": said.judge, "outcome": said.outcome.value}
                for said in each.comparisons
            ],
        }
        for each in facts
    ]


def order_again(duel: Mapping[str, Any]) -> Places:
    """Compute the places of a duel once more from what a bundle holds of it."""
    said = (ComparisonFacts(**{**each, "outcome": Outcome(each["outcome"])}) for each in duel["comparisons"])
    return order_of(duel["entries"], list(said))


def renamed(duels: Sequence[Places], names: Mapping[str, str]) -> tuple[Places, ...]:
    """Return the places under other names."""
    return tuple({names[ref]: place for ref, place in each.items() if ref in names} for each in duels)
