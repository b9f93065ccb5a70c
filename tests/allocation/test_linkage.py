import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competition.allocation.exchange import Reads, fits, mix
from competition.allocation.linkage import Component, components, link, parts_of_pools
from competition.allocation.problem import pose
from competition.allocation.rules import JudgeOnPanel
from tests.allocation.panels import entry, judge

E1, E2, E3, E4, E5, E6 = range(6)


def reads(entries, judges, pairs, held=()):
    rows = np.array([*pairs, *held], dtype=np.int64)
    return Reads(pose(entries, judges, 3), rows[:, 0].copy(), rows[:, 1].copy(), len(pairs))


def loads(found):
    return np.bincount(found.judge, minlength=found.problem.panel).tolist()


def affinity(found):
    problem = found.problem
    return int(problem.affinity[problem.type_of[found.entry], found.judge].sum())


def two_islands():
    """Judges 0 and 1 read three entries, judges 2 and 3 the other three."""
    return [(e, j) for e in (E1, E2, E3) for j in (0, 1)] + [(e, j) for e in (E4, E5, E6) for j in (2, 3)]


def test_components_are_entries_and_judges_joined_by_chains():
    assert components([(1, 7), (1, 8), (2, 8), (3, 9)]) == [
        Component(frozenset({1, 2}), frozenset({7, 8})),
        Component(frozenset({3}), frozenset({9})),
    ]
    assert components([]) == []


def test_an_entry_and_a_judge_of_the_same_number_are_two_things():
    assert len(components([(1, 2), (2, 3)])) == 2


def test_two_islands_of_a_pool_are_joined_by_one_exchange():
    found = reads([entry(n) for n in range(6)], [judge(10 + n, "uk") for n in range(4)], two_islands())
    before = loads(found), affinity(found)
    assert parts_of_pools(found) == {0: 2}
    link(found)
    assert parts_of_pools(found) == {0: 1}
    assert (loads(found), affinity(found)) == before
    assert len(set(zip(found.entry.tolist(), found.judge.tolist(), strict=True))) == 12


def test_reads_held_before_join_but_never_move():
    entries = [entry(n) for n in range(6)]
    judges = [judge(10 + n, "uk") for n in range(4)]
    joined = reads(entries, judges, two_islands(), held=[(E1, 2)])
    assert parts_of_pools(joined) == {0: 1}
    fixed = reads(entries, judges, [], held=two_islands())
    link(fixed)
    assert list(zip(fixed.entry.tolist(), fixed.judge.tolist(), strict=True)) == two_islands()


def test_pools_are_linked_each_for_itself():
    entries = [entry(n, "uk") for n in range(3)] + [entry(n, "fr") for n in range(3, 6)]
    found = reads(entries, [judge(10 + n, "uk", "fr") for n in range(4)], two_islands())
    assert parts_of_pools(found) == {0: 1, 1: 1}
    shared = reads(entries, [judge(10 + n, "uk", "fr") for n in range(4)], [(E1, 0), (E4, 0), (E2, 1)])
    assert parts_of_pools(shared) == {0: 2, 1: 1}


@pytest.mark.parametrize(
    ("second_island", "why"),
    [
        ({"city": "Porto"}, "their city bars them"),
        ({"barred_entries": frozenset({0, 1, 2})}, "single entries are barred"),
    ],
)
def test_islands_stay_apart_where_only_a_conflict_could_join_them(second_island, why):
    entries = [entry(n, city="Porto") for n in range(3)] + [entry(n) for n in range(3, 6)]
    judges = [
        judge(10, "uk"),
        judge(11, "uk"),
        judge(12, "uk", **second_island),
        judge(13, "uk", **second_island),
    ]
    found = reads(entries, judges, two_islands())
    link(found)
    assert parts_of_pools(found) == {0: 2}, why


def test_islands_stay_apart_where_joining_them_costs_affinity():
    entries = [entry(n, "uk", translation="en") for n in range(3)] + [entry(n, "uk") for n in range(3, 6)]
    judges = [judge(10, "en"), judge(11, "en"), judge(12, "uk"), judge(13, "uk")]
    found = reads(entries, judges, two_islands())
    link(found)
    assert affinity(found) == 6 * 1 + 6 * 3
    assert parts_of_pools(found) == {0: 2}


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.integers(0, 1000), st.integers(2, 12), st.integers(2, 5))
def test_mixing_keeps_loads_and_affinity_and_gives_nothing_twice(seed, size, panel):
    rng = np.random.default_rng(seed)
    entries = [entry(n, "uk" if n % 2 else "", city=("Porto", "Ghent")[n % 3 == 0]) for n in range(size)]
    judges = [judge(100 + n, "uk", barred_entries=frozenset({n})) for n in range(panel)]
    pairs = [(e, j) for e in range(size) for j in range(panel) if e != j and rng.random() < 0.7] or [(0, 1)]
    found = reads(entries, judges, pairs)
    before = loads(found), affinity(found), found.entry.tolist()
    mix(found, rng)
    assert (loads(found), affinity(found), found.entry.tolist()) == before
    after = set(zip(found.entry.tolist(), found.judge.tolist(), strict=True))
    assert len(after) == len(pairs)
    assert all(found.problem.may(e, j) for e, j in after)


@pytest.mark.parametrize(
    ("facts", "fit"),
    [
        ({}, True),
        ({"city": "Porto"}, False),
        ({"barred_entries": frozenset({E1})}, False),
        ({"languages": ("fr",)}, False),  # they would gain by it, but could not read the other's entry
    ],
)
def test_an_exchange_fits_where_both_may_read_and_no_affinity_is_lost(facts, fit):
    entries = [entry(E1, "uk", city="Porto"), entry(E2, "", city="Ghent")]
    other = JudgeOnPanel(11, facts.pop("languages", ("uk",)), 9, **facts)
    found = reads(entries, [judge(10, "uk"), other], [(E1, 0), (E2, 1)])
    assert fits(found, np.array([0]), np.array([1])).tolist() == [fit]


@pytest.mark.parametrize(("city", "fit"), [("", True), ("Porto", False)])
def test_a_gain_of_one_judge_does_not_excuse_a_bar_of_the_other(city, fit):
    """Both read through a translation; exchanged, the first would read in their own language."""
    entries = [entry(E1, "uk", translation="en", city="Porto"), entry(E2, "fr", translation="en")]
    found = reads(entries, [judge(10, "fr", "en"), judge(11, "en", city=city)], [(E1, 0), (E2, 1)])
    assert fits(found, np.array([0]), np.array([1])).tolist() == [fit]


def test_mixing_lets_judges_meet_more_fellow_judges():
    entries = [entry(n) for n in range(60)]
    judges = [judge(100 + n, "uk", capacity=60) for n in range(6)]
    pairs = [(e, j) for e in range(60) for j in ((0, 1, 2) if e < 30 else (3, 4, 5))]
    found = reads(entries, judges, pairs)
    mix(found, np.random.default_rng(1))
    together = {
        (one, other)
        for e in range(60)
        for one in found.judge[found.entry == e]
        for other in found.judge[found.entry == e]
    }
    assert len(together) == 36
