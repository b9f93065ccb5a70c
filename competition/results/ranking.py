"""Standings: ranks within a category, and how sure they are."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from competition.results.calibration import Calibration
from competition.results.design import FloatArray, IntArray

DRAWS = 1000
SEED = 20181218  # fixed, so that anybody who recomputes the standings comes to the same figures
DECIMALS = 6  # what is equal to six decimals is equal
_WITHIN = 0.90  # of the draws lie in the rank interval
_MOST = 20_000_000  # figures drawn for a category: beyond 20,000 entries there are fewer draws
_AT_ONCE = 50  # draws ranked together: bounds the memory, changes no figure

Ranks = NDArray[np.int32]


@dataclass(frozen=True)
class Ranking:
    """Per entry; entries without scores have rank 0 and NaN.

    `low` and `high` hold 95 % of the calibrated score's distribution, `rank_low` and `rank_high` 90 % of
    its rank's (1 is best). `award_probability` is the share of joint draws in which the entry is among the
    first of its category, as many as the category has places, before quotas.
    """

    rank: IntArray
    low: FloatArray
    high: FloatArray
    rank_low: IntArray
    rank_high: IntArray
    award_probability: FloatArray


def rank(
    calibration: Calibration,
    category_of_entry: IntArray,
    places: Mapping[int, int],
    draws: int = DRAWS,
    seed: int = SEED,
    only: int | None = None,
) -> Ranking:
    """Rank the entries of each category by calibrated score; equal scores share the better rank.

    `places` counts the awards of each category. The draws are from the joint distribution of all entries,
    what is not known of the variances included. With `only` that category is ranked, as it would be among
    all, and no interval is worked out for the scores.
    """
    entries = len(calibration.calibrated)
    half = calibration.joint.half_width if only is None else np.full(entries, np.nan)
    found = Ranking(
        rank=np.zeros(entries, dtype=np.int64),
        low=calibration.calibrated - half,
        high=calibration.calibrated + half,
        rank_low=np.zeros(entries, dtype=np.int64),
        rank_high=np.zeros(entries, dtype=np.int64),
        award_probability=np.full(entries, np.nan),
    )
    for category in np.unique(category_of_entry).tolist() if only is None else [only]:
        members = np.flatnonzero((category_of_entry == category) & (calibration.reads > 0))
        if len(members):
            found.rank[members] = ranks(calibration.calibrated[members])
            drawn = _drawn_ranks(calibration, members, draws, seed)
            _fill(found, members, drawn, places.get(category, 0))
    return found


def ranks(scores: FloatArray) -> IntArray:
    """Return 1 for the greatest score and so on; scores equal to six decimals share the better rank."""
    rounded = np.round(scores, DECIMALS)
    ascending = np.sort(rounded)
    better: IntArray = len(scores) - np.searchsorted(ascending, rounded, side="right")
    return better + 1


def _drawn_ranks(calibration: Calibration, members: IntArray, draws: int, seed: int) -> Ranks:
    """Return the rank of each member in each joint draw, (members, draws)."""
    return ranks_of_draws(calibration.joint.sample(members, draws_of(len(members), draws), seed).T)


def draws_of(works: int, draws: int = DRAWS) -> int:
    """Return how many draws there are of so many works."""
    return min(draws, max(1, _MOST // works))


def ranks_of_draws(drawn: FloatArray) -> Ranks:
    """Return the rank of each work in each draw, (works, draws), where a row of `drawn` is a draw."""
    found = np.empty(drawn.shape, dtype=np.int32)
    places = np.arange(1, drawn.shape[1] + 1, dtype=np.int32)[np.newaxis]
    for start in range(0, len(drawn), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        worst_last = np.argsort(-np.ascontiguousarray(drawn[some]), axis=1)
        np.put_along_axis(found[some], worst_last, places, axis=1)
    return found.T


def _fill(found: Ranking, members: IntArray, drawn: Ranks, places: int) -> None:
    found.rank_low[members], found.rank_high[members], found.award_probability[members] = uncertain(
        drawn, places
    )


def uncertain(drawn: Ranks, places: int) -> tuple[IntArray, IntArray, FloatArray]:
    """Return the rank interval of each work and its chance to be among so many first, by its ranks drawn."""
    tail = (1.0 - _WITHIN) / 2
    quantiles = np.quantile(drawn, (tail, 1.0 - tail), axis=1, method="inverted_cdf")
    low, high = quantiles.astype(np.int64)
    return low, high, (drawn <= places).mean(axis=1)
