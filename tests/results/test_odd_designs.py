"""Designs that break what estimates variances step by step, against the likelihood by its definition."""

from itertools import product

import numpy as np
import pytest

from competition.results.calibration import calibrate
from competition.results.design import lay_out
from competition.results.likeliest import FARTHEST
from competition.results.variance import known_ratios
from tests.results.dense import Dense

EVERYWHERE = np.linspace(-6, FARTHEST, 11)
EACH, TWELVE = np.arange(8), np.arange(12)
DESIGNS = {
    "a judge for every read": (np.repeat(EACH, 3), np.arange(24), EACH * 0),
    "one entry": ([0] * 5, range(5), [0]),
    "an entry of its own for each category": (np.repeat(np.arange(4), 3), np.tile([0, 1, 2], 4), range(4)),
    "one judge": (TWELVE, TWELVE * 0, TWELVE * 0),
    "most entries read by a single judge": ([*range(10), 0, 1, 2], [0] * 5 + [1] * 8, [0] * 10),
    "one entry read by all, the others by one": ([0] * 20 + [*EACH + 1], [*range(20), *EACH * 0], [0] * 9),
    "one entry read by all, the others by two": (
        [0] * 20 + [*np.repeat(EACH + 1, 2)],
        [*range(20), *np.tile([0, 1], 8)],
        [0] * 9,
    ),
    "two parts": ([0, 0, 1, 1, 2, 2, 3, 3], [0, 1, 0, 1, 2, 3, 2, 3], [0] * 4),
    "two by two": ([0, 0, 1, 1], [0, 1, 0, 1], [0, 0]),
    "rings": (np.repeat(TWELVE, 3), np.tile([0, 1, 2, 1, 2, 3], 6), TWELVE % 2),
}
SPREADS = [(1.0, 0.5, 0.3), (1.0, 0.0, 0.5), (0.0, 1.0, 0.5), (0.0, 0.0, 0.5), (1.0, 100.0, 0.5)]
SEVERAL_TOPS = [
    ([0, 0, 1, 1, 2], [0, 1, 0, 1, 1], [8, 1, 9, 3, 8]),
    ([0, 0, 0, 0, 1, 2, 3, 3], [0, 1, 2, 3, 1, 1, 0, 1], [6, 8, 2, 4, 8, 2, 2, 3]),
    ([0, 0, 1, 1, 2], [0, 1, 0, 1, 1], [4, 8, 5, 8, 1]),
    ([0, 1, 1, 2, 2, 3], [0, 0, 1, 0, 1, 0], [1, 7, 2, 5, 1, 6]),
    ([0, 1, 1, 1, 1, 2, 2], [0, 0, 1, 2, 3, 0, 3], [8, 4, 9, 2, 8, 4, 9]),
]


def height(rows, logarithms):
    """Minus twice the restricted log likelihood, the rest's variance profiled out, from whole matrices."""
    model = Dense(*rows, (*np.exp(-np.asarray(logarithms)), 1.0))
    freedom = len(model.score) - model.categories
    misfit = model.score @ model.p @ model.score
    logs = [np.linalg.slogdet(each)[1] for each in (model.v, model.information)]
    return freedom * np.log(misfit / freedom) + sum(logs)


def lowest(rows):
    """The lowest point of a grid over what the design leaves open."""
    known = known_ratios(lay_out(*rows))
    choices = [EVERYWHERE if np.isnan(ratio) else [np.log(ratio)] for ratio in known]
    return min(height(rows, point) for point in product(*choices))


def holds(rows):
    """Assert that it is likelier nowhere, and that the predictions are those of the model itself."""
    found = calibrate(*rows)
    ratios = found.joint.best.equations.ratios
    assert height(rows, np.log([ratios.entry, ratios.judge])) <= lowest(rows) + 1e-5
    rest = found.variance.residual
    model = Dense(*rows, (rest / ratios.entry, rest / ratios.judge, rest))
    values, error = model.entries()
    near = {"rtol": 1e-5, "atol": 1e-6 * np.abs(rows[3]).max()}
    np.testing.assert_allclose(found.calibrated, values, **near)
    np.testing.assert_allclose(found.se, np.sqrt(np.diagonal(error)), **near)
    effect, effect_se = model.judges()
    np.testing.assert_allclose(found.effect, effect, **near)
    np.testing.assert_allclose(found.effect_se, effect_se, **near)


@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("design", DESIGNS)
def test_whatever_the_design_no_variances_are_likelier(design, spread):
    entry, judge, category = (np.array(each) for each in DESIGNS[design])
    chance = np.random.default_rng(1)
    worth, severity = (
        size * chance.standard_normal(each.max() + 1)
        for size, each in zip(spread[:2], (entry, judge), strict=True)
    )
    rest = spread[2] * chance.standard_normal(len(entry))
    holds((entry, judge, category, 3 + worth[entry] + severity[judge] + rest))


@pytest.mark.parametrize("rows", SEVERAL_TOPS)
def test_where_the_likelihood_has_several_tops_the_highest_is_found(rows):
    entry, judge, score = (np.array(each) for each in rows)
    holds((entry, judge, np.zeros(entry.max() + 1, dtype=int), score.astype(float)))


def test_a_few_scores_that_happen_to_fit_exactly_are_not_taken_for_certainty():
    """The second judge gives four more both times they meet the first; so might chance have it."""
    found = calibrate([0, 0, 1, 2, 2, 3], [0, 1, 0, 0, 1, 1], [0] * 4, [6.0, 10.0, 7.0, 6.0, 10.0, 3.0])
    assert found.variance.residual > 1
    assert found.se.min() > 0.5
