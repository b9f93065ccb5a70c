"""The standings of a category that nobody scored and judges compared two at a time; pure.

The raw figure is in how many of a hundred comparisons a work was put first, where what could not be told
apart counts half; the calibrated one in how many it would go before a work of average strength, which makes
up for how strong those were that it met (`duels/fitting.py`). Intervals and chances of an award come from the
joint distribution of all strengths, as those of scores do. What a work is called changes no figure: works are
computed in the order of their strengths, those of equal strength by what they are like (`positions.py`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from competition.duels.bradley_terry import Columns, Strengths, columns
from competition.duels.fitting import drawn, fitted
from competition.duels.rules import SHARES
from competition.results.design import FloatArray, IntArray
from competition.results.facts import PairFacts, RoundFacts
from competition.results.laying import scored_sheets
from competition.results.placed import Placed, figure
from competition.results.positions import colour, in_turn
from competition.results.ranking import DECIMALS, draws_of, ranks, ranks_of_draws, uncertain

_WITHIN_95 = np.array([-1.96, 1.96])


@dataclass(frozen=True)
class _Field:
    """The works of a category that were compared, in the order in which they are computed."""

    names: Sequence[str]
    said: Columns
    found: Strengths

    @property
    def times(self) -> IntArray:
        """How often each was compared."""
        return np.bincount(np.concatenate([self.said.one, self.said.other]), minlength=len(self.names))

    @property
    def raw(self) -> FloatArray:
        """In how many of a hundred comparisons each was put first."""
        size = len(self.names)
        first = np.bincount(self.said.one, self.said.share, size)
        second = np.bincount(self.said.other, 1 - self.said.share, size)
        share: FloatArray = 100 * (first + second) / self.times
        return share


def by_pairs(facts: RoundFacts, *, seed: int) -> Iterator[Placed]:
    """Yield the standings of works in categories without a scoresheet, as far as they were compared."""
    scored = {facts.entries[sheet.entry] for sheet, _points in scored_sheets(facts)}
    said = defaultdict[str, list[PairFacts]](list)
    for each in facts.pairs:
        if each.category not in scored:
            said[each.category].append(each)
    for category in facts.categories:
        if pairs := said[category.key]:
            inside = {name for name, key in facts.entries.items() if key == category.key}
            field = _field(pairs)
            standing = np.flatnonzero([name in inside for name in field.names])
            if len(standing):
                yield from _standings(field, standing, category.key, category.places, seed)


def _standings(field: _Field, standing: IntArray, category: str, places: int, seed: int) -> Iterator[Placed]:
    """Yield the places of the works still `standing`; those that left have told how strong the others are."""
    strength, se = field.found.strength, field.found.se
    chance = 100 * expit(strength)
    sample = drawn(field.found, field.said, draws_of(len(strength)), seed)[:, standing]
    lowest, highest, probability = uncertain(ranks_of_draws(sample), places)
    rank, raw, times = ranks(chance[standing]), field.raw, field.times
    for turn, at in enumerate(standing.tolist()):
        low, high = 100 * expit(strength[at] + _WITHIN_95 * se[at])
        yield Placed(
            entry=field.names[at],
            category=category,
            reads=int(times[at]),
            nominations=0,
            raw=figure(raw[at]),
            calibrated=figure(chance[at]),
            se=figure(chance[at] * (100 - chance[at]) / 100 * se[at]),
            low=figure(low),
            high=figure(high),
            disagreement=None,
            rank=int(rank[turn]),
            rank_low=int(lowest[turn]),
            rank_high=int(highest[turn]),
            award_probability=figure(probability[turn]),
            component=None,
        )


def _field(pairs: Sequence[PairFacts]) -> _Field:
    """Return the works by strength, those equal to six decimals by what they are like, then by name."""
    names = sorted({each.one for each in pairs} | {each.other for each in pairs})
    names = _alike_together(names, _columns(names, pairs))
    strength = np.round(fitted(len(names), _columns(names, pairs)).strength, DECIMALS) + 0.0
    names = [names[at] for at in np.argsort(-strength, kind="stable").tolist()]
    said = _columns(names, pairs)
    return _Field(names, said, fitted(len(names), said))


def _alike_together(names: Sequence[str], said: Columns) -> list[str]:
    """Return works in the order of their colours: a comparison is what a judge of two works is there."""
    turn = np.arange(len(said.one))
    coloured = colour(
        np.concatenate([said.one, said.other]),
        np.concatenate([turn, turn]),
        np.zeros(len(names), np.int64),
        np.concatenate([said.share, 1 - said.share]),
        np.zeros(2 * len(turn), np.int64),
    )
    return in_turn(names, coloured.entries)


def _columns(names: Sequence[str], pairs: Sequence[PairFacts]) -> Columns:
    """Return the comparisons by the positions of the works, in an order that follows from these alone."""
    at = {name: place for place, name in enumerate(names)}
    rows = ((at[each.one], at[each.other], SHARES[each.outcome]) for each in pairs)
    turned = ((one, other, share) if one < other else (other, one, 1 - share) for one, other, share in rows)
    return columns(sorted(turned))
