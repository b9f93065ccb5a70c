"""The way to the likeliest ratios of the variances: few steps, as each of them factors all equations anew.

Newton's steps over the logarithms of the ratios, by the slope and the average bend of the deviance, mostly
arrive in three to five. Where one leads astray, the slope alone is followed, slower and sure; where the
likelihood is too dear, the fixed point is sought that effects and their errors call for (Harville, "Maximum
likelihood approaches to variance component estimation", JASA 72, 1977).
"""

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize, root

from competition.results.design import FloatArray
from competition.results.equations import Equations
from competition.results.likelihood import bend, deviance, distance, slope

FARTHEST = 14.0  # a variance below e**-14 of the rest's counts as none
_START = np.array([0.0, 2.0])  # logarithms of the ratios: entries vary as the rest does, judges less
_STEPS, _LONGEST, _ARRIVED = 20, 3.0, 1e-7
_LEVEL, _ROUNDING, _LEAST = 1e-7, 1e-12, 1e-300

Pose = Callable[[FloatArray], Equations]


def likeliest(equations_at: Pose, free: FloatArray, near: FloatArray) -> Equations:
    """Return the equations at the ratios at which the scores are likeliest; `near` is a guess at those."""
    for start in (near, _START):
        arrived = _newton(equations_at, start[free], free)
        if arrived is not None:
            return arrived
    search = _downhill if equations_at(_START[free]).has_likelihood else _stationary
    return equations_at(search(equations_at, free))


def _newton(equations_at: Pose, at: FloatArray, free: FloatArray) -> Equations | None:
    """Step to where the slope is zero; None where that leads up, or nowhere."""
    before = np.inf
    for _ in range(_STEPS):
        equations = equations_at(at)
        height = deviance(equations) if equations.has_likelihood else 0.0
        if height - before > _ROUNDING * abs(height):
            return None
        step = _step(at, slope(equations)[free], bend(equations)[np.ix_(free, free)])
        if np.abs(step).max() < _ARRIVED:
            return equations
        at, before = at + step, height
    return None


def _step(at: FloatArray, slopes: FloatArray, bends: FloatArray) -> FloatArray:
    """Return Newton's step downwards, no longer than is safe, within what can be computed."""
    step = np.zeros_like(at)
    inside = (np.abs(slopes) > _LEVEL) & (-np.sign(slopes) * at < FARTHEST)  # not pressed to a bound
    if inside.any():
        value, direction = np.linalg.eigh(bends[np.ix_(inside, inside)])
        along = direction.T @ slopes[inside]
        step[inside] = -direction @ (along / np.maximum(np.abs(along) / _LONGEST, np.maximum(value, _LEAST)))
    return np.clip(at + step, -FARTHEST, FARTHEST) - at


def _downhill(equations_at: Pose, free: FloatArray) -> FloatArray:
    """Follow the exact slope of the likelihood."""

    def both(logarithms: FloatArray) -> tuple[float, FloatArray]:
        equations = equations_at(logarithms)
        return deviance(equations), slope(equations)[free]

    bounds = [(-FARTHEST, FARTHEST)] * int(free.sum())
    precise = {"ftol": 1e-13, "gtol": _LEVEL}
    found = minimize(both, _START[free], jac=True, bounds=bounds, method="L-BFGS-B", options=precise)
    best: FloatArray = found.x
    return best


def _stationary(equations_at: Pose, free: FloatArray) -> FloatArray:
    """Find the fixed point, without the likelihood."""

    def step(logarithms: FloatArray) -> FloatArray:
        within = np.clip(logarithms, -FARTHEST, FARTHEST)
        wanted: FloatArray = np.clip(within + distance(equations_at(within))[free], -FARTHEST, FARTHEST)
        return logarithms - wanted

    start = _START[free] - step(_START[free])
    found = root(step, start, method="hybr", options={"xtol": 1e-6, "eps": 1e-4})
    best: FloatArray = np.clip(found.x, -FARTHEST, FARTHEST)
    return best
