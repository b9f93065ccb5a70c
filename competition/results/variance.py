"""How much entries, judges and the rest vary: restricted maximum likelihood (REML).

Patterson & Thompson, "Recovery of inter-block information when block sizes are unequal", Biometrika 58
(1971). The likelihood is written through the mixed model equations (Graser, Smith & Tier, Journal of Animal
Science 64, 1987), the residual variance profiled out, and its exact gradient followed over the logarithms
of the two ratios. Where the likelihood is too dear, the zero of that gradient is sought instead (Harville,
"Maximum likelihood approaches to variance component estimation", JASA 72, 1977).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize, root
from scipy.sparse.csgraph import connected_components

from competition.results.design import Design, FloatArray, indicator
from competition.results.equations import Equations, Ratios

FARTHEST = 14.0  # a variance below e**-14 of the rest's counts as none
_START = np.array([0.0, 2.0])  # logarithms of the ratios: entries vary as the rest does, judges less
_LEAST = 1e-12
NO_VARIANCE = float(np.exp(FARTHEST))
_EVEN = 1.0


@dataclass(frozen=True)
class Variance:
    """Variance components, in squared points of the scores."""

    entry: float
    judge: float
    residual: float


def estimate(design: Design, pose: type[Equations] = Equations) -> Ratios:
    """Estimate the ratios of the variances, for a design with scores that fixed effects do not explain."""
    known = known_ratios(design)
    free = np.isnan(known)

    def equations_at(logarithms: FloatArray) -> Equations:
        return pose(design, ratios_with(known, logarithms))

    if free.any():
        search = _likeliest if pose.has_likelihood else _stationary
        return ratios_with(known, search(equations_at, free))
    return Ratios(*known.tolist())


def ratios_with(known: FloatArray, logarithms: FloatArray) -> Ratios:
    """Return the known ratios, those that are NaN in it by these logarithms."""
    ratios = known.copy()
    ratios[np.isnan(known)] = np.exp(logarithms)
    return Ratios(*ratios.tolist())


def ratios_of(variance: Variance) -> Ratios:
    """Return the ratios of these components, kept within what can be computed."""
    parts = np.array([variance.entry, variance.judge])
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.where(parts > 0, variance.residual / parts, NO_VARIANCE)
    return Ratios(*np.clip(ratios, 1 / NO_VARIANCE, NO_VARIANCE).tolist())


def _likeliest(equations_at: Callable[[FloatArray], Equations], free: FloatArray) -> FloatArray:
    """Follow the exact gradient of the likelihood."""

    def value_and_slope(logarithms: FloatArray) -> tuple[float, FloatArray]:
        equations = equations_at(logarithms)
        return deviance(equations), slope(equations)[free]

    bounds = [(-FARTHEST, FARTHEST)] * int(free.sum())
    precise = {"ftol": 1e-13, "gtol": 1e-7}
    found = minimize(
        value_and_slope, _START[free], jac=True, bounds=bounds, method="L-BFGS-B", options=precise
    )
    best: FloatArray = found.x
    return best


def _stationary(equations_at: Callable[[FloatArray], Equations], free: FloatArray) -> FloatArray:
    """Find where the gradient is zero, without the likelihood: the fixed point of `_next`."""

    def step(logarithms: FloatArray) -> FloatArray:
        within = np.clip(logarithms, -FARTHEST, FARTHEST)
        wanted: FloatArray = np.clip(within + _next(equations_at(within))[free], -FARTHEST, FARTHEST)
        return logarithms - wanted

    start = _START[free] - step(_START[free])
    found = root(step, start, method="hybr", options={"xtol": 1e-6, "eps": 1e-4})
    best: FloatArray = np.clip(found.x, -FARTHEST, FARTHEST)
    return best


def _next(equations: Equations) -> FloatArray:
    """How far the logarithms are from those that effects and their errors call for (Harville 1977)."""
    sizes, ratio, traces, squares = _parts(equations)
    residual = equations.misfit / equations.design.freedom
    wanted: FloatArray = np.log(np.maximum(sizes - ratio * traces, _LEAST)) - np.log(
        np.maximum(ratio * squares / residual, _LEAST)
    )
    return wanted


def components(equations: Equations) -> Variance:
    """Return the variance components at the equations' ratios."""
    residual = equations.misfit / equations.design.freedom
    ratios = equations.ratios
    parts = [
        0.0 if ratio >= NO_VARIANCE * (1 - 1e-9) else residual / ratio
        for ratio in (ratios.entry, ratios.judge)
    ]
    return Variance(parts[0], parts[1], residual)


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


def known_ratios(design: Design) -> FloatArray:
    """Return the ratios of entries and judges that the design itself decides, NaN for what can be seen.

    With one read per entry, entry and rest are one: they count half each. With one score per judge, or one
    judge to each group of categories, judges count as not differing; with one entry per category, entries
    do.
    """
    scored = int((design.reads > 0).sum())
    judges = len(np.unique(design.judge))
    known = np.full(2, np.nan)
    if scored <= design.fixed:
        known[0] = NO_VARIANCE
    elif scored == design.rows:
        known[0] = _EVEN
    if judges in (design.rows, _groups_of_categories(design)):
        known[1] = NO_VARIANCE
    return known


def _groups_of_categories(design: Design) -> int:
    """Count the groups of categories that share no judge."""
    size = design.categories + design.judges
    _, label = connected_components(
        indicator(design.category, design.categories + design.judge, (size, size)), directed=False
    )
    return len(np.unique(label[: design.categories]))
