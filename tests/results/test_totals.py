import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competition.results.totals import weighted_score

WEIGHTS = {"idea": 2.0, "form": 1.0, "language": 1.0}


@pytest.mark.parametrize(
    ("values", "points"),
    [
        ({"idea": 1, "form": 1, "language": 1}, 0.0),
        ({"idea": 5, "form": 5, "language": 5}, 100.0),
        ({"idea": 3, "form": 3, "language": 3}, 50.0),
        ({"idea": 5, "form": 1, "language": 1}, 50.0),  # half of the weight
        ({"idea": 5, "form": 2}, 75.0),  # language left out: (2 * 5 + 2) / 3 = 4
        ({"form": 4}, 75.0),
    ],
)
def test_criteria_count_by_their_weights_and_the_rest_is_renormalised(values, points):
    assert weighted_score(values, WEIGHTS, 1, 5) == pytest.approx(points)


@pytest.mark.parametrize(
    ("values", "weights", "scale", "message"),
    [
        ({}, WEIGHTS, (1, 5), "no criterion"),
        ({"idea": 3}, {"idea": 0.0}, (1, 5), "no criterion"),
        ({"rhyme": 3}, WEIGHTS, (1, 5), "rhyme has no weight"),
        ({"idea": 6}, WEIGHTS, (1, 5), "idea lies outside"),
        ({"idea": 0}, WEIGHTS, (1, 5), "idea lies outside"),
        ({"idea": float("nan")}, WEIGHTS, (1, 5), "idea lies outside"),
        ({"idea": 1}, WEIGHTS, (1, 1), "highest level"),
    ],
)
def test_what_cannot_be_weighed_is_refused(values, weights, scale, message):
    with pytest.raises(ValueError, match=message):
        weighted_score(values, weights, *scale)


@settings(derandomize=True, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.integers(1, 5), min_size=1), st.floats(0.1, 10))
def test_points_lie_between_the_lowest_and_highest_criterion_and_only_the_ratio_of_weights_counts(
    values, factor
):
    points = weighted_score(values, WEIGHTS, 1, 5)
    assert 25 * (min(values.values()) - 1) - 1e-9 <= points <= 25 * (max(values.values()) - 1) + 1e-9
    heavier = {key: factor * weight for key, weight in WEIGHTS.items()}
    assert weighted_score(values, heavier, 1, 5) == pytest.approx(points)
