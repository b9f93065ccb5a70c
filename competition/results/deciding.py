"""Who wins what: the standings, the awards of each category, and what the jury decided against the order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import nan

from competition.results.awarding import Candidate, award, in_order
from competition.results.computing import Placed
from competition.results.facts import CategoryFacts


@dataclass(frozen=True)
class Won:
    """An award. `place` counts from 1 through all kinds of the category; `overridden`: by a person."""

    entry: str
    category: str
    kind: str
    place: int
    overridden: bool


def decide(
    standings: Sequence[Placed],
    categories: Sequence[CategoryFacts],
    *,
    submitted_at: Mapping[str, datetime],
    overrides: Mapping[str, str | None],
) -> tuple[Won, ...]:
    """Decide the awards of every category, by category and place.

    Only entries with a moment of submission compete. An override takes an award of its kind out of the
    category's number, or adds one where none is left; the others follow in order.
    """
    competing = sorted((s for s in standings if s.entry in submitted_at), key=lambda s: s.entry)
    line = _line(competing, categories, submitted_at)
    forced = [(s, kind) for s in competing if (kind := overrides.get(s.entry))]
    free = [each for each in line if competing[each.entry].entry not in overrides]
    chosen = award(free, {at: _left(category, forced) for at, category in enumerate(categories)})
    won = [(competing[each.entry], each.kind) for each in chosen.awarded] + forced
    turn = {competing[each.entry].entry: at for at, each in enumerate(line)}
    return tuple(
        Won(entry.entry, category.key, kind, place, entry.entry in overrides)
        for category in categories
        for place, (entry, kind) in enumerate(_by_kind(won, category, turn), start=1)
    )


def _line(
    competing: Sequence[Placed], categories: Sequence[CategoryFacts], submitted_at: Mapping[str, datetime]
) -> list[Candidate]:
    """Return who has been read, the best first; an entry's number is its position among those competing."""
    order = {category.key: at for at, category in enumerate(categories)}
    return in_order(
        Candidate(
            entry=at,
            category=order[placed.category],
            calibrated=placed.calibrated,
            raw=placed.raw or 0.0,
            disagreement=nan if placed.disagreement is None else placed.disagreement,
            submitted_at=submitted_at[placed.entry],
        )
        for at, placed in enumerate(competing)
        if placed.calibrated is not None
    )


def _left(category: CategoryFacts, forced: Sequence[tuple[Placed, str]]) -> list[tuple[str, int]]:
    """Return the category's awards that the overrides leave to be won."""
    taken = Counter(kind for entry, kind in forced if entry.category == category.key)
    return [(kind, max(0, number - taken[kind])) for kind, number in category.kinds]


def _by_kind(
    won: Sequence[tuple[Placed, str]], category: CategoryFacts, turn: Mapping[str, int]
) -> list[tuple[Placed, str]]:
    """Return the category's awards with the highest kind first, within it in the order of the standings."""
    order = {kind: at for at, (kind, _number) in enumerate(category.kinds)}

    def key(each: tuple[Placed, str]) -> tuple[int, str, int, str]:
        entry, kind = each
        return order.get(kind, len(order)), kind, turn.get(entry.entry, len(turn)), entry.entry

    return sorted((each for each in won if each[0].category == category.key), key=key)
