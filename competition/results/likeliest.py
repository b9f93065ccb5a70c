"""The way to the likeliest ratios of the variances: few steps, as each of them factors all equations anew.

Newton's steps over the logarithms of the ratios, by the slope and the average bend of the deviance, mostly
arrive in three to five. Where one leads astray, the slope alone is followed, slower and sure; where the
likelihood is too dear, the fixed point is sought that effects and their errors call for (Harville, "Maximum
likelihood approaches to variance component estimation", JASA 72, 1977). With few scores the likelihood may
have several tops, so that it is looked at from far and near.
"""

from collections.abc import Callable
from itertools import product

import numpy as np
from scipy.optimize import minimize, root

from competition.results.design import FloatArray
from competition.results.equations import Equations
from competition.results.likelihood import bend, deviance, distance, slope

FARTHEST = 14.0  # a variance below e**-14 of the rest's counts as none
_START = np.array([0.0, 2.0])  # logarithms of the ratios: entries vary as the rest does, judges less
_STEPS, _LONGEST, _ARRIVED = 20, 3.0, 1e-7
_LEVEL, _ROUNDING, _LEAST = 1e-7, 1e-12, 1e-300
_FEW = 40  # scores beyond fixed effects; tests find no second top with half as many
_ALL_OVER = np.linspace(-6.0, FARTHEST, 7)
_NO_REST = 1.0 - FARTHEST
_LIKELIER = 1e-6

Pose = Callable[[FloatArray], Equations]


def likeliest(equations_at: Pose, free: FloatArray, near: FloatArray) -> Equations:
    """Return the equations at the ratios at which the scores are likeliest; `near` is a guess at those."""
    found = _arrived(equations_at, free, near)
    few = found.has_likelihood and found.design.freedom < _FEW
    return _highest(found, equations_at, free) if few else found


def _arrived(equations_at: Pose, free: FloatArray, near: FloatArray) -> Equations:
    """Go to a top of the likelihood, mostly the only one."""
    for start in (near, _START):
        arrived = _newton(equations_at, start[free], free)
        if arrived is not None:
            return arrived
    search = _downhill if equations_at(_START[free]).has_likelihood else _stationary
    return equations_at(search(equations_at, free, _START[free]))


def _highest(found: Equations, equations_at: Pose, free: FloatArray) -> Equations:
    """Look all over whether it is likelier elsewhere, and go to the top there.

    Not where nothing is left for the rest: few whole points may fit exactly by chance, and seem certain.
    """
    points = [np.array(point) for point in product(_ALL_OVER, repeat=int(free.sum()))]
    heights = [deviance(equations_at(point)) for point in points]
    if min(heights) > deviance(found) - _LIKELIER:
        return found
    top = _downhill(equations_at, free, points[int(np.argmin(heights))])
    return equations_at(top) if top.min() > _NO_REST else found


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


def _downhill(equations_at: Pose, free: FloatArray, start: FloatArray) -> FloatArray:
    """Follow the exact slope of the likelihood."""

    def both(logarithms: FloatArray) -> tuple[float, FloatArray]:
        equations = equations_at(logarithms)
        return deviance(equations), slope(equations)[free]

    bounds = [(-FARTHEST, FARTHEST)] * int(free.sum())
    precise = {"ftol": 1e-13, "gtol": _LEVEL}
    found = minimize(both, start, jac=True, bounds=bounds, method="L-BFGS-B", options=precise)
    best: FloatArray = found.x
    return best


def _stationary(equations_at: Pose, free: FloatArray, start: FloatArray) -> FloatArray:
    """Find the fixed point, without the likelihood."""

    def step(logarithms: FloatArray) -> FloatArray:
        within = np.clip(logarithms, -FARTHEST, FARTHEST)
        wanted: FloatArray = np.clip(within + distance(equations_at(within))[free], -FARTHEST, FARTHEST)
        return logarithms - wanted

    found = root(step, start - step(start), method="hybr", options={"xtol": 1e-6, "eps": 1e-4})
    best: FloatArray = np.clip(found.x, -FARTHEST, FARTHEST)
    return best
