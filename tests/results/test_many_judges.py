"""Rounds of thousands of judges are approximated; held against the exact figures where both can be had."""

import numpy as np
import pytest

from competition.results.calibration import calibrate
from competition.results.many import EXACT
from competition.results.ranking import rank
from tests.results.rounds import simulate


@pytest.fixture(scope="module")
def both():
    """The same round exactly and approximated; some of it read in translation."""
    scores = simulate(3, entries=3000, judges=250, categories=2)
    reading = np.random.default_rng(1).integers(0, 2, len(scores.score))
    return [calibrate(*scores.rows, reading=reading, exact=exact) for exact in (EXACT, 0)]


def apart(one, other):
    return np.abs(other / one - 1).max()


def test_it_is_said_which_of_the_two_it_is(both):
    assert [each.exact for each in both] == [True, False]
    assert EXACT == 3000


def test_variances_and_scores_differ_far_less_than_they_are_unsure(both):
    exact, near = both
    assert apart(exact.variance.entry, near.variance.entry) < 0.005
    assert apart(exact.variance.judge, near.variance.judge) < 0.01
    assert apart(exact.variance.residual, near.variance.residual) < 0.005
    assert (np.abs(near.calibrated - exact.calibrated) / exact.se).max() < 0.01
    assert abs(near.translation - exact.translation) < 0.01 * exact.translation_se


def test_standard_errors_are_right_to_two_in_a_hundred_and_mostly_to_one(both):
    exact, near = both
    assert apart(exact.se, near.se) < 0.02
    assert np.quantile(np.abs(near.se / exact.se - 1), 0.95) < 0.01
    assert apart(exact.effect_se, near.effect_se) < 0.02
    assert apart(exact.infit, near.infit) < 0.03


def test_at_the_same_variances_the_scores_themselves_are_exact():
    scores = simulate(4, entries=600, judges=60)
    known = calibrate(*scores.rows).variance
    exact, near = (calibrate(*scores.rows, variance=known, exact=judges) for judges in (60, 59))
    assert (exact.exact, near.exact) == (True, False)
    np.testing.assert_allclose(near.calibrated, exact.calibrated, rtol=1e-9)
    np.testing.assert_allclose(near.effect, exact.effect, rtol=1e-6, atol=1e-9)


def test_rank_intervals_are_nearly_the_same(both):
    scores = simulate(3, entries=3000, judges=250, categories=2)
    exact, near = (rank(each, scores.category_of_entry, {0: 10}, draws=400) for each in both)
    widths = [(each.rank_high - each.rank_low).mean() for each in (exact, near)]
    assert widths[1] == pytest.approx(widths[0], rel=0.02)
    assert (
        np.abs(near.award_probability - exact.award_probability)[scores.category_of_entry == 0].max() < 0.12
    )


@pytest.mark.parametrize("spread", [(0.6, 0.0, 0.5), (0.0, 0.4, 0.5)])
def test_variances_that_are_none_are_found_to_be_none(spread):
    scores = simulate(5, entries=400, judges=80, spread=spread)
    exact, near = (calibrate(*scores.rows, exact=judges).variance for judges in (EXACT, 0))
    assert near.entry == pytest.approx(exact.entry, rel=0.02, abs=2e-3)
    assert near.judge == pytest.approx(exact.judge, rel=0.02, abs=2e-3)


def test_the_same_scores_come_to_the_same_figures():
    scores = simulate(6, entries=300, judges=40)
    one, other = (calibrate(*scores.rows, exact=0) for _ in range(2))
    assert (one.calibrated.tolist(), one.se.tolist()) == (other.calibrated.tolist(), other.se.tolist())
