"""A programme without whole numbers, solved with as few of its columns as prove the others useless.

Most columns stand for entries far down. So the solver is given some, and its prices tell of each of the rest
what it could do at best; those that could do anything are added, until there is none (column generation:
Dantzig & Wolfe, "Decomposition principle for linear programs", Operations Research 8, 1960). What is found
is the optimum over all columns, whatever the solver was given first.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, linprog, milp
from scipy.sparse import csr_array, vstack

from competition.results.design import FloatArray, IntArray

_USELESS = -1e-7  # a price above this
_SURELY = 1e-2  # more than what prices are wrong by
_AT_ONCE = 400


@dataclass(frozen=True)
class Frame:
    """Rows between `low` and `high`, columns between `lower` and `upper`; the first `whole` are whole."""

    matrix: csr_array
    low: FloatArray
    high: FloatArray
    lower: FloatArray
    upper: FloatArray
    whole: int

    def without(self, columns: IntArray) -> tuple[csr_array, FloatArray, FloatArray]:
        """Return the rows over these columns alone, every other one being at its lower bound."""
        rest = self.lower.copy()
        rest[columns] = 0.0
        taken = self.matrix @ rest
        return csr_array(self.matrix[:, columns]), self.low - taken, self.high - taken


class Relaxation:
    """Solves frames one after the other; `seen` are the columns given to the solver, ever more of them."""

    def __init__(self, seen: NDArray[np.bool_]) -> None:
        self.seen = seen

    def solve(self, frame: Frame, cost: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the optimum and the price of every column: what one more of it would add to the cost."""
        free = frame.lower < frame.upper
        while True:
            found, prices = _optimum(frame, np.flatnonzero(free & self.seen), cost)
            wanted = np.flatnonzero(free & ~self.seen & (prices < _USELESS))
            if not len(wanted):
                return found, prices
            self.seen[wanted[np.argsort(prices[wanted], kind="stable")[:_AT_ONCE]]] = True

    def solve_whole(self, frame: Frame, cost: FloatArray, prices: FloatArray, least: float) -> FloatArray:
        """Return the optimum in whole numbers; `least` is what it costs without, with these prices.

        Costs are whole, so a column betters the optimum over those seen only if its price leaves one unit of
        what that is above `least`.
        """
        free = frame.lower < frame.upper
        found = _whole(frame, np.flatnonzero(free & self.seen), cost)
        others = free & ~self.seen & (prices <= cost @ found - 1 - least + _SURELY)
        if others.any():
            self.seen |= others
            found = _whole(frame, np.flatnonzero(free & self.seen), cost)
        return found


def _optimum(frame: Frame, columns: IntArray, cost: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the optimum over these columns, and the prices of all."""
    if not len(columns):
        return frame.lower, cost
    matrix, low, high = frame.without(columns)
    fixed, under, over = low == high, (low < high) & np.isfinite(high), (low < high) & np.isfinite(low)
    result = _told(
        linprog(
            cost[columns],
            A_ub=vstack([matrix[under], -matrix[over]]),
            b_ub=np.concatenate([high[under], -low[over]]),
            A_eq=matrix[fixed] if fixed.any() else None,
            b_eq=low[fixed] if fixed.any() else None,
            bounds=np.column_stack([frame.lower[columns], frame.upper[columns]]),
        )
    )
    dual = np.zeros(len(low))
    dual[fixed] = result.eqlin.marginals
    dual[under] += result.ineqlin.marginals[: under.sum()]
    dual[over] -= result.ineqlin.marginals[under.sum() :]
    return _filled(frame, columns, result.x), cost - frame.matrix.T @ dual


def _whole(frame: Frame, columns: IntArray, cost: FloatArray) -> FloatArray:
    matrix, low, high = frame.without(columns)
    result = milp(
        cost[columns],
        integrality=columns < frame.whole,
        bounds=Bounds(frame.lower[columns], frame.upper[columns]),
        constraints=LinearConstraint(matrix, low, high),
        options={"mip_rel_gap": 0.0},
    )
    return _filled(frame, columns, _told(result).x)


def _told(result: OptimizeResult) -> OptimizeResult:
    """Return the result; there always is one, as giving no award at all keeps every rule of "at most"."""
    if result.x is None:
        raise RuntimeError(result.message)
    return result


def _filled(frame: Frame, columns: IntArray, values: FloatArray) -> FloatArray:
    found = frame.lower.copy()
    found[columns] = values
    return found
