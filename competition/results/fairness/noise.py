"""How unsure a comparison is: schools, works and each judge's own taste vary, and are seen only so often.

A comparison is a weighted sum of scores. What varies at random (schools, works, judges' leanings, the rest)
adds to its variance its own variance times the squared sums of the weights at its levels. These variances
come from the squared sums of what the regression leaves, set equal to their expectations (analysis of
variance for unbalanced rows: C. R. Henderson, Estimation of variance and covariance components, Biometrics
9, 1953), none below zero (C. L. Lawson, R. J. Hanson, Solving Least Squares Problems, 1974). Expectations,
and how far such estimates scatter, are taken from draws of the same design by a fixed seed; from the scatter
follow the degrees of freedom of a t distribution (F. E. Satterthwaite, An approximate distribution of
estimates of variance components, Biometrics Bulletin 2, 1946). So few judges or schools make it wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls
from scipy.sparse import coo_array, csr_array

from competition.results.design import FloatArray, IntArray
from competition.results.fairness.regression import Regression

SEED = 20_200
_DRAWS, _FEWEST_DRAWS, _NUMBERS = 300, 100, 15_000_000
_AT_ONCE = 400_000  # numbers drawn at a time
_NOTHING = 1e-9


@dataclass(frozen=True)
class Term:
    """Something that varies at random: each row's level, and how much of it the row has (1 where None)."""

    levels: IntArray
    amount: FloatArray | None = None

    @property
    def count(self) -> int:
        """How many levels there are."""
        return int(self.levels.max(initial=-1)) + 1

    def matrix(self) -> csr_array:
        """Return the matrix that adds rows up by level."""
        rows = len(self.levels)
        amount = np.ones(rows) if self.amount is None else self.amount
        return csr_array(coo_array((amount, (self.levels, np.arange(rows))), shape=(self.count, rows)))


class Noise:
    """The variances of `terms`, the rest last, and how sure they are."""

    def __init__(self, regression: Regression, terms: Sequence[Term], scores: FloatArray) -> None:
        self._regression = regression
        self._sums = [term.matrix() for term in terms]
        self._grams = self._drawn(len(scores))
        self._expected = np.einsum("bcdd->cd", self._grams) / len(self._grams)
        self.variances = self._solved(self.shares(regression.left(scores)))
        roots = np.sqrt(self.variances)
        squares = np.einsum("bcde,d,e->bc", self._grams, roots, roots)
        self._scatter = np.array([self._solved(each) for each in squares])

    def freedom_of_terms(self) -> FloatArray:
        """Return how many independent squares tell each variance, 0 where none does."""
        own = np.einsum("bccc->bc", self._grams)
        mean, varied = own.mean(axis=0), own.var(axis=0, ddof=1)
        seen = mean > _NOTHING
        return np.where(seen, 2 * mean**2 / np.where(varied > 0, varied, 1.0), 0.0)

    def of(self, weights: FloatArray) -> tuple[float, float]:
        """Return the standard error of a weighted sum of scores, and its degrees of freedom."""
        shares = self.shares(weights)
        drawn = self._scatter @ shares
        varied = drawn.var(ddof=1)
        freedom = 2 * drawn.mean() ** 2 / varied if varied > 0 else 1.0
        return float(np.sqrt(shares @ self.variances)), float(max(1.0, freedom))

    def shares(self, values: FloatArray) -> FloatArray:
        """Return the squared sums at the levels of each term; those of weights multiply its variance."""
        return np.array([each @ each for each in self._added(values)])

    def _added(self, values: FloatArray) -> list[FloatArray]:
        """Return values added up by the levels of every term, and as they are."""
        return [*(matrix @ values for matrix in self._sums), values]

    def _solved(self, squares: FloatArray) -> FloatArray:
        scale = np.maximum(self._expected.sum(axis=1), _NOTHING)
        found: FloatArray = nnls(self._expected / scale[:, np.newaxis], squares / scale)[0]
        return found

    def _drawn(self, rows: int) -> FloatArray:
        """Return for every draw, and for the levels of every term, the products of what terms leave there."""
        rng = np.random.default_rng(SEED)
        draws = int(np.clip(_NUMBERS // max(1, rows), _FEWEST_DRAWS, _DRAWS))
        step = max(1, _AT_ONCE // max(1, rows))
        return np.concatenate(
            [self._products(rng, rows, min(step, draws - done)) for done in range(0, draws, step)]
        )

    def _products(self, rng: np.random.Generator, rows: int, draws: int) -> FloatArray:
        left = [
            self._regression.left(matrix.T @ rng.standard_normal((matrix.shape[0], draws)))
            for matrix in self._sums
        ]
        left.append(self._regression.left(rng.standard_normal((rows, draws))))
        by_term = zip(*(self._added(each) for each in left), strict=True)
        return np.stack([_inner(np.stack(each)) for each in by_term], axis=1)


def _inner(sums: FloatArray) -> FloatArray:
    """Return the products of what terms leave at the same levels: draws × terms × terms."""
    found: FloatArray = np.einsum("dmk,emk->kde", sums, sums, optimize=True)
    return found
