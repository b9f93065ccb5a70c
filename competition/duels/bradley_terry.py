"""The strength of works that were compared two at a time.

The model is that of R. A. Bradley and M. E. Terry, "Rank analysis of incomplete block designs: I. The
method of paired comparisons", Biometrika 39 (1952): the better work of a pair is chosen with probability
1 / (1 + exp(other - one)). A pair that could not be told apart counts as half a choice for each. Strengths
have a normal prior round zero, so that a work that won everything, lost everything or was compared with
nobody has a finite strength; what is returned is the mode, found by Newton's method on the sparse matrix of
the pairs compared, each step by conjugate gradients (`sparse.py`), and the errors are those of Laplace's
approximation there: exact for up to `EXACT` works, beyond that estimated from probes, to about two in a
hundred. Which pair was chosen may depend on all that was said before: the likelihood is the same. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.special import expit

from competition.duels.sparse import diagonal_of_inverse, laplacian, solve

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
PRIOR_SD = 1.5
"""Weak: two works drawn from it differ by more than nine to one in two pairs of five."""
DECIMALS = 6  # what is equal to six decimals is equal, as in the standings
EXACT = 600  # works up to which errors come from the whole covariance
_STEPS = 100
_CLOSE_ENOUGH = 1e-10
_LONGEST_STEP = 2.0


class Compared(NamedTuple):
    """Two works by their numbers; `share` is how much of the choice `one` had: 1, 0, or a half."""

    one: int
    other: int
    share: float


class Columns(NamedTuple):
    """Comparisons as arrays, a place for each."""

    one: IntArray
    other: IntArray
    share: FloatArray


@dataclass(frozen=True)
class Strengths:
    """The strength of every work, and the matrix that their errors follow from.

    `told`: what each comparison tells; `flat`: by how much its curve was flattened.
    """

    strength: FloatArray
    precision: csr_array
    prior_sd: float
    told: FloatArray
    flat: FloatArray | float = 1.0

    @cached_property
    def covariance(self) -> FloatArray:
        """The covariance of the strengths."""
        found: FloatArray = np.linalg.inv(self.precision.toarray())
        return found

    @cached_property
    def se(self) -> FloatArray:
        """The standard error of every strength."""
        exact = len(self.strength) <= EXACT
        errors: FloatArray = np.sqrt(
            np.diag(self.covariance) if exact else diagonal_of_inverse(self.precision)
        )
        return errors


def columns(compared: Sequence[Any] | Columns) -> Columns:
    """Return comparisons, each of two works and a share, as arrays."""
    if isinstance(compared, Columns):
        return compared
    one, other, share = zip(*compared, strict=True) if compared else ((), (), ())
    return Columns(np.array(one, np.int64), np.array(other, np.int64), np.array(share, np.float64))


def strengths(
    works: int,
    compared: Sequence[Compared] | Columns,
    prior_sd: float = PRIOR_SD,
    close_enough: float = _CLOSE_ENOUGH,
    *,
    start: FloatArray | None = None,
    flat: FloatArray | float = 1.0,
) -> Strengths:
    """Return the strengths of so many works, from all comparisons there are, to so small a last step.

    `flat`: how steep each comparison's curve is beside that of the model.
    """
    said = columns(compared)
    found = np.zeros(works) if start is None else start
    for _step in range(_STEPS):
        surprise = said.share - expit(flat * (found[said.one] - found[said.other]))
        slope = _slope(works, said, surprise) - found / prior_sd**2
        step = solve(_known(found, said, prior_sd, flat).precision, slope, close_enough / 10)
        found = found + step * min(1.0, _LONGEST_STEP / max(np.abs(step).max(initial=0.0), 1e-300))
        if np.abs(step).max(initial=0.0) < close_enough:
            break
    return _known(found, said, prior_sd, flat)


def as_expected(found: Strengths, compared: Columns, more: Sequence[tuple[int, int]]) -> Strengths:
    """Return strengths as they would be after further pairs that go as expected: no work moves, and those of
    the pairs are better known.
    """
    one, other = np.array(more, np.int64).reshape(-1, 2).T
    share = expit(found.strength[one] - found.strength[other])
    both = Columns(*(np.concatenate(each) for each in zip(compared, (one, other, share), strict=True)))
    return _known(found.strength, both, found.prior_sd, 1.0)


def order(found: Strengths) -> list[int]:
    """Return the place of every work, 1 for the strongest; works equal to six decimals share a place."""
    rounded = np.round(found.strength, DECIMALS)
    not_above = np.searchsorted(np.sort(rounded), rounded, side="right")
    return [len(rounded) - int(each) + 1 for each in not_above]


def _slope(works: int, said: Columns, surprise: FloatArray) -> FloatArray:
    """Return how much more often each work was chosen than its strength lets expect."""
    slope = np.bincount(said.one, surprise, works) - np.bincount(said.other, surprise, works)
    return slope.astype(np.float64)


def _known(strength: FloatArray, said: Columns, prior_sd: float, flat: FloatArray | float) -> Strengths:
    """Return strengths with the matrix of second derivatives: what each pair tells, and the prior."""
    chance = expit(flat * (strength[said.one] - strength[said.other]))
    told = flat * chance * (1 - chance)
    precision = laplacian(len(strength), said.one, said.other, told, 1 / prior_sd**2)
    return Strengths(strength, precision, prior_sd, told, flat)
