"""The equations of very many judges, solved without factoring them: what is approximated, and how closely.

Effects are exact to the last digits shown, by conjugate gradients. The traces that the variances are
estimated from are seen through a few fixed probes (Hutchinson 1990): as there are thousands of judges, what
they miss is far below what the estimate is unsure of anyway. Standard errors and joint draws come from a
fixed set of errors drawn from their exact distribution (Papandreou & Yuille, "Gaussian sampling by local
perturbations", 2010), those of judges improved by what their own equation says for certain (Sidén, Lindgren,
Bolin & Villani, "Efficient covariance approximations for large sparse precision matrices", Journal of
Computational and Graphical Statistics 27, 2018). Nearly all of an entry's error is its own and exact, so its
standard error is right to about one per cent; tests hold it to that. Seeds are fixed: same scores, same
figures.
"""

from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from competition.results.design import Crossed, Design, FloatArray
from competition.results.equations import Equations
from competition.results.precision import Precision

EXACT = 3_000  # judges; up to here everything is exact
_SEED = 20181218
_PROBES, _DRAWS, _AT_ONCE = 4, 64, 8
_FINE, _COARSE, _MOST_STEPS = 1e-11, 1e-5, 2_000


def equations_for(design: Design, exact: int = EXACT) -> type[Equations]:
    """Return how the equations of this design are solved."""
    return Equations if design.judges <= exact else ManyEquations


class ManyEquations(Equations):
    """Equations that are solved step by step."""

    has_likelihood = False

    def _prepare(self, schur: Crossed) -> None:
        self.schur = csr_array(schur)
        self.diagonal: FloatArray = self.schur.diagonal()

    def solve(self, right: FloatArray) -> FloatArray:
        """Solve the equations for one or several right sides."""
        return self._solve(right, _FINE)

    def _solve(self, right: FloatArray, precise: float) -> FloatArray:
        """Conjugate gradients, scaled by the diagonal, on every column by itself."""
        found, rest = np.zeros_like(right), right.copy()
        scale = self.diagonal if right.ndim == 1 else self.diagonal[:, np.newaxis]
        step = ahead = rest / scale
        size = goal = (rest * ahead).sum(axis=0)
        for _ in range(_MOST_STEPS):
            if not (size > precise**2 * goal).any():
                break
            carried = self.schur @ step
            length = _ratio(size, (step * carried).sum(axis=0))
            found += length * step
            rest -= length * carried
            ahead = rest / scale
            before, size = size, (rest * ahead).sum(axis=0)
            step = ahead + _ratio(size, before) * step
        return found

    def traces(self) -> tuple[float, float]:
        """The traces of the inverse over entries and judges, through the probes."""
        rng = np.random.default_rng(_SEED)
        probes = rng.choice((-1.0, 1.0), (len(self.diagonal), _PROBES))
        probes[: self.design.fixed] = 0.0
        judges = float((probes * self._solve(probes, _COARSE)).sum() / _PROBES)
        signs = rng.choice((-1.0, 1.0), (len(self.shrink), _PROBES))
        absorbed = self.design.sums.T @ (self.shrink[:, np.newaxis] * signs)
        carried = float((absorbed * self._solve(absorbed, _COARSE)).sum() / _PROBES)
        return float(self.shrink.sum()) + carried, judges

    @cached_property
    def drawn(self) -> FloatArray:
        """A fixed set of errors of the solution, each drawn from their joint distribution."""
        rng = np.random.default_rng(_SEED)
        right = np.hstack([self._perturbed(rng, _AT_ONCE) for _ in range(_DRAWS // _AT_ONCE)])
        return self._solve(right, _COARSE)

    def _perturbed(self, rng: np.random.Generator, draws: int) -> FloatArray:
        """Right sides whose solutions are such errors: what noise in scores and effects leaves of them."""
        design = self.design
        noise = rng.standard_normal((design.rows, draws))
        of_entries = design.of_rows @ noise
        of_entries += np.sqrt(self.ratios.entry) * rng.standard_normal(of_entries.shape)
        right: FloatArray = design.columns.T @ noise - design.sums.T @ (
            self.shrink[:, np.newaxis] * of_entries
        )
        own = rng.standard_normal((design.judges, draws))
        right[design.fixed :] += np.sqrt(self.ratios.judge) * own
        return right

    def draw(self, rng: np.random.Generator, draws: int) -> FloatArray:
        """Return errors out of the fixed set, in another order, again and again if more are wanted."""
        chosen = rng.permutation(np.arange(draws) % _DRAWS)
        errors: FloatArray = self.drawn[:, chosen]
        return errors

    @cached_property
    def precision(self) -> Precision:
        """How sure the predictions are, as far as the drawn errors tell."""
        design, shrink = self.design, self.shrink
        entry, fitted = np.zeros(len(shrink)), np.zeros(design.rows)
        for errors in np.split(self.drawn, _DRAWS // _AT_ONCE, axis=1):
            absorbed = shrink[:, np.newaxis] * (design.sums @ errors)
            entry += _squares(design.of_entry @ errors - absorbed)
            fitted += _squares(design.columns @ errors - absorbed[design.entry])
        others = self.schur @ self.drawn - self.diagonal[:, np.newaxis] * self.drawn
        columns = 1 / self.diagonal + _squares(others) / _DRAWS / self.diagonal**2
        return Precision(shrink + entry / _DRAWS, columns, shrink[design.entry] + fitted / _DRAWS)


def _ratio(above: FloatArray, below: FloatArray) -> FloatArray:
    """Divide, 0 where there is nothing left to divide by."""
    some = below > 0
    return np.where(some, above / np.where(some, below, 1.0), 0.0)


def _squares(errors: FloatArray) -> FloatArray:
    """The sum of squares of every row."""
    squares: FloatArray = np.einsum("ij,ij->i", errors, errors)
    return squares
