"""Henderson's mixed model equations, with the entries absorbed into those of the judges.

score = category mean + entry + judge + rest. Given the ratios of the rest's variance to the entries' and to
the judges', the equations are solved exactly. Each entry's own equation is diagonal, so what is left to
factor has only as many rows as there are categories and judges (the Schur complement).

Sources: Henderson, "Best linear unbiased estimation and prediction under a selection model", Biometrics 31
(1975); Robinson, "That BLUP is a good thing", Statistical Science 6 (1991).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.linalg import cho_solve, cholesky, solve_triangular
from scipy.linalg.lapack import dpotri

from competition.results.design import Crossed, Design, FloatArray
from competition.results.precision import Precision, precision


@dataclass(frozen=True)
class Ratios:
    """The rest's variance divided by the entries' and by the judges'."""

    entry: float
    judge: float


class Equations:
    """The equations of one design at one pair of ratios, factored.

    `factor` is the lower Cholesky factor of the equations of categories and judges, `solution` their
    solution; `shrink` is the inverse of each entry's own equation.
    """

    has_likelihood = True

    def __init__(self, design: Design, ratios: Ratios) -> None:
        self.design = design
        self.ratios = ratios
        self.shrink: FloatArray = 1.0 / (design.reads.astype(np.float64) + ratios.entry)
        self._prepare(self._schur())
        self.solution: FloatArray = self.solve(self._right_side(design.score, design.entry_sums))

    def _schur(self) -> Crossed:
        """The equations of categories and judges, the entries absorbed."""
        gram, judges, meetings = self.design.crossed
        left = gram + self.ratios.judge * judges
        for reads, met in meetings.items():
            left = left - met * (1.0 / (reads + self.ratios.entry))
        return left

    def _prepare(self, schur: Crossed) -> None:
        """Make ready to solve."""
        whole = schur if isinstance(schur, np.ndarray) else schur.toarray()
        self.factor: FloatArray = cholesky(whole, lower=True, overwrite_a=True, check_finite=False)

    def _right_side(self, scores: FloatArray, sums: FloatArray) -> FloatArray:
        """What scores and their sums by entry come to, the entries absorbed; several columns or one."""
        side: FloatArray = self.design.columns.T @ scores - self.design.sums.T @ self._shrunk(sums)
        return side

    def _shrunk(self, sums: FloatArray) -> FloatArray:
        shrunk: FloatArray = (self.shrink * sums.T).T
        return shrunk

    def solve(self, right: FloatArray) -> FloatArray:
        """Solve the equations of categories and judges for one or several right sides."""
        solved: FloatArray = cho_solve((self.factor, True), right, check_finite=False)
        return solved

    @cached_property
    def inverse(self) -> FloatArray:
        """The inverse of the equations of categories and judges."""
        below, _ = dpotri(self.factor, lower=1)
        whole: FloatArray = below + below.T
        np.fill_diagonal(whole, np.diagonal(below))
        return whole

    @cached_property
    def precision(self) -> Precision:
        """How sure the predictions are."""
        return precision(self)

    def draw(self, rng: np.random.Generator, draws: int) -> FloatArray:
        """Return random errors of the solution, one column each, in units of the rest's deviation."""
        common = rng.standard_normal((len(self.solution), draws))
        errors: FloatArray = solve_triangular(self.factor, common, lower=True, trans="T")
        return errors

    @cached_property
    def entry_effects(self) -> FloatArray:
        """The best linear unbiased predictor of each entry, 0 for an entry without scores."""
        return self._shrunk(self.design.entry_sums - self.design.sums @ self.solution)

    @property
    def judge_effects(self) -> FloatArray:
        """The best linear unbiased predictor of each judge."""
        return self.solution[self.design.fixed :]

    @cached_property
    def residuals(self) -> FloatArray:
        """What category, entry and judge leave of each score."""
        return self._rest(self.design.score, self.solution, self.entry_effects)

    def rest_of(self, scores: FloatArray) -> FloatArray:
        """What the model would leave of other scores of the same design, one column each."""
        sums = self.design.of_rows @ scores
        solution = self.solve(self._right_side(scores, sums))
        return self._rest(scores, solution, self._shrunk(sums - self.design.sums @ solution))

    def _rest(self, scores: FloatArray, solution: FloatArray, entries: FloatArray) -> FloatArray:
        rest: FloatArray = scores - self.design.columns @ solution - entries[self.design.entry]
        return rest

    @cached_property
    def misfit(self) -> float:
        """The penalised sum of squares that the solution makes smallest."""
        entries, judges = self.entry_effects, self.judge_effects
        penalties = self.ratios.entry * entries @ entries + self.ratios.judge * judges @ judges
        return float(self.residuals @ self.residuals + penalties)

    @property
    def log_determinant(self) -> float:
        """The logarithm of the determinant of all equations, the entries' included."""
        schur = 2.0 * np.log(np.diagonal(self.factor)).sum()
        return float(schur - np.log(self.shrink).sum())

    def traces(self) -> tuple[float, float]:
        """The traces of the whole inverse over the entries' and over the judges' equations."""
        entries = self.shrink.sum()
        for reads, meetings in self.design.meetings.items():
            entries += meetings.multiply(self.inverse).sum() / (reads + self.ratios.entry) ** 2
        return float(entries), float(np.diagonal(self.inverse)[self.design.fixed :].sum())
