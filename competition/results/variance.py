"""How much entries, judges and the rest vary: restricted maximum likelihood (REML).

Patterson & Thompson, "Recovery of inter-block information when block sizes are unequal", Biometrika 58
(1971). The likelihood depends on two ratios alone, as the residual variance is profiled out; see
`likelihood` for it, `moments` for where to begin, and `likeliest` for the way to its top.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components

from competition.results.design import Design, FloatArray, indicator
from competition.results.equations import Equations, Ratios
from competition.results.likeliest import FARTHEST, likeliest
from competition.results.moments import guess

NO_VARIANCE = float(np.exp(FARTHEST))
_EVEN = 1.0


@dataclass(frozen=True)
class Variance:
    """Variance components, in squared points of the scores."""

    entry: float
    judge: float
    residual: float


def estimate(design: Design, pose: type[Equations] = Equations) -> Equations:
    """Estimate the ratios of the variances, for a design with scores that fixed effects do not explain."""
    known = known_ratios(design)
    free = np.isnan(known)

    def equations_at(logarithms: FloatArray) -> Equations:
        return pose(design, ratios_with(known, logarithms))

    return likeliest(equations_at, free, guess(design)) if free.any() else equations_at(known[free])


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


def components(equations: Equations) -> Variance:
    """Return the variance components at the equations' ratios."""
    residual = equations.misfit / equations.design.freedom
    ratios = equations.ratios
    parts = [
        0.0 if ratio >= NO_VARIANCE * (1 - 1e-9) else residual / ratio
        for ratio in (ratios.entry, ratios.judge)
    ]
    return Variance(parts[0], parts[1], residual)


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
