"""Scores drawn by chance for who reads what, calibrated as in results, and compared with the truth.

score = work + judge + rest, each normal with the deviations of `Spread`. The same works and the same judges
are drawn for every number of reads, so that these can be compared. The mixed model equations are those of
`results.equations`, at the variances that the scores are drawn with: the real round has to estimate them,
which with a handful of judges makes it a little less sure. They do not change between rehearsals, so one
factor solves them all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from competition.rehearsal.rules import USUAL_PLACES, Spread
from competition.results.design import FloatArray, IntArray, indicator, lay_out
from competition.results.equations import Equations, Ratios
from competition.results.ranking import DECIMALS

BATCH = 25
_MOST = 5_000_000  # scores held at a time
_FARTHEST = float(np.exp(14.0))  # as in results.variance: beyond it a variance counts as none
_IN_95 = (0.025, 0.5, 0.975)
_MOST_OF_THEM = 2 / 3


@dataclass(frozen=True)
class Sure:
    """How sure the first places of a category are, over all rehearsals.

    `first`: how often the best work came first. `found`: the share of the best `places` works that were among
    as many first. `most`: how often at least two thirds of them were. In 95 of 100 rehearsals the best work
    came out between `low` and `high`, half the times at `middle` or better; `width` is over how many places
    one of the best works is spread so often, on average. Where no more entries are than places, everything
    is sure and nothing is counted.
    """

    category: int
    entries: int
    places: int
    first: float
    found: float
    most: float
    low: int
    middle: int
    high: int
    width: float

    @property
    def counts(self) -> bool:
        """Whether anything could go wrong here."""
        return self.entries > self.places


@dataclass(frozen=True)
class Readings:
    """Who reads what, by position; `category` is of every entry, the unread included."""

    entry: IntArray
    judge: IntArray
    category: IntArray
    panel: int
    reads: int


def simulate(
    readings: Readings,
    places: Mapping[int, int],
    spread: Spread,
    *,
    times: int,
    seed: int,
    tell: Callable[[int], None] = lambda done: None,
) -> list[Sure]:
    """Rehearse so many times; `tell(done)` after some of them. The same seed gives the same figures."""
    equations = _equations(readings, spread)
    members = {int(each): np.flatnonzero(readings.category == each) for each in np.unique(readings.category)}
    best = {each: max(1, places.get(each) or USUAL_PLACES) for each in members}
    came: dict[int, list[IntArray]] = {each: [] for each in members}
    batch = max(1, min(BATCH, _MOST // max(1, len(readings.entry))))
    for start in range(0, times, batch):
        numbers = range(start, min(start + batch, times))
        truth, found = _batch(readings, equations, spread, seed, numbers)
        for category, of_it in members.items():
            came[category].append(places_of_the_best(truth[of_it], found[of_it], best[category]))
        tell(numbers.stop)
    return [_sure(each, len(members[each]), best[each], np.hstack(came[each])) for each in members]


def places_of_the_best(truth: FloatArray, found: FloatArray, best: int) -> IntArray:
    """Return which places the truly best were given, (best, rehearsals); entries by rows, unread -inf.

    What is equal to six decimals shares the better place, as in the standings; who is unread comes last.
    """
    best = min(best, len(truth))
    order = np.argsort(-truth, axis=0, kind="stable")[:best]
    rounded = np.round(found, DECIMALS)
    theirs = np.take_along_axis(rounded, order, axis=0)
    places = np.stack([1 + (rounded > one).sum(axis=0) for one in theirs])
    return np.where(np.isfinite(theirs), places, len(truth))


def _equations(readings: Readings, spread: Spread) -> Equations | None:
    """Return the equations of this design; None where nobody reads anything."""
    if not len(readings.entry):
        return None
    design = lay_out(readings.entry, readings.judge, readings.category, np.zeros(len(readings.entry)))
    return Equations(design, ratios(spread))


def ratios(spread: Spread) -> Ratios:
    """Return the ratios of the variances, kept within what can be computed."""

    def ratio(deviation: float) -> float:
        if not deviation:
            return _FARTHEST
        return float(np.clip((spread.residual / deviation) ** 2, 1 / _FARTHEST, _FARTHEST))

    return Ratios(ratio(spread.entry), ratio(spread.judge))


def _batch(
    readings: Readings, equations: Equations | None, spread: Spread, seed: int, numbers: range
) -> tuple[FloatArray, FloatArray]:
    """Return the worth of every entry and what calibration makes of it, (entries, rehearsals)."""
    truth = np.empty((len(readings.category), len(numbers)))
    severity = np.empty((readings.panel, len(numbers)))
    score = np.empty((len(readings.entry), len(numbers)))
    for at, number in enumerate(numbers):
        drawn = np.random.default_rng((seed, number))
        truth[:, at] = spread.entry * drawn.standard_normal(len(truth))
        severity[:, at] = spread.judge * drawn.standard_normal(len(severity))
        rest = np.random.default_rng((seed, number, readings.reads))
        score[:, at] = spread.residual * rest.standard_normal(len(score))
    if equations is None:
        return truth, np.full_like(truth, -np.inf)
    score += truth[readings.entry] + severity[readings.judge]
    return truth, _calibrated(equations, score)


def _calibrated(equations: Equations, score: FloatArray) -> FloatArray:
    """Return every entry's effect above its category, one column for each column of scores."""
    design, shrink = equations.design, equations.shrink[:, np.newaxis]
    rows = np.arange(len(score))
    from_entries = indicator(design.entry, rows, (len(design.reads), len(score))) @ score
    right = design.columns.T @ score - design.sums.T @ (shrink * from_entries)
    effects: FloatArray = shrink * (from_entries - design.sums @ equations.solve(right))
    effects[design.reads == 0] = -np.inf
    return effects


def _sure(category: int, entries: int, places: int, came: IntArray) -> Sure:
    found = (came <= places).mean(axis=0)
    low, middle, high = np.quantile(came, _IN_95, axis=1, method="inverted_cdf").astype(int)
    return Sure(
        category=category,
        entries=entries,
        places=places,
        first=float((came[0] == 1).mean()),
        found=float(found.mean()),
        most=float((found >= _MOST_OF_THEM - 1e-9).mean()),
        low=int(low[0]),
        middle=int(middle[0]),
        high=int(high[0]),
        width=float((high - low + 1).mean()),
    )
