"""The choice of the awards as an integer programme, solved aim by aim with HiGHS."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_array, vstack

from competition.results.awarding import Task
from competition.results.design import FloatArray, IntArray
from competition.results.relaxation import Frame, Relaxation
from competition.results.rows import Item, Rows

_EXACT = 1e-6
_PRICE = 1e-5
_SURELY = 1e-2
_HALF = 0.5
_CHUNK = 20  # candidates decided at once in the last step: their weights stay exact in floating point


class Program:
    """The rows, what was reached so far, and the bounds that follow from it.

    `reached` are the values of the first aims, as far as they are known; those found are added to it. An aim
    that is reached with nobody unseen keeps its value, whoever is seen besides.
    """

    def __init__(self, task: Task, items: Sequence[Item], reached: list[int]) -> None:
        self._task, self._items, self._reached = task, items, reached
        self._rows = Rows(task, items)
        self._kinds, self._whole = self._rows.kinds, self._rows.whole
        upper, low, high = map(np.array, (self._rows.upper, self._rows.low, self._rows.high))
        self._frame = Frame(self._rows.matrix(), low, high, np.zeros(len(upper)), upper, self._whole)
        self._unseen = self._of_items([item.copies > 0 for item in items])
        self._relaxation = Relaxation(self._unseen == 0)

    def solve(self) -> list[tuple[Item, int]]:
        """Return who has an award, with the position of its kind.

        Where an aim is reached only with the unseen, those after it are left: more have to be seen first.
        """
        for number, aim in enumerate(self._sparing()):
            if number < len(self._reached):
                self._keep(aim, self._reached[number])
                continue
            found = self._optimum(aim, spare=True)
            if found @ self._unseen:
                return self._read(found)
            self._reached.append(round(float(aim @ found)))
        turns = self._of_items([-item.turn for item in self._items])
        for kind in range(self._kinds):
            found = self._optimum(turns * self._of_kind(kind))
            if found @ self._unseen:
                break
        return self._read(self._settle(found))

    def _sparing(self) -> Iterator[FloatArray]:
        """Yield the aims for which the unseen are used only where they are needed."""
        yield (every := self._of_items([1] * len(self._items)))
        if self._reached[0] < self._task.wanted:
            yield from (every * self._of_kind(kind) for kind in range(self._kinds))
        if self._rows.short:
            yield -np.isin(np.arange(len(every)), self._rows.short).astype(np.float64)

    def _of_items(self, values: Sequence[float]) -> FloatArray:
        """Return these values of the items for every kind, 0 for all other numbers."""
        found = np.zeros(len(self._frame.upper))
        found[: self._whole] = np.repeat(np.array(values, dtype=np.float64), self._kinds)
        return found

    def _of_kind(self, kind: int) -> FloatArray:
        found = np.zeros(len(self._frame.upper))
        found[kind : self._whole : self._kinds] = 1.0
        return found

    def _optimum(self, aim: FloatArray, *, spare: bool = False) -> FloatArray:
        """Reach as much of the aim as can be, and keep to that from here on.

        With `spare` the unseen weigh less than one unit of it.
        """
        cost = self._unseen - (self._task.wanted + 1) * aim if spare else -aim
        found, prices = self._solve(cost)
        self._keep(aim, round(float(aim @ found)))
        if not spare:  # else the prices hold only for choices that spare the unseen as well
            self._bound(prices)
        return found

    def _keep(self, aim: FloatArray, value: float) -> None:
        """Keep to what was reached."""
        frame = self._frame
        self._frame = replace(
            frame,
            matrix=csr_array(vstack([frame.matrix, aim[np.newaxis]])),
            low=np.append(frame.low, value),
            high=np.append(frame.high, value),
        )

    def _bound(self, prices: FloatArray) -> None:
        """Keep to what every choice that reaches as much has in common.

        A number with a price lies at its lower bound in each of them, one that saves at its upper one.
        """
        lower, upper = self._frame.lower, self._frame.upper
        self._frame = replace(
            self._frame,
            upper=np.where(prices > _PRICE, lower, upper),
            lower=np.where(prices < -_PRICE, upper, lower),
        )

    def _solve(self, cost: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Solve for whole numbers, and return the prices: 0 for those too low to tell anything.

        Mostly the relaxation has whole numbers of itself, as its rows are nested.
        """
        found, prices = self._relaxation.solve(self._frame, cost)
        part = found[: self._whole]
        if np.abs(part - np.round(part)).max() < _EXACT:
            return self._rounded(found), prices
        least = float(cost @ found)
        found = self._rounded(self._relaxation.solve_whole(self._frame, cost, prices, least))
        left = float(cost @ found) - least
        return found, np.where(np.abs(prices) > left + _SURELY, prices, 0.0)

    def _rounded(self, found: FloatArray) -> FloatArray:
        return np.concatenate([np.round(found[: self._whole]), found[self._whole :]])

    def _settle(self, found: FloatArray) -> FloatArray:
        """Where several choices are as good: the one with the first in order in whom they differ."""
        free = (self._frame.lower < self._frame.upper)[: self._whole].reshape(-1, self._kinds)
        order = sorted(np.flatnonzero(free.any(axis=1)).tolist(), key=self._place)
        for start in range(0, len(order), _CHUNK):
            if found @ self._unseen or not self._another(found):
                break
            found = self._optimum(self._weights(order[start : start + _CHUNK]))
        return found

    def _place(self, at: int) -> tuple[int, int]:
        item = self._items[at]
        return item.turn, item.candidate.category

    def _another(self, found: FloatArray) -> bool:
        """Whether anybody else could have an award in a choice that is as good."""
        has = found[: self._whole].reshape(-1, self._kinds).sum(axis=1)
        others = self._of_items(np.equal(has, 0.0).tolist())
        return bool(self._solve(-others)[0] @ others > _HALF)

    def _weights(self, part: Sequence[int]) -> FloatArray:
        weights = np.zeros(len(self._items))
        weights[list(part)] = 2.0 ** np.arange(len(part) - 1, -1, -1)
        return self._of_items(weights.tolist())

    def _read(self, found: FloatArray) -> list[tuple[Item, int]]:
        numbers = found[: self._whole].astype(np.int64)
        every: IntArray = np.repeat(np.arange(self._whole), numbers)
        return [(self._items[at // self._kinds], at % self._kinds) for at in every.tolist()]
