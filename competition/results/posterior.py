"""Draws from the joint distribution of all entries, given the scores and the variance components."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array, diags_array

from competition.results.design import FloatArray, IntArray
from competition.results.equations import Equations

_HAIR = 1e-9  # tells entries apart at random where no score differs


@dataclass(frozen=True)
class Posterior:
    """The joint normal distribution of the calibrated scores, exact for given variance components.

    Given categories and judges, entries are independent: entry = `offset` + `loading` @ effects, plus an
    error of its own with deviation `own`. The effects are the solution of `equations`, its errors in units
    of `scale`.
    """

    equations: Equations
    offset: FloatArray
    loading: csr_array
    scale: float
    own: FloatArray

    @cached_property
    def mean(self) -> FloatArray:
        """The expectation of every entry: its calibrated score."""
        expected: FloatArray = self.offset + self.loading @ self.equations.solution
        return expected

    def shared_errors(self, entries: IntArray) -> FloatArray:
        """Return what the errors of these entries and of all judges share, (entries, judges)."""
        equations = self.equations
        carried = equations.solve(np.asarray(self.loading[entries].todense()).T.copy())
        shared: FloatArray = self.scale**2 * carried[equations.design.fixed :].T
        return shared

    def sample(self, entries: IntArray, draws: int, seed: int) -> FloatArray:
        """Return joint draws of these entries, (entries, draws); with a seed, always the same."""
        rng = np.random.default_rng(seed)
        drawn: FloatArray = self.loading[entries] @ (self.equations.draw(rng, draws) * self.scale)
        alone: FloatArray = rng.standard_normal((len(entries), draws))
        alone *= self.own[entries, np.newaxis]
        alone += self.mean[entries, np.newaxis]
        alone += drawn
        return alone


def posterior(equations: Equations, residual: float) -> Posterior:
    """Return the distribution of the calibrated scores at this residual variance."""
    design, shrink = equations.design, equations.shrink
    return Posterior(
        equations=equations,
        offset=design.centre + shrink * design.entry_sums,
        loading=csr_array(design.of_entry - diags_array(shrink) @ design.sums),
        scale=float(np.sqrt(residual)),
        own=np.maximum(_HAIR, np.sqrt(residual * shrink)),
    )
