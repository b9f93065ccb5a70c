import pytest

from competition.results.drawing import Scale
from competition.results.models import JudgeEffect, Standing
from competition.results.wording import chance, consistency, place, score, severity


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (None, "–"),
        (0.0, "under 1%"),
        (0.004, "under 1%"),
        (0.05, "5%"),
        (0.624, "62%"),
        (0.994, "99%"),
        (0.995, "over 99%"),
        (1.0, "over 99%"),
    ],
)
def test_a_chance_is_never_said_to_be_certain(probability, said):
    assert chance(probability) == said


@pytest.mark.parametrize(
    ("rank", "low", "high", "said"), [(1, 1, 1, "1"), (2, 1, 4, "2 (1–4)"), (None, None, None, "not read")]
)
def test_a_place_is_said_with_its_range(rank, low, high, said):
    assert place(Standing(rank=rank, rank_low=low, rank_high=high)) == said


def test_scores_have_one_digit_a_true_minus_and_their_error():
    assert score(72.25, 3.06) == "72.2 ± 3.1"
    assert score(-4.5) == "−4.5"
    assert score(-0.04) == "0.0"
    assert score(None) == "–"


@pytest.mark.parametrize(
    ("points", "error", "said"),
    [
        (-6.0, 2.0, "stricter by 6.0"),
        (6.0, 2.0, "more generous by 6.0"),
        (3.9, 2.0, "like the panel"),
        (0.0, 0.0, "like the panel"),
    ],
)
def test_severity_is_only_said_where_it_is_more_than_chance(points, error, said):
    assert severity(JudgeEffect(severity=points, se=error)) == said


@pytest.mark.parametrize(
    ("infit", "said"),
    [(None, "cannot be told"), (0.3, "very even"), (1.0, "as expected"), (1.8, "hard to predict")],
)
def test_consistency_in_words(infit, said):
    assert consistency(JudgeEffect(infit=infit)) == said


def test_a_standing_is_drawn_on_the_scale_of_its_category():
    drawn = Scale(lowest=20.0, highest=80.0, line=50.0).whisker(
        low=20.0, high=80.0, calibrated=50.0, raw=65.0
    )
    assert (drawn.low, drawn.dot, drawn.raw, drawn.high, drawn.line) == (3.0, 50.0, 73.5, 97.0, 50.0)


def test_a_category_of_one_score_is_drawn_all_the_same():
    drawn = Scale(lowest=50.0, highest=50.0, line=None).whisker(low=50, high=50, calibrated=50, raw=50)
    assert (drawn.dot, drawn.line) == (3.0, None)
