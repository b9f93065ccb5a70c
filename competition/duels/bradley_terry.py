"""The strength of works that were compared two at a time.

The model is that of R. A. Bradley and M. E. Terry, "Rank analysis of incomplete block designs: I. The
method of paired comparisons", Biometrika 39 (1952): the better work of a pair is chosen with probability
1 / (1 + exp(other - one)). A pair that could not be told apart counts as half a choice for each. Strengths
have a normal prior round zero, so that a work that won everything, lost everything or was compared with
nobody has a finite strength; what is returned is the mode, found by Newton's method on the sparse matrix of
the pairs compared, and the errors are those of Laplace's approximation there. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, diags_array
from scipy.sparse.linalg import splu
from scipy.special import expit

FloatArray = NDArray[np.float64]
PRIOR_SD = 1.5
"""Weak: two works drawn from it differ by more than nine to one in two pairs of five."""
DECIMALS = 6  # what is equal to six decimals is equal, as in the standings
_STEPS = 100
_CLOSE_ENOUGH = 1e-10
_LONGEST_STEP = 2.0


@dataclass(frozen=True, slots=True)
class Compared:
    """Two works by their numbers; `share` is how much of the choice `one` had: 1, 0, or a half."""

    one: int
    other: int
    share: float


@dataclass(frozen=True)
class Strengths:
    """The strength of every work, and the matrix that their errors follow from."""

    strength: FloatArray
    precision: Any

    @cached_property
    def covariance(self) -> FloatArray:
        """The covariance of the strengths."""
        found: FloatArray = np.linalg.inv(self.precision.toarray())
        return found

    @property
    def se(self) -> FloatArray:
        """The standard error of every strength."""
        errors: FloatArray = np.sqrt(np.diag(self.covariance))
        return errors


def strengths(works: int, compared: Sequence[Compared], prior_sd: float = PRIOR_SD) -> Strengths:
    """Return the strengths of so many works, from all comparisons there are."""
    one, other, share = _columns(compared)
    found = np.zeros(works)
    for _step in range(_STEPS):
        chance = expit(found[one] - found[other])
        slope = _slope(works, one, other, share - chance) - found / prior_sd**2
        step = splu(_precision(works, one, other, chance * (1 - chance), prior_sd)).solve(slope)
        found = found + step * min(1.0, _LONGEST_STEP / max(np.abs(step).max(initial=0.0), 1e-300))
        if np.abs(step).max(initial=0.0) < _CLOSE_ENOUGH:
            break
    chance = expit(found[one] - found[other])
    return Strengths(found, _precision(works, one, other, chance * (1 - chance), prior_sd))


def order(found: Strengths) -> list[int]:
    """Return the place of every work, 1 for the strongest; works equal to six decimals share a place."""
    rounded = np.round(found.strength, DECIMALS)
    return [int((rounded > each).sum()) + 1 for each in rounded]


def _columns(compared: Sequence[Compared]) -> tuple[NDArray[np.int64], NDArray[np.int64], FloatArray]:
    return (
        np.array([each.one for each in compared], dtype=np.int64),
        np.array([each.other for each in compared], dtype=np.int64),
        np.array([each.share for each in compared], dtype=np.float64),
    )


def _slope(works: int, one: NDArray[np.int64], other: NDArray[np.int64], surprise: FloatArray) -> FloatArray:
    """Return how much more often each work was chosen than its strength lets expect."""
    slope = np.zeros(works)
    np.add.at(slope, one, surprise)
    np.add.at(slope, other, -surprise)
    return slope


def _precision(
    works: int, one: NDArray[np.int64], other: NDArray[np.int64], told: FloatArray, prior_sd: float
) -> csc_array:
    """Return the matrix of second derivatives: what each pair tells, and the prior on the diagonal."""
    on = np.bincount(one, told, works) + np.bincount(other, told, works) + 1 / prior_sd**2
    rows, columns = np.concatenate([one, other]), np.concatenate([other, one])
    off = csc_array((np.concatenate([-told, -told]), (rows, columns)), shape=(works, works))
    return csc_array(off + diags_array(on, format="csc"))
