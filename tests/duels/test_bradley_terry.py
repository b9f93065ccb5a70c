"""Strengths from pairs: what must be true of them whatever was compared."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit

from competition.duels.bradley_terry import EXACT, PRIOR_SD, Compared, order, strengths
from competition.duels.sparse import solve

WORKS = 5
SHARE = st.sampled_from([0.0, 0.5, 1.0])
PAIR = st.tuples(st.integers(0, WORKS - 1), st.integers(0, WORKS - 1)).filter(lambda pair: pair[0] != pair[1])
COMPARED = st.lists(st.builds(lambda pair, share: Compared(*pair, share), PAIR, SHARE), max_size=25)


def compare(rng, truth, times):
    """Comparisons of pairs drawn at random, decided as the true strengths let expect."""
    pairs = [map(int, rng.choice(len(truth), 2, replace=False)) for _ in range(times)]
    return [
        Compared(one, other, float(rng.random() < expit(truth[one] - truth[other]))) for one, other in pairs
    ]


@given(COMPARED, st.permutations(range(WORKS)))
@settings(max_examples=60, deadline=None)
def test_calling_the_works_otherwise_changes_nothing(compared, names):
    renamed = [Compared(names[each.one], names[each.other], each.share) for each in compared]
    before, after = strengths(WORKS, compared), strengths(WORKS, renamed)
    assert after.strength[list(names)] == pytest.approx(before.strength, abs=1e-8)
    assert after.se[list(names)] == pytest.approx(before.se, abs=1e-8)


@given(COMPARED)
@settings(max_examples=60, deadline=None)
def test_turning_every_outcome_turns_the_order(compared):
    turned = [Compared(each.one, each.other, 1 - each.share) for each in compared]
    assert strengths(WORKS, turned).strength == pytest.approx(-strengths(WORKS, compared).strength, abs=1e-8)


@given(COMPARED)
@settings(max_examples=60, deadline=None)
def test_naming_a_pair_the_other_way_round_changes_nothing(compared):
    turned = [Compared(each.other, each.one, 1 - each.share) for each in compared]
    assert strengths(WORKS, turned).strength == pytest.approx(strengths(WORKS, compared).strength, abs=1e-8)


@pytest.mark.parametrize("size", [3, 4, 7])
def test_works_that_beat_each_other_in_a_ring_are_equal(size):
    found = strengths(size, [Compared(at, (at + 1) % size, 1.0) for at in range(size)])
    assert order(found) == [1] * size


@pytest.mark.parametrize("difference", [-4.0, -0.7, 0.0, 0.2, 1.0, 3.5])
@pytest.mark.parametrize("times", [1, 9])
def test_two_works_lie_as_far_apart_as_the_closed_form_says(difference, times):
    """Each strength is half the difference, so that the prior pulls at it by that over its variance."""
    chance = float(expit(difference))
    won = times * chance + difference / 2 / PRIOR_SD**2
    found = strengths(2, [Compared(0, 1, won / times)] * times)
    assert found.strength == pytest.approx([difference / 2, -difference / 2], abs=1e-7)
    told, held = times * chance * (1 - chance), 1 / PRIOR_SD**2
    assert found.se**2 == pytest.approx([(held + told) / (held**2 + 2 * held * told)] * 2)


def test_under_no_prior_to_speak_of_two_works_lie_apart_by_their_log_odds():
    compared = [Compared(0, 1, 1.0)] * 7 + [Compared(0, 1, 0.0)] * 3
    found = strengths(2, compared, prior_sd=1e4)
    assert found.strength[0] - found.strength[1] == pytest.approx(np.log(7 / 3), abs=1e-6)


def test_two_halves_are_as_one_choice_each():
    halves = strengths(3, [Compared(0, 1, 0.5), Compared(0, 1, 0.5), Compared(1, 2, 1.0)])
    each = strengths(3, [Compared(0, 1, 1.0), Compared(0, 1, 0.0), Compared(1, 2, 1.0)])
    assert halves.strength == pytest.approx(each.strength)


def test_a_work_without_a_defeat_and_one_without_a_pair_have_finite_strengths():
    found = strengths(4, [Compared(0, 1, 1.0)] * 50 + [Compared(2, 1, 0.5)])
    assert order(found) == [1, 4, 3, 2]
    assert 1 < found.strength[0] < 6
    assert found.strength[3] == pytest.approx(0.0)
    assert found.se[3] == pytest.approx(PRIOR_SD), "of it no more is known than before"
    assert (found.se[:3] < PRIOR_SD).all()


def test_with_many_pairs_the_truth_is_found():
    truth = np.linspace(-1.5, 1.5, 8)
    found = strengths(8, compare(np.random.default_rng(4), truth, 6000))
    assert np.abs(found.strength - truth).max() < 0.2
    assert order(found) == [8, 7, 6, 5, 4, 3, 2, 1]


def test_the_errors_say_how_far_the_truth_lies():
    """Of 400 strengths drawn from the prior, about 95 in 100 lie within 1.96 errors."""
    rng, inside = np.random.default_rng(7), []
    for _ in range(40):
        truth = PRIOR_SD * rng.normal(size=10)
        found = strengths(10, compare(rng, truth, 80))
        inside.append(np.abs(found.strength - truth) < 1.96 * found.se)
    assert 0.92 < np.mean(inside) < 0.98


def test_where_nothing_was_compared_all_are_equal():
    assert order(strengths(3, [])) == [1, 1, 1]


def test_a_large_field_is_solved_as_the_whole_matrix_would_be():
    """Some works compared often, some never, and two parts that nothing joins."""
    rng = np.random.default_rng(3)
    truth = rng.normal(size=300)
    said = [each for each in compare(rng, truth, 2000) if (each.one < 150) is (each.other < 150)]
    said += [Compared(0, other, 1.0) for other in range(1, 140)]
    found = strengths(300, said)
    chance = expit(
        found.strength[[each.one for each in said]] - found.strength[[each.other for each in said]]
    )
    slope = -found.strength / PRIOR_SD**2
    for each, expected in zip(said, chance, strict=True):
        slope[each.one] += each.share - expected
        slope[each.other] -= each.share - expected
    assert np.abs(slope).max() < 1e-8
    wanted = rng.normal(size=(300, 2))
    assert solve(found.precision, wanted) == pytest.approx(
        np.linalg.solve(found.precision.toarray(), wanted), abs=1e-9
    )


def test_errors_of_a_field_too_large_for_its_whole_matrix_are_those_of_the_matrix():
    rng = np.random.default_rng(5)
    found = strengths(EXACT + 1, compare(rng, rng.normal(size=EXACT + 1), 6 * EXACT))
    exact = np.sqrt(np.diag(np.linalg.inv(found.precision.toarray())))
    assert np.abs(found.se / exact - 1).max() < 0.1
    assert np.sqrt(np.mean((found.se / exact - 1) ** 2)) < 0.025
