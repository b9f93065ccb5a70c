import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.stats import kendalltau

from competition.results.calibration import calibrate
from competition.results.variance import Variance
from tests.results.dense import Dense
from tests.results.rounds import crossed, simulate

near = {"rtol": 1e-6, "atol": 1e-9}


def components(calibration):
    return calibration.variance.entry, calibration.variance.judge, calibration.variance.residual


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_in_a_crossed_design_the_components_are_those_of_the_analysis_of_variance(seed):
    scores = crossed(seed)
    table = scores.score[np.lexsort((scores.judge, scores.entry))].reshape(12, 5)
    by_entry, by_judge, mean = table.mean(axis=1), table.mean(axis=0), table.mean()
    rest = table - by_entry[:, None] - by_judge + mean
    residual = (rest**2).sum() / (11 * 4)
    entry = (5 * ((by_entry - mean) ** 2).sum() / 11 - residual) / 5
    judge = (12 * ((by_judge - mean) ** 2).sum() / 4 - residual) / 12
    assert min(entry, judge) > 0  # else the closed form does not hold
    found = calibrate(*scores.rows)
    np.testing.assert_allclose(components(found), (entry, judge, residual), rtol=1e-5)
    np.testing.assert_allclose(
        found.calibrated, mean + entry / (entry + residual / 5) * (by_entry - mean), rtol=1e-6
    )
    np.testing.assert_allclose(
        found.effect, judge / (judge + residual / 12) * (by_judge - mean), rtol=1e-4, atol=1e-7
    )


@pytest.mark.parametrize("seed", [4, 5, 6])
def test_effects_errors_and_infit_are_those_of_the_model_by_its_definition(seed):
    scores = simulate(seed, entries=25, judges=6)
    some = np.random.default_rng(seed).random(len(scores.score)) < 0.8  # unequal numbers of reads
    rows = scores.entry[some], scores.judge[some], scores.category_of_entry, scores.score[some]
    found = calibrate(*rows)
    model = Dense(*rows, components(found))
    scored = found.reads > 0
    values, error = model.entries()
    np.testing.assert_allclose(found.calibrated[scored], values[scored], **near)
    np.testing.assert_allclose(found.se[scored], np.sqrt(np.diagonal(error))[scored], **near)
    effect, effect_se = model.judges()
    np.testing.assert_allclose(found.effect, effect, **near)
    np.testing.assert_allclose(found.effect_se, effect_se, **near)
    np.testing.assert_allclose(found.infit, model.infit(), **near)


@pytest.mark.parametrize("seed", [4, 5, 6])
def test_no_components_near_by_are_likelier(seed):
    scores = simulate(seed, entries=25, judges=6)
    best = components(calibrate(*scores.rows))
    lowest = Dense(*scores.rows, best).deviance()
    for position in range(3):
        for factor in (0.97, 1.03):
            other = [value * (factor if at == position else 1) for at, value in enumerate(best)]
            assert Dense(*scores.rows, other).deviance() > lowest


def test_draws_have_the_mean_and_covariance_of_the_model_by_its_definition():
    scores = simulate(7, entries=8, judges=6, reads=2, categories=1, spread=(0.5, 2.0, 0.2))
    found = calibrate(*scores.rows)
    values, error = Dense(*scores.rows, components(found)).entries()
    drawn = found.joint.best.sample(np.arange(8), 40_000, seed=1)
    deviation = np.sqrt(np.diagonal(error))
    np.testing.assert_allclose((drawn.mean(axis=1) - values) / deviation, np.zeros(8), atol=0.03)
    np.testing.assert_allclose(
        np.cov(drawn) / np.outer(deviation, deviation), error / np.outer(deviation, deviation), atol=0.03
    )


def test_with_strict_and_mild_judges_the_order_is_truer_than_that_of_raw_means():
    gains = []
    for seed in range(5):
        scores = simulate(seed, entries=150, judges=12, categories=1)
        found = calibrate(*scores.rows)
        calibrated, raw = (
            kendalltau(order, scores.truth).statistic for order in (found.calibrated, found.raw)
        )
        gains.append(calibrated - raw)
    assert np.mean(gains) > 0.02


