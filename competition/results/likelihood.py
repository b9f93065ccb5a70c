"""The restricted likelihood of the ratios of the variances, and how it slopes and bends.

Written through the mixed model equations, the residual variance profiled out (Graser, Smith & Tier, Journal
of Animal Science 64, 1987). Its slope is exact. Its bend is the average of the one observed and the one
expected, which needs no trace and costs hardly more than a solution (Gilmour, Thompson & Cullis, "Average
information REML", Biometrics 51, 1995).
"""

import numpy as np

from competition.results.design import FloatArray
from competition.results.equations import Equations

_LEAST = 1e-12


def deviance(equations: Equations) -> float:
    """Minus twice the restricted log likelihood, less a constant."""
    design, ratios = equations.design, equations.ratios
    fit = design.freedom * np.log(equations.misfit / design.freedom)
    priors = len(design.reads) * np.log(ratios.entry) + design.judges * np.log(ratios.judge)
    return float(fit + equations.log_determinant - priors)


def slope(equations: Equations) -> FloatArray:
    """Return the slope of the deviance by the ratios' logarithms."""
    sizes, ratio, traces, squares = _parts(equations)
    found: FloatArray = ratio * (traces + equations.design.freedom * squares / equations.misfit) - sizes
    return found


def bend(equations: Equations) -> FloatArray:
    """Return the average of the observed and expected second derivatives of the deviance, two by two."""
    design = equations.design
    effects = [equations.entry_effects[design.entry], equations.judge_effects[design.judge]]
    carried = np.column_stack(effects)
    both = carried.T @ equations.rest_of(carried) / equations.misfit
    once = carried.T @ equations.residuals / equations.misfit
    found: FloatArray = design.freedom * (both - np.outer(once, once))
    return found


def distance(equations: Equations) -> FloatArray:
    """How far the logarithms are from those that effects and their errors call for (Harville 1977)."""
    sizes, ratio, traces, squares = _parts(equations)
    residual = equations.misfit / equations.design.freedom
    wanted: FloatArray = np.log(np.maximum(sizes - ratio * traces, _LEAST)) - np.log(
        np.maximum(ratio * squares / residual, _LEAST)
    )
    return wanted


def _parts(equations: Equations) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Numbers of entries and judges, ratios, traces of the inverse, and squares of the effects."""
    design, ratios = equations.design, equations.ratios
    entries, judges = equations.entry_effects, equations.judge_effects
    return (
        np.array([len(design.reads), design.judges], dtype=np.float64),
        np.array([ratios.entry, ratios.judge]),
        np.array(equations.traces()),
        np.array([entries @ entries, judges @ judges]),
    )
