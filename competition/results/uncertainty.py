"""What entries may be worth, given that the variances themselves are estimated.

With few entries or judges, taking the estimated variances for the true ones makes every interval too narrow
(Kackar & Harville, "Approximations for standard errors of estimators of fixed and random effects in mixed
linear models", JASA 79, 1984). So beside the likeliest ratios of the variances others are looked at, on a
grid as wide as their posterior is, and count by it: the restricted likelihood, with the shares of entries and
judges in the variance uniform beforehand (Daniels, "A prior for the variance in hierarchical models",
Canadian Journal of Statistics 27, 1999). Given the ratios, errors follow a t distribution. In large rounds
this would change nothing that can be seen, and is left out.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, stdtrit

from competition.results.design import Design, FloatArray, IntArray
from competition.results.equations import Equations
from competition.results.likeliest import FARTHEST
from competition.results.likelihood import deviance, slope
from competition.results.posterior import Posterior, posterior
from competition.results.variance import Variance, components, known_ratios, ratios_with

NORMAL_95 = 1.959963984540054
_LARGE_ROUND, _LARGE_PANEL = 5_000, 300  # scores and judges; beyond, variances are known well enough
_GRID = np.linspace(-2.4, 2.4, 5)  # in deviations
_NEGLIGIBLE = 1e-3  # what counts for less is left out
_WIDEST, _STEP = 4.0, 0.02


@dataclass(frozen=True)
class Part:
    """One pair of ratios: how much it counts, and what follows from it."""

    share: float
    posterior: Posterior
    freedom: float

    @property
    def square(self) -> FloatArray:
        """The squared deviation of each entry's error, as wide as the t distribution of `freedom` is."""
        wide = stdtrit(self.freedom, 0.975) / NORMAL_95 if np.isfinite(self.freedom) else 1.0
        found: FloatArray = (wide * self.posterior.scale) ** 2 * self.posterior.equations.precision.entry
        return found


class Joint:
    """The joint distribution of what all entries are worth.

    `estimated` tells whether the variances were; where they are taken as known, they are not looked into.
    """

    def __init__(self, equations: Equations, variance: Variance, *, estimated: bool) -> None:
        self.best = posterior(equations, variance.residual)
        self.estimated = estimated

    @cached_property
    def parts(self) -> list[Part]:
        """The ratios looked at; a single pair in a large round."""
        design = self.best.equations.design
        small = design.rows <= _LARGE_ROUND and design.judges <= _LARGE_PANEL
        if self.estimated and small and design.rows:
            return _parts(self.best.equations)
        return [Part(1.0, self.best, np.inf)]

    @cached_property
    def half_width(self) -> FloatArray:
        """Half of the interval round the calibrated score that holds 95 of 100; senseless for the unread."""
        spread = sum(
            part.share * (part.square + (part.posterior.mean - self.best.mean) ** 2) for part in self.parts
        )
        own = self.best.scale**2 * self.best.equations.precision.entry
        width: FloatArray = NORMAL_95 * np.sqrt(np.maximum(spread, own))
        return width

    def sample(self, entries: IntArray, draws: int, seed: int) -> FloatArray:
        """Return joint draws of these entries, (entries, draws); with a seed, always the same."""
        bounds = np.rint(np.cumsum([0.0, *(part.share for part in self.parts)]) * draws).astype(np.int64)
        pieces = []
        for number, part in enumerate(self.parts):
            count = int(bounds[number + 1] - bounds[number])
            drawn = part.posterior.sample(entries, count, seed + number)
            pieces.append(_widened(part, drawn, entries, seed + number))
        return np.hstack(pieces) if len(pieces) > 1 else pieces[0]


def _widened(part: Part, drawn: FloatArray, entries: IntArray, seed: int) -> FloatArray:
    """Stretch normal draws to those of the t distribution."""
    if not np.isfinite(part.freedom):
        return drawn
    chance = np.random.default_rng((seed, 1)).chisquare(part.freedom, drawn.shape[1])
    mean = part.posterior.mean[entries, np.newaxis]
    wider: FloatArray = mean + (drawn - mean) * np.sqrt(part.freedom / chance)
    return wider


def _parts(best: Equations) -> list[Part]:
    """Look at the ratios on the grid; what counts for next to nothing is left out."""
    surface = Surface(best.design)
    looked = [surface.equations_at(point) for point in surface.grid()]
    heights = np.array([surface.height(each) for each in looked])
    shares = np.exp((heights.min() - heights) / 2)
    kept = np.flatnonzero(shares >= _NEGLIGIBLE)
    shares /= shares[kept].sum()
    return [
        Part(float(shares[at]), posterior(looked[at], components(looked[at]).residual), best.design.freedom)
        for at in kept.tolist()
    ]


class Surface:
    """Minus twice the log posterior of the logarithms of the ratios that the design does not decide."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self.known = known_ratios(design)
        self.free = np.isnan(self.known)

    def equations_at(self, point: FloatArray) -> Equations:
        """Return the equations at these logarithms."""
        return Equations(self.design, ratios_with(self.known, point))

    def height(self, equations: Equations) -> float:
        """Return the height here."""
        point = self._point(equations)
        return deviance(equations) + float(2 * (2 * np.logaddexp(0.0, point) - point).sum())

    def incline(self, equations: Equations) -> FloatArray:
        """Return the slope here."""
        found: FloatArray = slope(equations)[self.free] + 4 * expit(self._point(equations)) - 2
        return found

    def _point(self, equations: Equations) -> FloatArray:
        point: FloatArray = np.log([equations.ratios.entry, equations.ratios.judge])[self.free]
        return point

    def grid(self) -> FloatArray:
        """Return points in steps of the posterior's deviation round its top, one row each."""
        size = int(self.free.sum())
        if not size:
            return np.zeros((1, 0))
        top = self._top(size)
        curve = self._curve(top)
        value, direction = np.linalg.eigh(curve)
        deviation = np.sqrt(2 / np.maximum(value, 2 / _WIDEST**2))
        steps = np.stack(np.meshgrid(*[_GRID] * size), axis=-1).reshape(-1, size)
        points: FloatArray = top + (steps * deviation) @ direction.T
        return np.clip(points, -FARTHEST, FARTHEST)

    def _top(self, size: int) -> FloatArray:
        def both(point: FloatArray) -> tuple[float, FloatArray]:
            equations = self.equations_at(point)
            return self.height(equations), self.incline(equations)

        top: FloatArray = minimize(both, np.ones(size), jac=True, bounds=[(-FARTHEST, FARTHEST)] * size).x
        return top

    def _curve(self, top: FloatArray) -> FloatArray:
        """The second derivatives at the top, from slopes on either side."""
        steps = _STEP * np.eye(len(top))
        slopes = [[self.incline(self.equations_at(top + way * step)) for step in steps] for way in (1, -1)]
        curve: FloatArray = (np.array(slopes[0]) - np.array(slopes[1])) / (2 * _STEP)
        return (curve + curve.T) / 2
