"""What goes on, and what a round comes to: figures in, figures out."""

import pytest

from competition.judging.rounds.outlook import look_ahead
from competition.judging.rounds.rules import Figure, GoingOn, choose, value_fits


def figures(*points):
    return [Figure(at, each) for at, each in enumerate(points, start=1)]


def test_the_best_of_a_category_go_on():
    choice = choose(GoingOn.TOP, 2, figures(50.0, 80.0, 70.0))
    assert (choice.going, choice.of, choice.places, choice.tied, choice.line) == ((2, 3), 3, 2, 0, 70.0)


def test_entries_equal_at_the_line_all_go_on_and_it_is_said_how_many():
    choice = choose(GoingOn.TOP, 2, figures(70.0, 80.0, 70.0000001, 69.0, 70.0))
    assert (choice.going, choice.places, choice.tied) == ((2, 1, 3, 5), 2, 2)


def test_a_share_is_rounded_up():
    assert choose(GoingOn.SHARE, 30, figures(9.0, 8.0, 7.0, 6.0)).going == (1, 2)
    assert choose(GoingOn.SHARE, 50, figures(9.0, 8.0, 7.0, 6.0)).going == (1, 2)
    assert choose(GoingOn.SHARE, 1, figures(*[float(n) for n in range(100)])).going == (100,)


def test_from_a_score_on_who_has_exactly_that_goes_on():
    choice = choose(GoingOn.THRESHOLD, 50, figures(50.0, 49.999999, 49.9999999, 90.0))
    assert (choice.going, choice.places, choice.tied) == ((4, 1, 3), 3, 0)


def test_what_nobody_has_read_stays_out_and_is_counted():
    choice = choose(GoingOn.TOP, 5, figures(None, 3.0, None))
    assert (choice.going, choice.of, choice.places, choice.tied, choice.unread) == ((2,), 3, 1, 0, 2)
    assert choose(GoingOn.SHARE, 50, figures(None, 3.0, None)).going == (2,)
    assert choose(GoingOn.TOP, 5, figures(None)).line is None


def test_without_a_rule_nothing_goes_on():
    assert choose(GoingOn.NONE, 0, figures(3.0)).going == ()


@pytest.mark.parametrize(
    ("rule", "fitting", "unfit"),
    [
        (GoingOn.TOP, (1, 100_000), (0, -1, 100_001)),
        (GoingOn.SHARE, (1, 100), (0, 101)),
        (GoingOn.THRESHOLD, (1, 100), (0, 101)),
        (GoingOn.NONE, (0,), ()),
    ],
)
def test_a_rule_needs_a_number_that_makes_sense(rule, fitting, unfit):
    assert all(value_fits(rule, value) for value in fitting)
    assert not any(value_fits(rule, value) for value in unfit)


def test_what_a_round_comes_to_is_counted_by_category():
    outlook = look_ahead({1: 3, 2: 2, 3: 4, 4: 0}, {1: 100, 2: 40, 4: 7}, judges=24, room=300)
    assert (outlook.entries, outlook.reads, outlook.fewest, outlook.most) == (140, 380, 2, 3)
    assert (outlook.lacking, outlook.empty) == (80, (3,))


def test_a_panel_with_room_lacks_nothing():
    assert look_ahead({1: 3}, {1: 140}, judges=24, room=480).lacking == 0