def test_without_severity_nothing_is_lost():
    losses = []
    for seed in range(5):
        scores = simulate(seed, entries=150, judges=12, categories=1, spread=(0.6, 0.0, 0.5))
        found = calibrate(*scores.rows)
        calibrated, raw = (
            kendalltau(order, scores.truth).statistic for order in (found.calibrated, found.raw)
        )
        losses.append(raw - calibrated)
    assert np.mean(losses) < 0.003


def test_intervals_cover_the_truth_as_often_as_they_say():
    inside = []
    for seed in range(6):
        scores = simulate(seed, entries=400, judges=30)
        found = calibrate(*scores.rows)
        inside.append(np.abs(found.calibrated - scores.truth) < 1.96 * found.se)
    assert 0.93 < np.mean(inside) < 0.97


def test_severity_is_found():
    scores = simulate(3, entries=400, judges=20)
    found = calibrate(*scores.rows)
    assert np.corrcoef(found.effect, scores.severity)[0, 1] > 0.97
    assert np.all(np.abs(found.effect - scores.severity) < 4 * found.effect_se)


@settings(derandomize=True, max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(-50, 50), st.sampled_from([0.1, 2.0, 10.0]))
def test_points_added_to_all_scores_are_added_and_another_scale_is_only_a_scale(seed, shift, scale):
    scores = simulate(seed, entries=20, judges=5)
    found = calibrate(*scores.rows)
    moved = calibrate(*scores.rows[:3], scale * scores.score + shift)
    np.testing.assert_allclose(moved.calibrated, scale * found.calibrated + shift, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(moved.se, scale * found.se, rtol=1e-3, atol=1e-5)


def order_of(calibration):
    return np.argsort(-calibration.calibrated).tolist()


@settings(derandomize=True, max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.floats(-1000, 1000))
def test_a_constant_added_to_all_scores_changes_no_order(seed, constant):
    scores = simulate(seed, entries=20, judges=5)
    moved = calibrate(*scores.rows[:3], scores.score + constant)
    assert order_of(moved) == order_of(calibrate(*scores.rows))


@settings(derandomize=True, max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 4), st.floats(-20, 20))
def test_shifting_one_judge_changes_no_order_where_everybody_reads_everything(seed, judge, shift):
    scores = crossed(seed)
    shifted = calibrate(*scores.rows[:3], scores.score + shift * (scores.judge == judge))
    assert order_of(shifted) == order_of(calibrate(*scores.rows))


@settings(derandomize=True, max_examples=25, deadline=None)
@given(
    st.integers(0, 10_000),
    st.lists(st.tuples(st.integers(0, 14), st.integers(0, 4)), min_size=1, max_size=6),
    st.tuples(*[st.floats(0.05, 4)] * 3),
)
def test_at_fixed_variances_more_reads_never_raise_a_standard_error(seed, further, parts):
    scores = simulate(seed, entries=15, judges=5)
    entry, judge = (
        np.append(old, new) for old, new in zip(scores.rows[:2], zip(*further, strict=True), strict=True)
    )
    score = np.append(scores.score, np.zeros(len(further)))
    known = Variance(*parts)
    before = calibrate(*scores.rows, variance=known)
    after = calibrate(entry, judge, scores.category_of_entry, score, variance=known)
    assert (after.variance, before.variance) == (known, known)
    assert (after.se <= before.se * (1 + 1e-9)).all()
    assert (after.effect_se <= before.effect_se * (1 + 1e-9)).all()
    more = np.unique([entry for entry, _ in further])
    assert (after.se[more] < before.se[more]).all()


