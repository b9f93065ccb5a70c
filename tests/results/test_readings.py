"""How an entry was read, in the original or in translation, taken off as strictness is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competition.judging.rules import CriterionRule, ReadingMode
from competition.results.calibration import calibrate
from competition.results.computing import compute
from competition.results.design import ORIGINAL, TRANSLATION, WORDLESS
from competition.results.facts import CategoryFacts, RoundFacts, SheetFacts
from tests.results.dense import Dense
from tests.results.rounds import simulate

near = {"rtol": 1e-6, "atol": 1e-8}


def read(seed, **changes):
    """A round in which about half of the scores are of a translation."""
    scores = simulate(seed, **{"entries": 30, "judges": 6, **changes})
    return scores, np.random.default_rng(seed).integers(ORIGINAL, TRANSLATION + 1, len(scores.score))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_translation_is_a_fixed_effect_of_the_model_by_its_definition(seed):
    scores, reading = read(seed)
    category = scores.category_of_entry[scores.entry]
    share = np.array([reading[category == each].mean() for each in (0, 1)])
    found = calibrate(*scores.rows, reading=reading)
    parts = (found.variance.entry, found.variance.judge, found.variance.residual)
    model = Dense(*scores.rows, parts, reading - share[category])
    values, error = model.entries()
    np.testing.assert_allclose(found.calibrated, values, **near)
    np.testing.assert_allclose(found.se, np.sqrt(np.diagonal(error)), **near)
    np.testing.assert_allclose(found.infit, model.infit(), **near)
    assert found.translation == pytest.approx(model.mean[2], rel=1e-6)
    assert found.translation_se == pytest.approx(model.mean_se[2], rel=1e-6)
    for position in range(3):
        for factor in (0.97, 1.03):
            other = [value * (factor if at == position else 1) for at, value in enumerate(parts)]
            assert Dense(*scores.rows, other, reading - share[category]).deviance() > model.deviance()


@settings(derandomize=True, max_examples=15, deadline=None)
@given(st.integers(0, 1000), st.floats(-5, 5))
def test_whoever_was_read_in_translation_loses_nothing_when_translations_score_lower(seed, harm):
    scores, reading = read(seed, categories=1)
    found = calibrate(*scores.rows, reading=reading)
    harmed = calibrate(*scores.rows[:3], scores.score + harm * (reading == TRANSLATION), reading=reading)
    assert np.argsort(harmed.calibrated).tolist() == np.argsort(found.calibrated).tolist()
    assert harmed.translation == pytest.approx(found.translation + harm, abs=1e-4)
    np.testing.assert_allclose(harmed.calibrated, found.calibrated + harm * reading.mean(), atol=1e-4)


def test_the_effect_of_translation_is_found():
    scores, reading = read(5, entries=300, judges=12)
    found = calibrate(*scores.rows[:3], scores.score - 0.8 * (reading == TRANSLATION), reading=reading)
    assert abs(found.translation + 0.8) < 3 * found.translation_se < 0.2


def test_what_was_read_in_one_way_alone_is_not_touched_by_the_other_category():
    scores, reading = read(6)
    reading[scores.category_of_entry[scores.entry] == 1] = TRANSLATION
    with_words = calibrate(*scores.rows, reading=reading)
    reading[scores.category_of_entry[scores.entry] == 1] = WORDLESS
    without = calibrate(*scores.rows, reading=reading)
    assert np.isfinite(with_words.translation)
    np.testing.assert_allclose(with_words.calibrated, without.calibrated, rtol=1e-12)


@pytest.mark.parametrize("kinds", [(ORIGINAL,), (TRANSLATION,), (WORDLESS,), (WORDLESS, TRANSLATION)])
def test_where_not_both_occur_nothing_is_taken_off(kinds):
    scores, _ = read(7)
    reading = np.resize(kinds, len(scores.score))
    found, plain = calibrate(*scores.rows, reading=reading), calibrate(*scores.rows)
    assert np.isnan([found.translation, found.translation_se]).all()
    assert found.calibrated.tolist() == plain.calibrated.tolist()


def test_a_single_translation_is_too_little_to_tell():
    scores, _ = read(8)
    reading = np.zeros(len(scores.score), dtype=int)
    reading[4] = TRANSLATION
    assert np.isnan(calibrate(*scores.rows, reading=reading).translation)
    reading[40] = TRANSLATION
    assert np.isfinite(calibrate(*scores.rows, reading=reading).translation)


def test_scores_that_readings_explain_have_nothing_left_to_estimate():
    entry, judge = np.divmod(np.arange(12), 3)
    reading = (entry + judge) % 2
    found = calibrate(entry, judge, np.zeros(4), 3.0 + 0.5 * reading, reading=reading)
    assert found.variance.residual == 0.0
    assert found.translation == pytest.approx(0.5)
    assert found.calibrated == pytest.approx(3.25)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.data())
def test_any_readings_are_taken(data):
    size = data.draw(st.integers(1, 16))

    def some(most, least=0):
        return np.array(data.draw(st.lists(st.integers(least, most), min_size=size, max_size=size)))

    category = np.array(data.draw(st.lists(st.integers(0, 2), min_size=6, max_size=6)))
    found = calibrate(some(5), some(3), category, some(5, 1), reading=some(TRANSLATION, WORDLESS))
    scored = found.reads > 0
    assert np.isfinite(found.calibrated[scored]).all()
    assert (found.se[scored] >= 0).all()


@pytest.mark.parametrize("reading", [[0], [0, 2], [0, -2]])
def test_readings_that_do_not_fit_are_refused(reading):
    with pytest.raises(ValueError, match="original, a translation or a work without words"):
        calibrate([0, 1], [0, 0], [0, 0], [1.0, 2.0], reading=reading)


def test_a_round_takes_translation_off_as_its_sheets_say_they_were_read():
    """Two judges read all four works, each work once in translation, which cost it two points."""
    worth = {"a": 7, "b": 5, "c": 8, "d": 3}
    through = {("a", "ann"), ("b", "ben"), ("c", "ann"), ("d", "ben")}
    modes = {True: ReadingMode.TRANSLATION, False: ReadingMode.ORIGINAL}

    def placed(cost, told=True):
        sheets = tuple(
            SheetFacts(
                entry,
                judge,
                modes[told and (entry, judge) in through],
                {"voice": value - cost * ((entry, judge) in through)},
            )
            for entry, value in worth.items()
            for judge in ("ann", "ben", "cho")
        )
        poem = CategoryFacts("poem", 0, 10, (CriterionRule("voice", 1.0),), ())
        return compute(RoundFacts((poem,), dict.fromkeys(worth, "poem"), sheets))

    harmed, fair = placed(cost=2), placed(cost=0)
    assert fair.variance["residual"] == pytest.approx(0, abs=1e-3)
    assert harmed.variance["residual"] == pytest.approx(0, abs=1e-3)
    assert placed(cost=2, told=False).variance["residual"] > 40
    gaps = [
        (one.entry, one.calibrated - other.calibrated)
        for one, other in zip(fair.standings, harmed.standings, strict=True)
    ]
    assert [entry for entry, _ in gaps] == ["c", "a", "b", "d"]
    np.testing.assert_allclose([gap for _, gap in gaps], 100 * 0.2 / 3, atol=0.05)
