import numpy as np
import pytest

from competition.rehearsal.rules import Spread
from competition.rehearsal.simulation import Readings, places_of_the_best, ratios, simulate
from competition.results.calibration import calibrate
from competition.results.ranking import ranks
from tests.results.rounds import simulate as scores

AS_USUAL = Spread()
EXACT = Spread(entry=15.0, judge=0.0, residual=0.0)


def readings(entries=40, judges=10, reads=3, seed=1):
    """Every entry is read by different judges drawn at random; two categories in turn."""
    drawn = scores(seed, entries, judges, reads)
    return Readings(drawn.entry, drawn.judge, drawn.category_of_entry, judges, reads)


def sureness(spread=AS_USUAL, *, times=200, places=3, seed=1, **more):
    return simulate(readings(**more), {0: places, 1: places}, spread, times=times, seed=seed)


def test_judges_who_agree_are_always_right():
    for sure in sureness(EXACT):
        assert (sure.first, sure.found, sure.most) == (1.0, 1.0, 1.0)
        assert (sure.low, sure.middle, sure.high, sure.width) == (1, 1, 1, 1.0)


def test_strictness_alone_is_seen_through_wherever_judges_share_entries():
    strict = Spread(entry=15.0, judge=10.0, residual=0.0)
    assert [sure.found for sure in sureness(strict, reads=4)] == [1.0, 1.0]


def test_more_reads_make_the_first_places_surer():
    means = [
        np.mean([(s.first, s.found, s.most, -s.width) for s in sureness(reads=reads)], axis=0)
        for reads in (1, 2, 4, 8)
    ]
    for fewer, more in zip(means, means[1:], strict=False):
        assert (more > fewer).all()


def test_more_noise_makes_them_less_sure():
    found = [np.mean([s.found for s in sureness(Spread(15.0, 7.0, rest))]) for rest in (1.0, 8.0, 20.0, 40.0)]
    assert found == sorted(found, reverse=True)
    assert found[0] > 0.9 > 0.5 > found[-1]


def test_where_chance_alone_decides_the_best_is_first_as_seldom_as_any():
    blind = Spread(entry=1.0, judge=0.0, residual=40.0)
    first = [sure.first for sure in sureness(blind, times=500, entries=20, reads=2)]
    assert np.mean(first) == pytest.approx(0.1, abs=0.04)


def test_the_same_seed_gives_the_same_and_another_another():
    assert sureness(seed=5) == sureness(seed=5)
    assert sureness(seed=5) != sureness(seed=6)


def test_works_and_judges_are_the_same_for_every_number_of_reads():
    alone = Spread(entry=15.0, judge=0.0, residual=0.001)
    assert [s.found for s in sureness(alone, reads=2)] == [s.found for s in sureness(alone, reads=4)]


def test_it_comes_to_what_the_calibration_of_results_comes_to():
    """That one estimates the variances, which are known here; with ten judges it makes no difference."""
    design, times = readings(entries=60, judges=10), 60
    together = Readings(design.entry, design.judge, np.zeros(60, dtype=np.int64), 10, 3)
    (sure,) = simulate(together, {0: 5}, AS_USUAL, times=times, seed=1)
    hits = []
    for number in range(times):
        drawn = np.random.default_rng((1, number))
        truth, severity = 15.0 * drawn.standard_normal(60), 7.0 * drawn.standard_normal(10)
        rest = 11.0 * np.random.default_rng((1, number, 3)).standard_normal(len(design.entry))
        score = truth[design.entry] + severity[design.judge] + rest
        found = calibrate(design.entry, design.judge, np.zeros(60, dtype=np.int64), score).calibrated
        hits.append((ranks(found)[np.argsort(-truth)[:5]] <= 5).mean())
    assert sure.found == pytest.approx(np.mean(hits), abs=0.01)


def test_an_unread_work_comes_last():
    truth, found = np.array([[3.0], [2.0], [1.0]]), np.array([[-np.inf], [5.0], [7.0]])
    assert places_of_the_best(truth, found, 3).tolist() == [[3], [2], [1]]


def test_equal_scores_share_the_better_place():
    truth, found = np.array([[3.0], [2.0], [1.0]]), np.array([[5.0], [5.0000001], [1.0]])
    assert places_of_the_best(truth, found, 2).tolist() == [[1], [1]]


def test_nobody_reads_so_nothing_is_found():
    nobody = np.array([], dtype=np.int64)
    category = np.zeros(10, dtype=np.int64)
    (sure,) = simulate(Readings(nobody, nobody, category, 0, 2), {0: 3}, AS_USUAL, times=20, seed=1)
    assert (sure.first, sure.found, sure.low, sure.high) == (0.0, 0.0, 10, 10)


def test_with_as_many_awards_as_works_nothing_is_at_stake():
    assert [sure.counts for sure in sureness(entries=6, places=3)] == [False, False]
    assert [sure.counts for sure in sureness(entries=8, places=3)] == [True, True]


@pytest.mark.parametrize(
    ("spread", "entry", "judge"),
    [
        (Spread(10.0, 5.0, 10.0), 1.0, 4.0),
        (Spread(10.0, 0.0, 10.0), 1.0, np.exp(14)),
        (Spread(10.0, 10.0, 0.0), np.exp(-14), np.exp(-14)),
        (Spread(10.0, 0.0, 0.0), np.exp(-14), np.exp(14)),
    ],
)
def test_ratios_stay_within_what_can_be_computed(spread, entry, judge):
    assert (ratios(spread).entry, ratios(spread).judge) == pytest.approx((entry, judge))
