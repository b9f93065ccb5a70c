"""Standings from comparisons alone: what must be true of them whatever the works are called."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import expit

from competition.duels.rules import Outcome
from competition.results.computing import compute
from competition.results.facts import CategoryFacts, PairFacts, RoundFacts

POEMS = CategoryFacts("poem/5-10", 0, 100, (), (("winner", 3),))


def facts(pairs, entries):
    return RoundFacts((POEMS,), dict.fromkeys(entries, POEMS.key), (), tuple(pairs))


def pair(one, other, outcome=Outcome.ONE):
    return PairFacts(POEMS.key, one, other, outcome)


def field(works, times, seed=1):
    """Works called e000 and on, the later the stronger, compared at random."""
    rng = np.random.default_rng(seed)
    truth, names = np.linspace(-2, 2, works), [f"e{at:03}" for at in range(works)]
    said = []
    for _ in range(times):
        one, other = rng.choice(works, 2, replace=False)
        first = rng.random() < expit(truth[one] - truth[other])
        said.append(pair(names[one], names[other], Outcome.ONE if first else Outcome.OTHER))
    return facts(said, names)


def without_names(computed):
    return [replace(each, entry="") for each in computed.standings]


@pytest.mark.parametrize("works", [5, 30, 130])
def test_what_works_are_called_and_in_which_order_pairs_come_changes_no_figure(works):
    given = field(works, 8 * works)
    new = dict(zip(given.entries, np.random.default_rng(2).permutation(list(given.entries)), strict=True))
    turned = {Outcome.ONE: Outcome.OTHER, Outcome.OTHER: Outcome.ONE}
    pairs = [pair(new[each.other], new[each.one], turned[each.outcome]) for each in reversed(given.pairs)]
    before, after = compute(given), compute(facts(pairs, given.entries))
    assert without_names(after) == without_names(before)
    assert [new[each.entry] for each in before.standings] == [each.entry for each in after.standings]


def test_works_of_which_the_same_was_said_share_a_place():
    """b and c each lost to a and beat d."""
    said = [pair("a", "b"), pair("a", "c"), pair("b", "d"), pair("c", "d")]
    found = {each.entry: each for each in compute(facts(said, "abcd")).standings}
    assert [found[name].rank for name in "abcd"] == [1, 2, 2, 4]
    assert found["b"].calibrated == found["c"].calibrated == 50
    assert [found[name].raw for name in "abcd"] == [100, 50, 50, 0]


def test_who_met_the_stronger_stands_higher_with_the_same_share():
    """x and y won one of two each; x against the works that won everywhere else."""
    strong = [pair("s", other) for other in "tuvw" * 4]
    said = [*strong, pair("x", "s"), pair("s", "x"), pair("y", "t"), pair("t", "y")]
    found = {each.entry: each for each in compute(facts(said, "stuvwxy")).standings}
    assert found["x"].raw == found["y"].raw == 50
    assert found["x"].calibrated > found["y"].calibrated + 10


def test_what_could_not_be_told_apart_counts_half():
    found = {each.entry: each for each in compute(facts([pair("a", "b", Outcome.ALIKE)], "ab")).standings}
    assert [(each.raw, each.rank, each.reads) for each in found.values()] == [(50, 1, 1), (50, 1, 1)]


def test_a_work_that_left_tells_how_strong_the_others_are_and_stands_nowhere():
    """Both beat nobody but: a beat the strongest, which is gone; b beat the weakest, which is gone too."""
    said = [pair("a", "x"), pair("b", "y"), *[pair("x", "y")] * 10]
    found = compute(facts(said, "ab")).standings
    assert [(each.entry, each.rank) for each in found] == [("a", 1), ("b", 2)]


def test_the_chances_are_as_many_as_there_are_awards():
    found = compute(field(30, 240)).standings
    assert sum(each.award_probability for each in found) == pytest.approx(3)
    assert all(each.low < each.calibrated < each.high for each in found)
    assert [each.rank for each in found] == list(range(1, 31))


def test_a_round_in_which_nobody_said_anything_has_no_figures():
    found = compute(facts([], "ab"))
    assert [(each.rank, each.calibrated, each.reads) for each in found.standings] == [(None, None, 0)] * 2
    assert (found.judges, found.components) == ((), 0)
