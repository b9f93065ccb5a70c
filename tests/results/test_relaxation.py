"""Programmes solved with a part of their columns come to what they come to with all of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from competition.results import relaxation
from competition.results.relaxation import Frame, Relaxation

SOME = settings(derandomize=True, max_examples=50, deadline=None)


@st.composite
def frames(draw):
    """Eight columns under four limits, with whole costs: most of them are worth having."""
    chance = np.random.default_rng(draw(st.integers(0, 100_000)))
    matrix = csr_array(chance.integers(0, 4, (4, 8)).astype(float))
    high = chance.integers(1, 12, 4).astype(float)
    upper = chance.integers(0, 4, 8).astype(float)
    return Frame(matrix, np.full(4, -np.inf), high, np.zeros(8), upper, 8), -chance.integers(0, 9, 8) * 1.0


def solver(*columns):
    return Relaxation(np.isin(np.arange(8), columns))


@pytest.fixture(autouse=True)
def _one_at_a_time():
    """Columns are added singly, so that what was left out for the moment is looked at again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(relaxation, "_AT_ONCE", 1)
        yield


@SOME
@given(frames())
def test_whoever_is_seen_at_first_the_optimum_is_the_same(case):
    frame, cost = case
    whole, prices = solver(*range(8)).solve(frame, cost)
    for seen in ((), (0,), (3, 4, 5)):
        found, again = solver(*seen).solve(frame, cost)
        assert cost @ found == pytest.approx(cost @ whole)
        assert (frame.matrix @ found <= frame.high + 1e-6).all()
        assert (again[found < frame.upper - 1e-6] >= -1e-6).all()  # nothing more would save anything
    assert (prices[whole > 1e-6] <= 1e-6).all()


@SOME
@given(frames())
def test_in_whole_numbers_too(case):
    frame, cost = case
    best = _whole(solver(*range(8)), frame, cost)
    for seen in ((), (0,), (3, 4, 5)):
        found = _whole(solver(*seen), frame, cost)
        np.testing.assert_allclose(found, np.round(found), atol=1e-6)
        assert cost @ found == pytest.approx(cost @ best)


def _whole(solver, frame, cost):
    found, prices = solver.solve(frame, cost)
    return solver.solve_whole(frame, cost, prices, float(cost @ found))


def test_what_is_dear_is_never_shown_to_the_solver():
    frame = Frame(csr_array(np.ones((1, 8))), np.array([3.0]), np.array([3.0]), np.zeros(8), np.ones(8), 8)
    looking = solver(0, 1, 2)
    found, prices = looking.solve(frame, np.arange(8.0))
    assert found.tolist() == [1, 1, 1, 0, 0, 0, 0, 0]
    assert looking.seen.tolist() == [True] * 3 + [False] * 5
    assert (np.diff(prices) == pytest.approx(np.ones(7))) and prices[3] > 0


def test_bounds_that_leave_nothing_to_choose_are_kept():
    ones = np.ones(8)
    frame = Frame(csr_array(ones[np.newaxis]), np.array([8.0]), np.array([8.0]), ones, ones, 8)
    found, _prices = solver(0).solve(frame, np.arange(8.0))
    assert found.tolist() == ones.tolist()
