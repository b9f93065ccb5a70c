"""Which pair comes next, and how far a judge is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import connected_components

from competition.duels.bradley_terry import Compared, columns, order, strengths
from competition.duels.dealing import progress, shares, suggested
from competition.duels.pairing import Drawn, next_pair, next_pair_of
from tests.duels.test_bradley_terry import compare


def works_of(pair):
    return {pair.left, pair.right}


@given(
    st.sets(st.integers(0, 6)), st.sets(st.frozensets(st.integers(0, 6), min_size=2, max_size=2)), st.text()
)
@settings(max_examples=80, deadline=None)
def test_a_judge_gets_no_pair_twice_and_no_work_that_is_not_theirs(readable, seen, draw):
    pair = next_pair(7, [], readable=readable, seen=[tuple(each) for each in seen], draw=draw)
    left = {frozenset((a, b)) for a in readable for b in readable if a != b} - seen
    assert (pair is None) is (not left)
    assert pair is None or frozenset(works_of(pair)) in left


def test_every_pair_comes_once_and_then_none():
    seen = []
    while (pair := next_pair(5, [], readable=range(5), seen=seen, draw=f"duel/{len(seen)}")) is not None:
        seen.append((pair.left, pair.right))
    assert len(seen) == 10 == len({frozenset(each) for each in seen})


def test_the_same_draw_gives_the_same_pair_on_the_same_side():
    asked = {"readable": range(6), "seen": [(0, 1)]}
    assert next_pair(6, [], **asked, draw="a") == next_pair(6, [], **asked, draw="a")


def test_each_work_stands_on_the_left_as_often_as_on_the_right():
    sides = [next_pair(2, [], readable=(0, 1), seen=(), draw=str(at)) for at in range(400)]
    assert set(sides) == {Drawn(0, 1), Drawn(1, 0)}
    assert 160 < sides.count(Drawn(0, 1)) < 240


def test_works_of_which_nothing_is_known_go_first():
    compared = [Compared(0, 1, 0.5)] * 6 + [Compared(1, 2, 0.5)] * 6 + [Compared(0, 2, 0.5)] * 6
    assert works_of(next_pair(5, compared, readable=range(5), seen=(), draw="x")) == {3, 4}


def test_equals_tell_more_than_works_of_which_one_is_far_stronger():
    compared = [Compared(0, 1, 1.0), Compared(0, 1, 0.0), Compared(0, 2, 1.0), Compared(1, 2, 1.0)] * 2
    assert works_of(next_pair(3, compared, readable=range(3), seen=(), draw="x")) == {0, 1}


def test_what_lies_before_another_judge_is_not_asked_twice_while_others_tell_as_much():
    pair = next_pair(4, [], readable=range(4), seen=(), pending=[(0, 1)], draw="x")
    assert works_of(pair) == {2, 3}


def test_pairs_chosen_by_information_find_the_order_better_than_pairs_at_random():
    """Ten works, 80 comparisons: how far the places found lie from the true ones, over twelve truths."""
    chosen, drawn = 0, 0
    for at in range(12):
        rng = np.random.default_rng(at)
        truth = 1.5 * rng.normal(size=10)
        compared = []
        for turn in range(80):
            pair = next_pair(10, compared, readable=range(10), seen=(), draw=f"{at}/{turn}")
            two = compare(rng, truth[[pair.left, pair.right]], 1)[0]
            works = (pair.left, pair.right)
            compared.append(Compared(works[two.one], works[two.other], two.share))
        true = np.array([int((truth > each).sum()) + 1 for each in truth])
        chosen += np.abs(np.array(order(strengths(10, compared))) - true).sum()
        drawn += np.abs(np.array(order(strengths(10, compare(rng, truth, 80)))) - true).sum()
    assert chosen < drawn


LARGE = 150


def compared_in_turn(wanted, readable):
    """What judges who take turns are shown of a large field, and what they say: the lower number wins."""
    said, shown = [], [[] for _ in readable]
    for turn in range(wanted):
        judge = turn % len(readable)
        pair = next_pair(LARGE, said, readable=readable[judge], seen=shown[judge], draw=str(turn))
        shown[judge].append((pair.left, pair.right))
        said.append(Compared(pair.left, pair.right, float(pair.left < pair.right)))
    return said, shown


def test_a_large_field_hangs_together_as_soon_as_it_can():
    """Two languages, and a judge who reads both: nothing is spent within a part before all are joined."""
    readable = [range(80), range(70, LARGE)]
    said, _shown = compared_in_turn(LARGE - 1, readable)
    assert connected_components(strengths(LARGE, said).precision, directed=False)[0] == 1


def test_nobody_compares_two_works_twice_and_no_work_of_a_large_field_waits_long():
    readable = [range(LARGE), range(100), range(50, LARGE)]
    said, shown = compared_in_turn(450, readable)
    for pairs, theirs in zip(shown, readable, strict=True):
        assert len({frozenset(pair) for pair in pairs}) == 150
        assert set().union(*pairs) <= set(theirs)
    times = np.bincount([work for each in said for work in each[:2]], minlength=LARGE)
    assert (times.min() >= 3, times.max() <= 12) == (True, True)


def test_who_has_seen_all_but_one_pair_of_a_large_field_gets_that_one():
    seen = [(one, other) for one in range(LARGE) for other in range(one) if (one, other) != (97, 41)]
    assert works_of(next_pair(LARGE, [], readable=range(LARGE), seen=seen, draw="x")) == {41, 97}
    assert next_pair(LARGE, [], readable=range(LARGE), seen=[*seen, (41, 97)], draw="x") is None


def test_in_a_large_field_near_works_meet_more_often_than_far_ones():
    """Truly 12 apart at the ends: at random, a pair lies 50 places apart in the middle of all cases."""
    said, _shown = compared_in_turn(900, [range(LARGE)] * 6)
    later = [abs(each.one - each.other) for each in said[600:]]
    assert np.median(later) < 35


def test_works_are_called_by_any_numbers():
    said = columns([Compared(500, 700, 1.0), Compared(700, 900, 1.0)])
    asked = {"seen": [(500, 700)], "pending": [(700, 900)], "draw": "x"}
    assert works_of(next_pair_of(said, readable=(500, 700, 900, 12), **asked)) <= {500, 700, 900, 12}
    assert works_of(next_pair_of(said, readable=(500, 900), **asked)) == {500, 900}
    nothing = {"seen": [], "pending": [], "draw": "x"}
    assert works_of(next_pair_of(columns([]), readable=(3, 8), **nothing)) == {3, 8}


@pytest.mark.parametrize(
    ("works", "judges", "wanted"), [(2, 3, 3), (3, 3, 9), (4, 3, 18), (5, 2, 20), (12, 5, 120), (30, 3, 300)]
)
def test_how_many_comparisons_are_suggested(works, judges, wanted):
    assert suggested(works, judges) == wanted


@pytest.mark.parametrize(
    ("wanted", "pairs", "dealt"),
    [
        (20, {1: 45, 2: 45}, {1: 10, 2: 10}),
        (7, {1: 45, 2: 45}, {1: 4, 2: 3}),
        (20, {1: 3, 2: 45, 3: 45}, {1: 3, 2: 9, 3: 8}),
        (20, {1: 1, 2: 1}, {1: 1, 2: 1}),
        (2, {1: 9, 2: 9, 3: 9}, {1: 1, 2: 1, 3: 0}),
    ],
)
def test_comparisons_are_dealt_out_evenly(wanted, pairs, dealt):
    assert shares(wanted, pairs) == dealt


@pytest.mark.parametrize(
    ("share", "done", "readable", "used", "said"),
    [
        (20, 7, 10, 7, (7, 20)),
        (20, 6, 4, 6, (6, 6)),  # every pair was seen
        (20, 3, 4, 4, (3, 5)),  # one was left aside, two more are there
        (0, 0, 4, 0, (0, 0)),
    ],
)
def test_progress_counts_what_is_left_to_choose(share, done, readable, used, said):
    found = progress(share, done, readable, used)
    assert (found.done, found.total) == said
    assert found.is_over is (said[0] == said[1])
