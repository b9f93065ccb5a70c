"""Strengths as people are told them: the field's own scale, and errors that hold."""

import numpy as np
import pytest
from scipy.special import expit

from competition.duels.bradley_terry import PRIOR_SD, Columns, order, strengths
from competition.duels.fitting import FEW_EACH, FEW_WORKS, LEAST, MOST, drawn, fitted


def compare(rng, truth, times):
    one = rng.integers(0, len(truth), times)
    other = (one + rng.integers(1, len(truth), times)) % len(truth)
    return Columns(one, other, (rng.random(times) < expit(truth[one] - truth[other])).astype(float))


def inside(found, truth):
    return float(np.mean(np.abs(found.strength - truth) < 1.96 * found.se))


@pytest.mark.parametrize("spread", [1.0, 1.5, 2.0])
def test_the_errors_hold_however_far_the_works_lie_apart(spread):
    held, scales = [], []
    for seed in (4, 5, 6):
        rng = np.random.default_rng(seed)
        truth = spread * rng.normal(size=700)
        found = fitted(700, compare(rng, truth, 4200))
        held.append(inside(found, truth))
        scales.append(found.prior_sd)
    assert np.mean(scales) == pytest.approx(spread, rel=0.1)
    assert 0.93 <= np.mean(held) <= 0.97


def test_with_the_scale_that_is_set_they_would_not():
    rng = np.random.default_rng(5)
    truth = 2.0 * rng.normal(size=700)
    assert inside(strengths(700, compare(rng, truth, 4200)), truth) < 0.9


def test_a_small_field_is_told_by_its_own_matrix():
    rng, held = np.random.default_rng(6), []
    for _ in range(10):
        truth = 2.0 * rng.normal(size=40)
        held.append(inside(fitted(40, compare(rng, truth, 400)), truth))
    assert 0.92 <= np.mean(held) <= 0.98


@pytest.mark.parametrize("works", [FEW_WORKS - 1, FEW_WORKS])
def test_where_little_was_said_the_scale_stays_as_it_is_set(works):
    rng = np.random.default_rng(1)
    said = compare(rng, 4.0 * rng.normal(size=works), FEW_EACH * works)
    assert (fitted(works, said).prior_sd == PRIOR_SD) is (works < FEW_WORKS)
    less = Columns(*(each[:-1] for each in said))
    assert fitted(works, less).prior_sd == PRIOR_SD


def test_the_scale_keeps_to_its_bounds():
    """All alike, so that nothing tells a difference; and a ladder that nothing ever contradicts."""
    one, other = np.triu_indices(30, 1)
    alike = Columns(one, other, np.full(len(one), 0.5))
    assert fitted(30, alike).prior_sd == LEAST
    ladder = Columns(*(np.repeat(each, 5) for each in (one, other, np.ones(len(one)))))
    assert fitted(30, ladder).prior_sd == MOST


@pytest.mark.parametrize("works", [30, 200])
def test_calling_the_works_otherwise_changes_nothing(works):
    rng = np.random.default_rng(3)
    said, names = compare(rng, rng.normal(size=works), 6 * works), rng.permutation(works)
    before = fitted(works, said)
    after = fitted(works, Columns(names[said.one], names[said.other], said.share))
    assert after.prior_sd == before.prior_sd
    assert after.strength[names] == pytest.approx(before.strength, abs=1e-7)


@pytest.mark.parametrize("works", [30, 200])
def test_works_of_which_the_same_was_said_are_equal(works):
    """Every work beats the next one but one: a ring, in which none stands higher."""
    at = np.arange(works)
    one, other = np.concatenate([at, at]), np.concatenate([(at + 1) % works, (at + 2) % works])
    assert order(fitted(works, Columns(one, other, np.ones(2 * works)))) == [1] * works


def test_draws_spread_as_the_errors_say():
    rng = np.random.default_rng(4)
    said = compare(rng, rng.normal(size=25), 150)
    found = fitted(25, said)
    sample = drawn(found, said, 4000, seed=1)
    assert sample.shape == (4000, 25)
    assert sample.mean(axis=0) == pytest.approx(found.strength, abs=0.05)
    assert np.cov(sample.T) == pytest.approx(found.covariance, abs=0.05)
    assert (drawn(found, said, 10, seed=1) == drawn(found, said, 10, seed=1)).all()