@settings(derandomize=True, max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_other_numbers_for_entries_and_judges_change_nothing(seed):
    scores = simulate(seed, entries=20, judges=5)
    rng = np.random.default_rng(seed)
    entries, judges, rows = rng.permutation(20), rng.permutation(5), rng.permutation(60)
    category = np.empty(20, dtype=np.int64)
    category[entries] = scores.category_of_entry
    found = calibrate(*scores.rows)
    other = calibrate(entries[scores.entry][rows], judges[scores.judge][rows], category, scores.score[rows])
    np.testing.assert_allclose(other.calibrated[entries], found.calibrated, rtol=1e-5)
    np.testing.assert_allclose(other.effect[judges], found.effect, rtol=1e-3, atol=1e-5)
    assert entries[order_of(found)].tolist() == order_of(other)


def test_where_everybody_reads_everything_one_judge_more_strict_changes_no_order():
    scores = crossed(8)
    stricter = scores.score - 1.5 * (scores.judge == 2)
    order = np.argsort(calibrate(*scores.rows).calibrated)
    assert np.argsort(calibrate(*scores.rows[:3], stricter).calibrated).tolist() == order.tolist()


def test_equal_scores_have_nothing_to_calibrate():
    found = calibrate([0, 0, 1, 2], [0, 1, 1, 0], [0, 0, 1], [4.0, 4.0, 4.0, 2.0])
    assert found.variance == Variance(0.0, 0.0, 0.0)
    np.testing.assert_allclose(found.calibrated, [4.0, 4.0, 2.0])
    assert found.se.tolist() == [0.0, 0.0, 0.0]
    assert np.isnan(found.infit).all()


def test_equal_scores_that_no_computer_can_write_exactly_are_equal_too():
    assert calibrate([0, 0, 1, 1, 2], [0, 1, 0, 1, 1], [0, 0, 0], [0.1] * 5).variance == Variance(
        0.0, 0.0, 0.0
    )


def test_one_judge_alone_is_taken_at_their_word():
    found = calibrate([0, 1, 2, 3], [0, 0, 0, 0], [0] * 4, [1.0, 2.0, 4.0, 5.0])
    assert found.variance.judge == 0.0
    assert np.abs(found.effect).max() < 1e-4
    assert np.argsort(found.calibrated).tolist() == [0, 1, 2, 3]
    assert found.calibrated.mean() == pytest.approx(3.0)


def test_one_judge_for_each_category_is_not_told_from_the_category():
    found = calibrate([0, 1, 2, 3], [0, 0, 1, 1], [0, 0, 1, 1], [1.0, 2.0, 4.0, 5.0])
    assert found.variance.judge == 0.0
    np.testing.assert_allclose(found.calibrated[:2].mean(), 1.5, atol=1e-4)


def test_with_one_read_per_entry_half_of_a_distance_counts():
    found = calibrate([0, 1, 2, 3], [0, 1, 2, 3], [0] * 4, [1.0, 2.0, 4.0, 5.0])
    np.testing.assert_allclose(found.calibrated, [2.0, 2.5, 3.5, 4.0], atol=1e-4)
    assert found.variance.entry == pytest.approx(found.variance.residual)


def test_one_entry_is_its_mean():
    found = calibrate([0, 0, 0], [0, 1, 2], [0], [1.0, 2.0, 6.0])
    assert found.calibrated[0] == pytest.approx(3.0)
    assert found.se[0] == pytest.approx(np.std([1, 2, 6], ddof=1) / np.sqrt(3), rel=1e-3)


def test_one_score_is_all_there_is():
    found = calibrate([0], [0], [0], [3.5])
    assert found.calibrated[0] == pytest.approx(3.5)
    assert (found.islands, found.reads.tolist()) == (1, [1])


def test_no_scores_are_no_error():
    found = calibrate([], [], [0, 1], [])
    assert np.isnan(found.calibrated).all()
    assert (found.islands, found.island_of_entry.tolist(), len(found.effect)) == (0, [-1, -1], 0)


def test_perfect_agreement_is_believed():
    worth, mildness = np.array([1.0, 2.0, 4.0, 5.0, 3.0]), np.array([-0.5, 0.0, 0.5])
    entry, judge = np.divmod(np.arange(15), 3)
    found = calibrate(entry, judge, np.zeros(5), worth[entry] + mildness[judge])
    np.testing.assert_allclose(found.calibrated, worth, atol=1e-3)
    np.testing.assert_allclose(found.effect, mildness, atol=1e-3)


def test_entries_and_judges_without_scores_are_left_blank():
    scores = simulate(2, entries=20, judges=5)
    kept = scores.entry != 4
    judge = np.where(scores.judge == 4, 6, scores.judge)
    category = np.append(scores.category_of_entry, 9)  # a category that nobody has scored
    found = calibrate(scores.entry[kept], judge[kept], category, scores.score[kept])
    assert np.flatnonzero(np.isnan(found.calibrated)).tolist() == [4, 20]
    assert np.flatnonzero(np.isnan(found.effect)).tolist() == [4, 5]
    assert (found.reads[[4, 20]].tolist(), found.island_of_entry[[4, 20]].tolist()) == ([0, 0], [-1, -1])


def test_raw_mean_reads_and_disagreement_stand_beside():
    found = calibrate([0, 0, 1, 2, 2, 2], [0, 1, 0, 0, 1, 2], [0, 0, 0], [1.0, 3.0, 2.0, 3.0, 4.0, 5.0])
    assert found.raw.tolist() == pytest.approx([2.0, 2.0, 4.0])
    assert found.reads.tolist() == [2, 1, 3]
    assert found.judge_reads.tolist() == [3, 2, 1]
    np.testing.assert_allclose(found.disagreement, [np.sqrt(2), np.nan, 1.0])


def test_parts_that_no_chain_of_reads_joins_are_marked():
    found = calibrate([3, 3, 0, 0, 1, 1, 2], [0, 1, 2, 3, 3, 2, 5], [0] * 4, [1.0, 2, 3, 4, 5, 4, 3])
    assert found.islands == 3
    assert found.island_of_entry.tolist() == [0, 0, 1, 2]
    assert found.island_of_judge.tolist() == [2, 2, 0, 0, -1, 1]


def test_more_reads_pull_less_towards_the_mean_and_are_surer():
    scores = simulate(5, entries=60, judges=10, reads=4, categories=1)
    kept = (scores.entry % 2 == 0) | (np.arange(240) % 4 < 2)  # odd entries keep two of four reads
    found = calibrate(scores.entry[kept], scores.judge[kept], scores.category_of_entry, scores.score[kept])
    assert found.se[0::2].max() < found.se[1::2].min()


def test_a_judge_who_scores_at_random_stands_out():
    scores = simulate(6, entries=100, judges=8, categories=1, spread=(0.6, 0.3, 0.3))
    noise = np.random.default_rng(1).standard_normal(len(scores.score))
    found = calibrate(*scores.rows[:3], scores.score + 1.5 * noise * (scores.judge == 3))
    assert np.argmax(found.infit) == 3
    assert found.infit[3] > 2
    assert np.delete(found.infit, 3).max() < 1


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (([0, 1], [0], [0, 0], [1.0, 2.0]), "equally long"),
        (([0, 2], [0, 0], [0, 0], [1.0, 2.0]), "outside"),
        (([0, -1], [0, 0], [0, 0], [1.0, 2.0]), "outside"),
        (([0, 1], [0, -1], [0, 0], [1.0, 2.0]), "outside"),
        (([0, 1], [0, 0], [0, 0], [1.0, float("nan")]), "finite"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(rows, message):
    with pytest.raises(ValueError, match=message):
        calibrate(*rows)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.data())
def test_any_scores_are_calibrated_and_stay_within_reach(data):
    entries, judges = data.draw(st.integers(1, 8)), data.draw(st.integers(1, 5))
    size = data.draw(st.integers(1, 20))
    entry = data.draw(arrays.arrays(np.int64, size, elements=st.integers(0, entries - 1)))
    judge = data.draw(arrays.arrays(np.int64, size, elements=st.integers(0, judges - 1)))
    category = data.draw(arrays.arrays(np.int64, entries, elements=st.integers(0, 2)))
    score = data.draw(arrays.arrays(np.float64, size, elements=st.integers(1, 5).map(float)))
    found = calibrate(entry, judge, category, score)
    scored = found.reads > 0
    assert np.isfinite(found.calibrated[scored]).all()
    assert (found.se[scored] >= 0).all()
    assert (np.abs(found.calibrated[scored] - 3) <= 6).all()
    assert min(components(found)) >= 0
