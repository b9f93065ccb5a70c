"""How the likeliest variances are found: in few steps, and never worse than by following the slope alone."""

import numpy as np
import pytest

from competition.results import likeliest as way
from competition.results.design import lay_out
from competition.results.equations import Equations
from competition.results.likelihood import bend, deviance, slope
from competition.results.many import ManyEquations
from competition.results.moments import guess
from competition.results.variance import known_ratios, ratios_with
from tests.results.rounds import crossed, simulate


class Ground:
    """The equations of a round at any ratios, counting how often they are factored."""

    def __init__(self, scores, some=slice(None), pose=Equations):
        entry, judge, category, score = scores.rows
        self.design = lay_out(entry[some], judge[some], category, score[some])
        self.known, self.pose = known_ratios(self.design), pose
        self.free = np.isnan(self.known)
        self.factored = 0

    def __call__(self, logarithms):
        self.factored += 1
        return self.pose(self.design, ratios_with(self.known, logarithms))

    def find(self):
        self.factored = 0
        return way.likeliest(self, self.free, guess(self.design))

    def downhill(self):
        return self(way._downhill(self, self.free, way._START[self.free]))


def logarithms(equations):
    return np.log([equations.ratios.entry, equations.ratios.judge])


@pytest.mark.parametrize("spread", [(0.6, 0.4, 0.5), (0.6, 0.0, 0.5), (0.2, 1.0, 0.5)])
def test_a_round_takes_few_factorings(spread):
    ground = Ground(simulate(1, entries=400, judges=30, spread=spread))
    found = ground.find()
    assert ground.factored <= 8
    assert deviance(found) <= deviance(ground.downhill()) + 1e-7


def test_very_many_judges_take_few_too():
    ground = Ground(simulate(1, entries=400, judges=30), pose=ManyEquations)
    found = ground.find()
    assert ground.factored <= 5
    np.testing.assert_allclose(logarithms(found), way._stationary(ground, ground.free, way._START), rtol=0.01)


def test_no_small_round_however_odd_ends_less_likely_than_by_the_slope_alone():
    for seed in range(60):
        chance = np.random.default_rng(seed)
        entries, judges = int(chance.integers(3, 30)), int(chance.integers(2, 12))
        spread = (*chance.choice([0.0, 0.2, 0.6, 1.5], 2), 0.3)
        scores = simulate(seed, entries, judges, int(chance.integers(1, judges + 1)), 2, spread)
        ground = Ground(scores, chance.random(len(scores.score)) < 0.8)
        if ground.free.any() and ground.design.freedom > 1:
            assert deviance(ground.find()) <= deviance(ground.downhill()) + 1e-6, seed


def test_where_steps_lead_up_the_slope_is_followed():
    chance = np.random.default_rng(0)
    scores = simulate(0, entries=8, judges=5)
    ground = Ground(scores, chance.random(len(scores.score)) < 0.9)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(way, "_step", lambda at, slopes, bends: at + 3)
        astray = ground.find()
    np.testing.assert_array_equal(logarithms(astray), logarithms(ground.downhill()))
    np.testing.assert_allclose(logarithms(astray), logarithms(ground.find()), atol=1e-3)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_slope_is_that_of_the_likelihood(seed):
    ground = Ground(simulate(seed, entries=20, judges=6))
    at, small = np.array([0.3, 0.8]), 1e-5
    steep = [
        (deviance(ground(at + step)) - deviance(ground(at - step))) / (2 * small)
        for step in small * np.eye(2)
    ]
    np.testing.assert_allclose(slope(ground(at)), steep, rtol=1e-6)


def test_in_a_crossed_round_the_average_bend_at_the_top_is_the_curve_of_the_likelihood_itself():
    """There observed and expected information are equal (Gilmour, Thompson & Cullis 1995)."""
    ground = Ground(crossed(3))
    top, small = logarithms(ground.find()), 1e-4
    curve = [
        (slope(ground(top + step)) - slope(ground(top - step))) / (2 * small) for step in small * np.eye(2)
    ]
    np.testing.assert_allclose(bend(ground(top)), curve, rtol=1e-4, atol=1e-5)


def test_the_first_guess_is_near_in_an_even_round():
    """Entries vary three times as much as judges, judges as much as the rest."""
    scores = simulate(2, entries=3000, judges=200, spread=(0.6, 0.35, 0.35))
    design = Ground(scores).design
    np.testing.assert_allclose(guess(design), np.log([0.35**2 / 0.6**2, 1.0]), atol=0.15)


def test_where_scores_tell_nothing_the_first_guess_is_even():
    scores = simulate(2, entries=6, judges=6, reads=1)
    assert guess(Ground(scores).design).tolist() == [0.0, 0.0]
