"""Where categories have different scales, averages are in points of each, and spread too."""

from datetime import UTC, datetime

from competition.judging.oversight.reading import readings
from competition.judging.oversight.rules import Read
from competition.judging.queries.spread import Spread, spread_of

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
TO_FIVE, TO_SIX = (1, 5), (1, 6)


def test_the_top_of_every_scale_is_a_hundred_points():
    reads = [Read(7, 1, (5, 1), (AT,), AT), Read(7, 2, (6, 1), (AT,), AT)]
    found, _usual = readings(reads, {1: TO_FIVE, 2: TO_SIX})
    assert (found[7].mean, found[7].deviation) == (50.0, 50.0)


def test_on_one_scale_an_average_is_a_score():
    found, _usual = readings([Read(7, 1, (5, 2), (AT,), AT)])
    assert (found[7].mean, found[7].deviation) == (3.5, 1.5)


def test_a_spread_over_one_scale_counts_its_levels():
    assert spread_of([(5, 1, 5, 2), (2, 1, 5, 1)]) == Spread(((1, 0), (2, 1), (3, 0), (4, 0), (5, 2)), 4.0)


def test_a_spread_over_two_scales_counts_points():
    counted = {0: 0, 20: 0, 25: 0, 40: 0, 50: 1, 60: 0, 75: 0, 80: 0, 100: 3}
    assert spread_of([(3, 1, 5, 1), (5, 1, 5, 1), (6, 1, 6, 2)]) == Spread(
        tuple(counted.items()), 87.5, in_points=True
    )
