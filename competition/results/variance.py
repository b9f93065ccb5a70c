"""How much entries, judges and the rest vary: restricted maximum likelihood (REML).

Patterson & Thompson, "Recovery of inter-block information when block sizes are unequal", Biometrika 58
(1971). The likelihood is written through the mixed model equations (Graser, Smith & Tier, Journal of Animal
Science 64, 1987), the residual variance profiled out, and its exact gradient followed over the logarithms
of the two ratios.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse.csgraph import connected_components

from competition.results.design import Design, FloatArray, indicator
from competition.results.equations import Equations, Ratios

_FARTHEST = 14.0  # a variance below e**-14 of the rest's counts as none
_START = np.array([0.0, 2.0])  # logarithms of the ratios: entries vary as the rest does, judges less
_NO_VARIANCE = float(np.exp(_FARTHEST))
_EVEN = 1.0


@dataclass(frozen=True)
class Variance:
    """Variance components, in squared points of the scores."""

    entry: float
    judge: float
    residual: float


@dataclass(frozen=True)
class _Known:
    """Ratios that the design itself decides; None where they can be estimated."""

    entry: float | None
    judge: float | None


def estimate(design: Design) -> Ratios:
    """Estimate the ratios of the variances, for a design with scores that differ within a category."""
    known = _known(design)
    given = np.array([known.entry or np.nan, known.judge or np.nan])
    free = np.isnan(given)

    def ratios_at(logarithms: FloatArray) -> Ratios:
        ratios = given.copy()
        ratios[free] = np.exp(logarithms)
        return Ratios(*ratios.tolist())

    def deviance(logarithms: FloatArray) -> tuple[float, FloatArray]:
        value, slope = _deviance(design, ratios_at(logarithms))
        return value, slope[free]

    if not free.any():
        return Ratios(*given.tolist())
    bounds = [(-_FARTHEST, _FARTHEST)] * int(free.sum())
    precise = {"ftol": 1e-13, "gtol": 1e-7}
    found = minimize(deviance, _START[free], jac=True, bounds=bounds, method="L-BFGS-B", options=precise)
    return ratios_at(found.x)


def components(equations: Equations) -> Variance:
    """Return the variance components at the equations' ratios."""
    residual = equations.misfit / equations.design.freedom
    ratios = equations.ratios
    parts = [
        0.0 if ratio >= _NO_VARIANCE * (1 - 1e-9) else residual / ratio
        for ratio in (ratios.entry, ratios.judge)
    ]
    return Variance(parts[0], parts[1], residual)


def _deviance(design: Design, ratios: Ratios) -> tuple[float, FloatArray]:
    """Minus twice the restricted log likelihood (less a constant) and its slope by the ratios' logarithms."""
    equations = Equations(design, ratios)
    misfit = equations.misfit
    sizes = np.array([len(design.reads), design.judges])
    ratio = np.array([ratios.entry, ratios.judge])
    value = (
        design.freedom * np.log(misfit / design.freedom) + equations.log_determinant - sizes @ np.log(ratio)
    )
    entries, judges = equations.entry_effects, equations.judge_effects
    squares = np.array([entries @ entries, judges @ judges])
    slope = ratio * (np.array(equations.traces()) + design.freedom * squares / misfit) - sizes
    return float(value), slope


def _known(design: Design) -> _Known:
    """See what the design cannot tell apart.

    With one read per entry, entry and rest are one: they count half each. With one score per judge, or one
    judge to each group of categories, judges count as not differing; with one entry per category, entries
    do.
    """
    scored = int((design.reads > 0).sum())
    judges = len(np.unique(design.judge))
    entry = judge = None
    if scored == design.fixed:
        entry = _NO_VARIANCE
    elif scored == design.rows:
        entry = _EVEN
    if judges in (design.rows, _groups_of_categories(design)):
        judge = _NO_VARIANCE
    return _Known(entry, judge)


def _groups_of_categories(design: Design) -> int:
    """Count the groups of categories that share no judge."""
    size = design.fixed + design.judges
    _, label = connected_components(
        indicator(design.category, design.fixed + design.judge, (size, size)), directed=False
    )
    return len(np.unique(label[: design.fixed]))
