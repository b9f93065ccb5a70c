"""What is left of scores once categories (or works) and judges are taken out of them; least squares, pure.

The grouping with more levels is taken out by its means, the other and the columns by the normal equations
that remain; what these leave open is held by a ridge too small to be seen. The effect of a column is told
within judges alone: how strict they are cannot touch it, and what only its own judges have read cannot be
told.
"""

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_array, hstack

from competition.results.design import FloatArray, IntArray, indicator

_RIDGE, _TOLD = 1e-9, 1e-6


class Regression:
    """Scores on the means of `groups` and of `judges`, and on `columns`, one row for each score."""

    def __init__(self, groups: IntArray, judges: IntArray, columns: FloatArray) -> None:
        rows = np.arange(len(groups))
        fewer, more = sorted((groups, judges), key=_count)
        self._groups = indicator(more, rows, (_count(more), len(rows)))
        self._sizes = np.bincount(more).astype(np.float64)
        other = indicator(rows, fewer, (len(rows), _count(fewer)))
        self._other = other.shape[1]
        self._free = csr_array(hstack([other, csr_array(columns)]))
        self._back = csr_array(self._free.T)
        shared = csr_array(self._groups @ self._free)
        weighed = csr_array(shared.multiply(1.0 / self._sizes[:, np.newaxis]))
        self._normal: FloatArray = ((self._back @ self._free) - (shared.T @ weighed)).toarray()
        ridge = _RIDGE * max(1.0, float(np.diagonal(self._normal).max(initial=0.0)))
        self._factor = cho_factor(self._normal + ridge * np.eye(len(self._normal)), lower=True)

    def left(self, values: FloatArray) -> FloatArray:
        """Return what the model leaves of one or several columns of values."""
        rest = self._without_groups(values)
        found: FloatArray = rest - self._without_groups(self._free @ self._solved(self._back @ rest))
        return found

    def can_tell(self, contrast: FloatArray) -> bool:
        """Whether the rows determine this sum of the columns' effects."""
        whole = self._whole(contrast)
        return bool(np.abs(self._normal @ self._solved(whole) - whole).max() < _TOLD)

    def weights(self, contrast: FloatArray) -> FloatArray:
        """Return the weights of the scores whose sum estimates this sum of the columns' effects."""
        return self._without_groups(self._free @ self._solved(self._whole(contrast)))

    def _whole(self, contrast: FloatArray) -> FloatArray:
        return np.concatenate([np.zeros(self._other), contrast])

    def _solved(self, right: FloatArray) -> FloatArray:
        found: FloatArray = cho_solve(self._factor, right)
        return found

    def _without_groups(self, values: FloatArray) -> FloatArray:
        means = ((self._groups @ values).T / self._sizes).T
        rest: FloatArray = values - self._groups.T @ means
        return rest


def _count(numbers: IntArray) -> int:
    return int(numbers.max(initial=-1)) + 1
