from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competition.allocation.allocate import allocate
from competition.allocation.exchange import Reads, fits
from competition.allocation.forest import on_a_circle, outside_of_a_forest
from competition.allocation.joining import Outcome
from competition.allocation.linkage import (
    Apart,
    ApartPool,
    Component,
    components,
    parts_of_pools,
    pools_apart,
)
from competition.allocation.linkage import link as link_within
from competition.allocation.loads import Bounds
from competition.allocation.problem import pose
from competition.allocation.rules import JudgeOnPanel
from competition.allocation.spread import crowding, mix
from tests.allocation.panels import entry, judge

E1, E2, E3, E4, E5, E6 = range(6)


def reads(entries, judges, pairs, held=()):
    rows = np.array([*pairs, *held], dtype=np.int64)
    return Reads(pose(entries, judges, 3), rows[:, 0].copy(), rows[:, 1].copy(), len(pairs))


def loads(found):
    return np.bincount(found.judge, minlength=found.problem.panel).tolist()


def affinity(found):
    return int(found.problem.value(found.entry, found.judge).sum())


def link(found, optimum=None, more=0, less=0):
    """Link where every judge may read so many entries more or less than now."""
    load = np.bincount(found.judge[: found.given], minlength=found.problem.panel)
    return link_within(found, Bounds(load - less, load + more, load + more), optimum or found.affinity)


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
    ended = link(found)
    assert parts_of_pools(found) == {0: 2}, why
    assert [pool.reason for pool in pools_apart(found, parts_of_pools(found), ended)] == [Apart.BARS]


def islands_of_a_city():
    """Two judges who may not read the entries of the others; these may read all, if somebody takes theirs."""
    entries = [entry(n, city="Porto") for n in range(3)] + [entry(n) for n in range(3, 6)]
    home = {"city": "Porto"}
    return entries, [judge(10, "uk"), judge(11, "uk"), judge(12, "uk", **home), judge(13, "uk", **home)]


def test_where_no_exchange_can_join_islands_a_judge_reads_one_entry_more_and_another_one_less():
    entries, judges = islands_of_a_city()
    found = reads(entries, judges, two_islands())
    link(found, more=1)
    assert parts_of_pools(found) == {0: 2}  # nobody may read less
    link(found, more=1, less=1)
    assert parts_of_pools(found) == {0: 1}
    assert sorted(loads(found)) == [2, 3, 3, 4]
    assert not found.problem.bars.among(found.entry, found.judge).any()


@pytest.mark.parametrize(("others", "parts", "lost"), [(0, 2, 0), (350, 1, 1)])
def test_what_joins_islands_may_cost_a_thousandth_of_the_affinity_in_all_and_no_more(others, parts, lost):
    """Judge 0 takes over a text of the second island for one that its judges read through a translation."""
    entries, judges = islands_of_a_city()
    judges[0] = judge(10, "uk", "fr")
    entries += [entry(6, "fr", translation="uk"), *(entry(7 + n, "pt") for n in range(others))]
    pairs = [*two_islands(), (6, 0), *((7 + n, 4) for n in range(others))]
    found = reads(entries, [*judges, judge(14, "pt", capacity=400)], pairs)
    before = affinity(found)
    ended = link(found)
    assert (parts_of_pools(found)[0], before - affinity(found)) == (parts, lost)
    listed = {pool.language: pool.reason for pool in pools_apart(found, parts_of_pools(found), ended)}
    single = dict.fromkeys(["fr", "pt"] if others else ["fr"], Apart.SINGLE_JUDGE)
    assert listed == single | ({} if others else {"uk": Apart.COST})


def test_what_would_cost_affinity_without_linking_the_pool_is_not_done():
    """The second island can be joined at a price; the third, from a school that bars all others, cannot."""
    entries, judges = islands_of_a_city()
    judges[0] = judge(10, "uk", "fr", barred_schools=frozenset({"North"}))
    judges[1] = judge(11, "uk", barred_schools=frozenset({"North"}))
    judges[2:] = [replace(each, barred_schools=frozenset({"North"})) for each in judges[2:]]
    entries += [entry(6, "fr", translation="uk"), entry(7, school="North")]
    entries += [entry(8 + n, "pt") for n in range(350)]
    far = judge(15, "uk", barred_entries=frozenset(range(7)))
    pairs = [*two_islands(), (6, 0), (7, 5), *((8 + n, 4) for n in range(350))]
    found = reads(entries, [*judges, judge(14, "pt", capacity=400), far], pairs)
    before = found.judge.tolist()
    ended = link(found)
    assert ended == {0: Outcome.NO_WAY}
    assert found.judge.tolist() == before


def test_what_is_given_in_return_may_go_by_a_third_judge():
    """Judge 0 gives the French text to judge 5, and this one an Italian text to judge 2."""
    entries, judges = islands_of_a_city()
    entries += [entry(6, "fr"), entry(7, "it"), entry(8, "it")]
    judges[0], judges[2] = judge(10, "uk", "fr"), judge(12, "it", "uk", city="Porto")
    judges += [judge(14, "it"), judge(15, "it", "fr")]
    found = reads(entries, judges, [*two_islands(), (6, 0), (7, 4), (7, 5), (8, 4), (8, 5)])
    before = loads(found), affinity(found)
    link(found)
    assert parts_of_pools(found) == {0: 1, 1: 1, 2: 1}
    assert (loads(found), affinity(found)) == (before[0], before[1] + 1)  # a Ukrainian text to a first reader
    assert (6, 5) in set(zip(found.entry.tolist(), found.judge.tolist(), strict=True))


