"""The fairness audit of a round: a fixed list of comparisons, all of them shown; pure.

Each group stands beside all others that the same judges join to it; the others count by their works. How it
is compared, see `rows`; how sure it is, `noise`. Nothing is left out and nothing is sought for: a comparison
that cannot be told is there with the reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import stdtrit

from competition.results.design import FloatArray
from competition.results.fairness.facts import Aspect, Comparison, Hindrance, Sheet, Work
from competition.results.fairness.noise import Noise
from competition.results.fairness.regression import Regression
from competition.results.fairness.rows import Rows, between_reads, between_works
from competition.results.ranking import DECIMALS

_BETWEEN_READS = (Aspect.TRANSLATION, Aspect.ORDER)
_FEWEST_SQUARES = 3.0
"""What varies at random must be seen in so many independent squares at least."""
_ALIKE, _NOTHING_LEFT = 1e-9, 1e-6


@dataclass(frozen=True)
class _Told:
    """A difference with its standard error and the degrees of freedom of that error."""

    difference: float
    error: float
    freedom: float

    def interval(self, comparisons: int = 1) -> tuple[float, float]:
        """Return the 95 % interval that holds for so many comparisons together (Bonferroni)."""
        reach = float(stdtrit(self.freedom, 1 - 0.025 / comparisons)) * self.error
        return self.difference - reach, self.difference + reach


def audit(works: Mapping[str, Work], sheets: Sequence[Sheet]) -> tuple[Comparison, ...]:
    """Return every comparison in its order. The same works and sheets give the same figures."""
    read = sorted((each for each in sheets if each.work in works), key=lambda each: (each.work, each.judge))
    found = [each for aspect in Aspect for each in _compared(aspect, works, read)]
    together = sum(isinstance(told, _Told) for _line, told in found)
    spread = _spread(works, read)
    return tuple(_with_figures(line, told, together, spread) for line, told in found)


def _compared(
    aspect: Aspect, works: Mapping[str, Work], sheets: Sequence[Sheet]
) -> Iterator[tuple[Comparison, _Told | Hindrance]]:
    within_works = aspect in _BETWEEN_READS
    rows = between_reads(aspect, sheets) if within_works else between_works(aspect, works, sheets)
    if rows is None:
        return
    model = _Model(rows)
    # Of two groups, one line says all.
    shown = rows.labels if len(rows.labels) > 2 else rows.labels[:1]
    for at, label in enumerate(shown):
        yield Comparison(aspect, label, rows.works[at]), model.told(at)


class _Model:
    """An aspect's regression, and what of it can be told."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.regression = Regression(rows.alike, rows.judge, rows.columns)
        self._noise: Noise | None = None

    @property
    def noise(self) -> Noise:
        """The variances, worked out when something can be told at all."""
        self._noise = self._noise or Noise(self.regression, self.rows.terms, self.rows.points)
        return self._noise

    def told(self, at: int) -> _Told | Hindrance:
        """Compare a group with the others, or return what hinders."""
        contrast = self._contrast(at)
        if contrast is None:
            return self._why_not(at)
        weights = self.regression.weights(contrast)
        if hindrance := self._too_few(weights):
            return hindrance
        return _Told(float(weights @ self.rows.points), *self.noise.of(weights))

    def _contrast(self, at: int) -> FloatArray | None:
        """Return the group less the mean of all others that can be told from it; None where none can."""
        width = self.rows.columns.shape[1]
        if len(self.rows.labels) == 1:
            only = np.eye(width)[0]
            return only if self.regression.can_tell(only) else None
        one = np.eye(width)
        others = [
            each
            for each in range(len(self.rows.labels))
            if each != at and self.regression.can_tell(one[at] - one[each])
        ]
        if not others:
            return None
        share = np.array([self.rows.works[each] for each in others], dtype=np.float64)
        contrast: FloatArray = one[at] - (share / share.sum()) @ one[others]
        return contrast

    def _why_not(self, at: int) -> Hindrance:
        """Return the first thing that makes the group look like something else."""
        rows, nobody = self.rows, np.zeros_like(self.rows.judge)
        column = rows.columns[:, at]
        nothing = np.zeros((len(column), 0))
        steps = (
            (Hindrance.ALONE, Regression(rows.alike, nobody, nothing)),
            (Hindrance.OWN_JUDGES, Regression(rows.alike, rows.judge, nothing)),
        )
        for hindrance, regression in steps:
            if np.abs(regression.left(column)).max() < _NOTHING_LEFT:
                return hindrance
        through = rows.columns[:, len(rows.labels) :]
        if (
            through.shape[1]
            and np.abs(Regression(rows.alike, rows.judge, through).left(column)).max() < _NOTHING_LEFT
        ):
            return Hindrance.TRANSLATION
        return Hindrance.OWN_JUDGES

    def _too_few(self, weights: FloatArray) -> Hindrance | None:
        """Return what is seen too seldom to know how far it varies."""
        squares, reached = self.noise.freedom_of_terms(), self.noise.shares(weights) > _ALIKE
        seldom = (squares < _FEWEST_SQUARES) & reached
        if seldom[-1]:
            return Hindrance.FEW_READS
        if self.rows.schools is not None and seldom[self.rows.schools]:
            return Hindrance.FEW_SCHOOLS
        return Hindrance.FEW_JUDGES if seldom[self.rows.leanings] else None


def _spread(works: Mapping[str, Work], sheets: Sequence[Sheet]) -> float:
    """Return the deviation of works' mean scores within their categories."""
    points: dict[str, list[float]] = {}
    for sheet in sheets:
        points.setdefault(sheet.work, []).append(sheet.points)
    by_category: dict[tuple[str, str], list[float]] = {}
    for name, each in points.items():
        by_category.setdefault((works[name].form, works[name].age), []).append(float(np.mean(each)))
    freedom = len(points) - len(by_category)
    squares = sum(float(np.var(each)) * len(each) for each in by_category.values())
    return float(np.sqrt(squares / freedom)) if freedom > 0 else 0.0


def _with_figures(line: Comparison, told: _Told | Hindrance, together: int, spread: float) -> Comparison:
    if isinstance(told, Hindrance):
        return replace(line, hindrance=told)
    (low, high), (wide_low, wide_high) = told.interval(), told.interval(together)
    return replace(
        line,
        difference=_figure(told.difference),
        low=_figure(low),
        high=_figure(high),
        wide_low=_figure(wide_low),
        wide_high=_figure(wide_high),
        standardised=_figure(told.difference / spread) if spread > _ALIKE else 0.0,
    )


def _figure(value: float) -> float:
    """Return a figure to six decimals; adding zero makes a negative zero plain."""
    return round(value, DECIMALS) + 0.0
