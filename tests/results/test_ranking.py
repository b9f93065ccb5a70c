import numpy as np
import pytest

from competition.results.calibration import calibrate
from competition.results.ranking import rank, ranks
from tests.results.rounds import simulate


def test_equal_scores_share_the_better_rank():
    assert ranks(np.array([3.0, 5.0, 4.0, 5.0, 1.0])).tolist() == [4, 1, 3, 1, 5]
    assert ranks(np.array([])).tolist() == []


def test_what_is_equal_to_six_decimals_is_equal():
    assert ranks(np.array([2.00000004, 2.0, 1.999998])).tolist() == [1, 1, 3]


def test_ranks_are_within_a_category():
    scores = simulate(1, entries=40, judges=8, categories=2)
    calibration = calibrate(*scores.rows)
    found = rank(calibration, scores.category_of_entry, {0: 3, 1: 3})
    for category in (0, 1):
        members = scores.category_of_entry == category
        assert sorted(found.rank[members]) == list(range(1, 21))
        best_first = np.argsort(-calibration.calibrated[members])
        assert found.rank[members][best_first].tolist() == list(range(1, 21))


def test_one_category_alone_is_ranked_as_it_is_among_all():
    scores = simulate(1, entries=40, judges=8, categories=2)
    calibration, places = calibrate(*scores.rows), {0: 3, 1: 3}
    among_all = rank(calibration, scores.category_of_entry, places)
    alone = rank(calibration, scores.category_of_entry, places, only=1)
    members = scores.category_of_entry == 1
    for figure in ("rank", "rank_low", "rank_high", "award_probability"):
        assert (getattr(alone, figure)[members] == getattr(among_all, figure)[members]).all()
    assert (alone.rank[~members] == 0).all()
    assert np.isnan(alone.award_probability[~members]).all()


def test_as_many_are_expected_among_the_first_as_there_are_places():
    scores = simulate(2, entries=40, judges=8, categories=2)
    found = rank(calibrate(*scores.rows), scores.category_of_entry, {0: 3})
    probability = found.award_probability
    assert probability[scores.category_of_entry == 0].sum() == pytest.approx(3)
    assert probability[scores.category_of_entry == 1].sum() == 0.0
    assert ((probability >= 0) & (probability <= 1)).all()


def test_a_clear_winner_is_sure_of_the_first_place_and_a_close_field_is_not():
    scores = simulate(3, entries=20, judges=6, categories=1, spread=(0.1, 0.2, 0.2))
    clear = rank(calibrate(*scores.rows[:3], scores.score + 8.0 * (scores.entry == 5)), np.zeros(20), {0: 1})
    assert (clear.rank[5], clear.rank_low[5], clear.rank_high[5]) == (1, 1, 1)
    assert clear.award_probability[5] == 1.0
    close = rank(calibrate(*scores.rows), np.zeros(20), {0: 1})
    assert close.award_probability.max() < 0.9


def test_rank_intervals_hold_the_true_rank_nine_times_in_ten():
    inside = []
    for seed in range(8):
        scores = simulate(seed, entries=200, judges=20, categories=1)
        found = rank(calibrate(*scores.rows), scores.category_of_entry, {0: 10})
        true = ranks(scores.truth)
        inside.append((found.rank_low <= true) & (true <= found.rank_high))
    assert 0.87 < np.mean(inside) < 0.93


def test_award_probabilities_are_as_often_right_as_they_say():
    said, done = [], []
    for seed in range(12):
        scores = simulate(seed, entries=100, judges=12, categories=1)
        found = rank(calibrate(*scores.rows), scores.category_of_entry, {0: 10})
        said.append(found.award_probability)
        done.append(ranks(scores.truth) <= 10)
    unsure = (np.concatenate(said) > 0.3) & (np.concatenate(said) < 0.7)
    assert np.concatenate(done)[unsure].mean() == pytest.approx(np.concatenate(said)[unsure].mean(), abs=0.12)


def widths(scores):
    """Half of each interval in standard errors, after seeing that it lies even round the score."""
    calibration = calibrate(*scores.rows)
    found = rank(calibration, scores.category_of_entry, {})
    np.testing.assert_allclose(found.high - calibration.calibrated, calibration.calibrated - found.low)
    return (found.high - calibration.calibrated) / calibration.se


def test_intervals_are_two_errors_wide_either_way_and_wider_where_few_scores_tell_of_the_variances():
    assert widths(simulate(4, entries=1700, judges=30)) == pytest.approx(1.959964, rel=1e-6)
    middle, small = widths(simulate(4, entries=300, judges=15)), widths(simulate(4, entries=20, judges=5))
    assert 1.959963 < middle.min() < middle.mean() < 2.05
    assert 2.05 < small.mean() < 3


def test_in_small_rounds_intervals_cover_as_often_as_they_say():
    inside, too_sure = [], []
    for seed in range(30):
        scores = simulate(seed, entries=20, judges=5, categories=1, spread=(0.4, 0.3, 0.7))
        calibration = calibrate(*scores.rows)
        found = rank(calibration, scores.category_of_entry, {}, draws=2)
        inside.append((found.low <= scores.truth) & (scores.truth <= found.high))
        too_sure.append(np.abs(calibration.calibrated - scores.truth) < 1.96 * calibration.se)
    assert np.mean(too_sure) < 0.92  # the estimated variances taken for the true ones
    assert 0.93 < np.mean(inside) < 0.97


def test_the_same_scores_come_to_the_same_figures():
    scores = simulate(5)
    one, other = (rank(calibrate(*scores.rows), scores.category_of_entry, {0: 3, 1: 3}) for _ in range(2))
    assert one.award_probability.tolist() == other.award_probability.tolist()
    assert one.rank_low.tolist() == other.rank_low.tolist()
    another_seed = rank(calibrate(*scores.rows), scores.category_of_entry, {0: 3, 1: 3}, seed=7)
    assert one.award_probability.tolist() != another_seed.award_probability.tolist()


def test_where_nothing_tells_entries_apart_all_have_the_same_chance():
    entry, judge = np.divmod(np.arange(20), 2)
    found = rank(calibrate(entry, judge, np.zeros(10), np.full(20, 3.0)), np.zeros(10), {0: 5}, draws=4000)
    assert set(found.rank.tolist()) == {1}
    np.testing.assert_allclose(found.award_probability, 0.5, atol=0.05)
    assert found.rank_low.max() == 1
    assert found.rank_high.min() == 10


def test_entries_without_scores_have_no_rank():
    found = rank(
        calibrate([0, 0, 2, 2], [0, 1, 0, 1], [0, 0, 0, 5], [1.0, 2, 3, 4]), np.array([0, 0, 0, 5]), {0: 1}
    )
    assert found.rank.tolist() == [2, 0, 1, 0]
    assert np.isnan(found.award_probability).tolist() == [False, True, False, True]
    assert np.isnan(found.low).tolist() == [False, True, False, True]