def test_a_pool_of_more_judges_than_its_reads_could_join_gives_one_of_them_something_else():
    """Six judges read two texts three times each, too many to be joined; five of them can be."""
    entries = [entry(0), entry(1), *(entry(2 + n, "") for n in range(4))]
    texts = [(0, 0), (0, 1), (0, 2), (1, 3), (1, 4), (1, 5)]
    drawn_by = {2: (0, 1, 2), 3: (1, 2, 3), 4: (3, 4, 5), 5: (0, 4, 5)}
    pairs = texts + [(e, j) for e, readers in drawn_by.items() for j in readers]
    found = reads(entries, [judge(10 + n, "uk") for n in range(6)], pairs)
    before = loads(found), affinity(found)
    assert parts_of_pools(found) == {0: 2, 1: 1}
    link(found)
    assert parts_of_pools(found) == {0: 1, 1: 1}
    assert (loads(found), affinity(found)) == before
    assert len(set(zip(found.entry.tolist(), found.judge.tolist(), strict=True))) == 18


def test_a_pool_with_too_few_reads_and_one_with_a_single_judge_are_listed():
    entries = [entry(0), entry(1), entry(2, "fr", category=2), entry(3, "", category=2)]
    found = reads(entries, [judge(10, "uk"), judge(11, "uk", "fr")], [(0, 0), (1, 1), (2, 1), (3, 0), (3, 1)])
    listed = pools_apart(found, parts_of_pools(found), link(found))
    assert listed == [
        ApartPool(1, "uk", judges=2, entries=2, reads=2, parts=2, reason=Apart.TOO_FEW_READS),
        ApartPool(2, "fr", judges=1, entries=1, reads=1, parts=1, reason=Apart.SINGLE_JUDGE),
    ]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.integers(0, 1000), st.integers(2, 14), st.integers(2, 6), st.integers(1, 3))
def test_where_everybody_may_read_everything_a_pool_with_enough_reads_is_always_linked(
    seed, size, panel, each
):
    each = min(each, panel)
    judges = [judge(100 + n, "uk", capacity=size) for n in range(panel)]
    result = allocate([entry(n) for n in range(size)], judges, each, seed)
    parts = len(components(result.pairs))
    judges = sum(load > 0 for load in result.loads.values())
    enough = size * each >= judges + size - 1
    assert (parts == 1) == enough == (result.pools_linked == 1)
    assert [pool.reason for pool in result.apart] == (
        [] if enough and judges > 1 else [Apart.SINGLE_JUDGE if judges == 1 else Apart.TOO_FEW_READS]
    )


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 5)), min_size=1))
def test_a_read_lies_on_a_circle_when_without_it_the_others_join_the_same(pairs):
    rows = np.array(sorted(pairs))
    entry_, judge_ = rows[:, 0], rows[:, 1]
    whole = len(set(entry_.tolist())) + len(set(judge_.tolist())), len(components(pairs))
    for at, circle in enumerate(on_a_circle(entry_, judge_).tolist()):
        rest = pairs - {tuple(rows[at].tolist())}
        nodes = len({e for e, _ in rest}) + len({j for _, j in rest})
        assert circle == ((nodes, len(components(rest))) == whole)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 5)), min_size=1), st.integers(0, 9))
def test_without_all_that_lies_outside_of_a_forest_the_others_join_the_same(pairs, seed):
    rows = np.array(sorted(pairs))
    movable = np.random.default_rng(seed).random(len(rows)) < 0.7
    spare = outside_of_a_forest(rows[:, 0], rows[:, 1], movable)
    tree = {tuple(row) for row in rows[~spare].tolist()}
    assert {(c.entries, c.judges) for c in components(tree)} == {
        (c.entries, c.judges) for c in components(pairs)
    }
    nodes = len(set(rows[:, 0].tolist())) + len(set(rows[:, 1].tolist()))
    assert len(tree) == nodes - len(components(pairs))


def test_mixing_lessens_what_a_judge_has_of_one_school():
    """Each of four judges has all entries of one school of a city."""
    entries = [entry(n, city=f"City {n // 20}", school=f"School {n // 10}") for n in range(40)]
    judges = [judge(100 + n, "uk", capacity=40) for n in range(4)]
    found = reads(entries, judges, [(n, n // 10) for n in range(40)])
    before = found.judge.copy()
    mix(found, np.random.default_rng(3))
    schools = {(e // 10, j) for e, j in zip(found.entry.tolist(), found.judge.tolist(), strict=True)}
    assert loads(found) == [10] * 4
    assert len(schools) == 16  # every judge reads of every school
    found.judge[:] = before
    assert crowding(found, np.array([0, 0]), np.array([1, 39])).tolist() == [0, -36]


def test_islands_stay_apart_where_joining_them_costs_affinity():
    entries = [entry(n, "uk", translation="en") for n in range(3)] + [entry(n, "uk") for n in range(3, 6)]
    judges = [judge(10, "en"), judge(11, "en"), judge(12, "uk"), judge(13, "uk")]
    found = reads(entries, judges, two_islands())
    ended = link(found)
    assert affinity(found) == 6 * 1 + 6 * 3
    assert parts_of_pools(found) == {0: 2}
    assert ended == {0: Outcome.NO_WAY}


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
