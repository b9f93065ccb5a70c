"""The choice of the awards as an integer programme, solved aim by aim with HiGHS."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import vstack

from competition.results.awarding import Task
from competition.results.design import FloatArray
from competition.results.rows import Item, Rows

_EXACT = 1e-6
_PRICE = 1e-5
_CHUNK = 20  # candidates decided at once in the last step: their weights stay exact in floating point


class Program:
    """The rows, what was reached so far, and the bounds that follow from it."""

    def __init__(self, task: Task, items: Sequence[Item]) -> None:
        self._rows, self._task, self._items = Rows(task, items), task, items
        self._kinds, self._of = self._rows.kinds, self._rows.of
        self._low, self._high = self._rows.low, self._rows.high
        self._matrix = self._rows.matrix()
        self._upper, self._lower = np.array(self._rows.upper), np.zeros(len(self._rows.upper))
        self._prices: tuple[FloatArray, FloatArray] | None = None

    def solve(self) -> list[tuple[Item, int]]:
        """Return who has an award, with the position of its kind."""
        found = self._optimum(self._every(1.0), spare=True)
        for kind in range(self._kinds if len(found) < self._task.wanted else 0):
            found = self._optimum(self._every(1.0, kind), spare=True)
        if self._rows.short:
            found = self._optimum(dict.fromkeys(self._rows.short, -1.0), spare=True)
        for kind in range(self._kinds):
            found = self._optimum({at: -value for at, value in self._turns(kind).items()})
        return self._settle(found)

    def _optimum(self, aim: Mapping[int, float], *, spare: bool = False) -> list[tuple[Item, int]]:
        """Reach as much of the aim as can be, and keep to that from here on.

        With `spare` the unseen are used only where they are needed for it: they weigh less than one unit.
        """
        weight = float(self._task.wanted + 1) if spare else 1.0
        cost = np.zeros(len(self._upper))
        for at, value in aim.items():
            cost[at] -= value * weight
        if spare:
            for at, item in enumerate(self._items):
                cost[self._of(at)] += bool(item.copies)
        found = self._solve(cost)
        if spare:  # its prices hold only for choices that spare the unseen as well
            self._prices = None
        self._fix(aim, round(sum(part * found[at] for at, part in aim.items())))
        return self._read(found)

    def _fix(self, aim: Mapping[int, float], value: float) -> None:
        """Keep to what was reached, and to what every choice that reaches it has in common.

        Where the relaxation itself is whole, a number with a price lies at its bound in each of them.
        """
        self._low.append(value)
        self._high.append(value)
        self._matrix = vstack([self._matrix, self._rows.sparse([aim])])
        if self._prices is not None:
            at_lower, at_upper = self._prices
            self._upper = np.where(at_lower > _PRICE, self._lower, self._upper)
            self._lower = np.where(at_upper < -_PRICE, self._upper, self._lower)

    def _solve(self, cost: FloatArray) -> FloatArray:
        """Solve for whole numbers; mostly the relaxation has them of itself, as its rows are nested."""
        found = self._relaxed(cost)
        if np.abs(found[: self._rows.whole] - np.round(found[: self._rows.whole])).max() < _EXACT:
            return found
        self._prices = None
        whole = np.zeros(len(self._upper))
        whole[: self._rows.whole] = 1
        result = milp(
            cost,
            integrality=whole,
            bounds=Bounds(self._lower, self._upper),
            constraints=LinearConstraint(self._matrix, self._low, self._high),
            options={"mip_rel_gap": 0.0},
        )
        if result.x is None:  # cannot happen: giving no award at all keeps every rule of "at most"
            raise RuntimeError(result.message)
        return np.asarray(result.x, dtype=np.float64)

    def _relaxed(self, cost: FloatArray) -> FloatArray:
        low, high = np.array(self._low), np.array(self._high)
        fixed, under, over = low == high, (low < high) & np.isfinite(high), (low < high) & np.isfinite(low)
        rows = self._matrix.tocsr()
        result = linprog(
            cost,
            A_ub=vstack([rows[under], -rows[over]]),
            b_ub=np.concatenate([high[under], -low[over]]),
            A_eq=rows[fixed] if fixed.any() else None,
            b_eq=low[fixed] if fixed.any() else None,
            bounds=np.column_stack([self._lower, self._upper]),
        )
        if result.x is None:
            raise RuntimeError(result.message)
        self._prices = result.lower.marginals, result.upper.marginals
        return np.asarray(result.x, dtype=np.float64)

    def _settle(self, found: list[tuple[Item, int]]) -> list[tuple[Item, int]]:
        """Where several choices are as good: the one with the first in order in whom they differ."""
        open_ = [at for at in range(len(self._items)) if (self._lower < self._upper)[self._of(at)].any()]
        order = sorted(open_, key=lambda at: (self._items[at].turn, self._items[at].candidate.category))
        for start in range(0, len(order), _CHUNK):
            chosen = {id(item) for item, _kind in found}
            others = [at for at, item in enumerate(self._items) if id(item) not in chosen]
            if not self._another(others):
                return found
            part = order[start : start + _CHUNK]
            found = self._optimum(self._weights(part))
        return found

    def _another(self, others: Iterable[int]) -> bool:
        """Whether anybody else could have an award in a choice that is as good."""
        cost = np.zeros(len(self._upper))
        for at in others:
            cost[self._of(at)] = -1.0
        return bool(self._read(self._solve(cost), only=set(others)))

    def _weights(self, part: Sequence[int]) -> dict[int, float]:
        return {
            index: 2.0 ** (len(part) - 1 - position)
            for position, at in enumerate(part)
            for index in self._of(at)
        }

    def _every(self, value: float, kind: int | None = None) -> dict[int, float]:
        kinds = range(self._kinds) if kind is None else (kind,)
        return {at * self._kinds + each: value for at in range(len(self._items)) for each in kinds}

    def _turns(self, kind: int) -> dict[int, float]:
        return {at * self._kinds + kind: float(item.turn) for at, item in enumerate(self._items)}

    def _read(self, found: FloatArray, only: set[int] | None = None) -> list[tuple[Item, int]]:
        return [
            (item, kind)
            for at, item in enumerate(self._items)
            if only is None or at in only
            for kind, index in enumerate(self._of(at))
            for _ in range(round(found[index]))
        ]
