"""Strengths as they are told to people, under a prior whose scale follows from the comparisons; pure.

A strength is the mean of what is known of it, its error how far that spreads: a normal distribution as near
as can be to the true one, found as a fixed point (M. Opper and C. Archambeau, "The variational Gaussian
approximation revisited", 2009). In it the chance of a choice is taken over all that two strengths may be,
which is about a flatter curve (D. J. C. MacKay, "The evidence framework applied to classification networks",
1992). The mode alone would lie too near to zero where works lie far apart, and its errors would be too small.

The prior's scale is the one under which the strengths spread as it lets expect: their squares and variances
add up to it (A. P. Dempster, N. M. Laird and D. B. Rubin, "Maximum likelihood from incomplete data via the EM
algorithm", 1977), by the shorter steps of R. Schall, "Estimation in generalized linear models with random
effects" (1991). Where little was said it stays as it is set, and nowhere does it leave its bounds.
"""

from collections.abc import Sequence

import numpy as np

from competition.duels.bradley_terry import (
    Columns,
    Compared,
    FloatArray,
    Strengths,
    columns,
    strengths,
)
from competition.duels.sparse import solve, trace_of_inverse

FEW_WORKS, FEW_EACH = 20, 2
"""With fewer works, or fewer comparisons for each, the prior's scale stays as it is set."""
LEAST, MOST = 0.3, 5.0
SMALL = 100
"""Up to so many works, how well each is known follows from the whole matrix."""
_DIGITS = 2  # the last decimals, which libraries and names may change, do not reach the scale
_STEPS, _AT_ONCE = 40, 100
_SCALE_WITHIN, _ROUGHLY, _WITHIN = 2e-3, 1e-4, 1e-8


def fitted(works: int, compared: Sequence[Compared] | Columns) -> Strengths:
    """Return the strengths of so many works, from all comparisons there are."""
    said = columns(compared)
    found = strengths(works, said)
    if works >= FEW_WORKS and len(said.one) >= FEW_EACH * works:
        found = _scaled(found, said)
    return _settled(found, said)


def _scaled(found: Strengths, said: Columns) -> Strengths:
    """Return strengths under the scale that the comparisons tell."""
    works, scale = len(found.strength), found.prior_sd
    for _step in range(_STEPS):
        variance, before = _variance(found), (found.strength, scale)
        told = works - variance.sum() / scale**2
        scale = float(np.clip(np.sqrt(np.sum(found.strength**2) / max(told, 1e-9)), LEAST, MOST))
        flat = _flat(found, variance, said)
        found = strengths(works, said, scale, _ROUGHLY, start=found.strength, flat=flat)
        moved = float(np.abs(found.strength - before[0]).max())
        if max(moved, abs(scale - before[1])) < _SCALE_WITHIN:
            break
    return strengths(works, said, round(scale, _DIGITS), start=found.strength, flat=found.flat)


def _settled(found: Strengths, said: Columns) -> Strengths:
    """Return strengths that follow from how well they are known themselves."""
    for _step in range(_STEPS):
        before, flat = found.strength, _flat(found, _variance(found), said)
        found = strengths(len(before), said, found.prior_sd, start=before, flat=flat)
        if np.abs(found.strength - before).max(initial=0.0) < _WITHIN:
            break
    return found


def _variance(found: Strengths) -> FloatArray:
    """Return the variance of every strength.

    In a large field it is what the work's own comparisons leave of it, made larger for all alike by what they
    leave of the others: so works of which the same was said stay equal.
    """
    if len(found.strength) <= SMALL:
        return np.diag(found.covariance)
    alone = 1 / found.precision.diagonal()
    turn = np.argsort(np.round(found.strength, 6), kind="stable")
    more = round(trace_of_inverse(found.precision[turn][:, turn]) / alone.sum(), 3)
    variance: FloatArray = np.minimum(alone * more, found.prior_sd**2)
    return variance


def _flat(found: Strengths, variance: FloatArray, said: Columns) -> FloatArray:
    """Return how much flatter each pair's curve is for what is not known of its works."""
    one, other = variance[said.one], variance[said.other]
    if len(variance) <= SMALL:
        shared = found.covariance[said.one, said.other]
    else:
        shared = np.minimum(found.told * one * other, np.minimum(one, other) / 2)
    flat: FloatArray = 1 / np.sqrt(1 + np.pi / 8 * (one + other - 2 * shared))
    return flat


def drawn(found: Strengths, said: Columns, draws: int, seed: int) -> FloatArray:
    """Return joint draws of all strengths, a row for each draw.

    Each is the answer to equations whose right side is disturbed as the comparisons and the prior let expect
    (G. Papandreou and A. Yuille, "Gaussian sampling by local perturbations", 2010).
    """
    chance = np.random.default_rng(seed)
    told, works, parts = np.sqrt(found.told), len(found.strength), []
    for begin in range(0, draws, _AT_ONCE):
        number = min(_AT_ONCE, draws - begin)
        wanted = chance.normal(size=(works, number)) / found.prior_sd
        noise = told[:, np.newaxis] * chance.normal(size=(len(told), number))
        np.add.at(wanted, said.one, noise)
        np.add.at(wanted, said.other, -noise)
        parts.append(found.strength + solve(found.precision, wanted, 1e-7).T)
    return np.concatenate(parts)
