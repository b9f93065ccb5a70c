import numpy as np
import pytest

from competition.allocation.expand import expand
from competition.allocation.flow import solve
from competition.allocation.problem import pose
from tests.allocation.panels import entry, judge


def test_entries_that_the_same_judges_read_alike_are_one_type():
    entries = [
        entry(1, "uk", category=1, city="Porto"),
        entry(
            2, "uk-UA", category=2, city="Ghent"
        ),  # nobody on the panel is from Ghent or minds the category
        entry(3, "uk", category=1, city="Lublin"),
        entry(4, "uk", category=1, city="Lublin", school="North"),
        entry(5, "uk", category=1, city="Porto", already=frozenset({7})),  # lacks one read less
    ]
    judges = [
        judge(7, "uk", city="Lublin"),
        judge(8, "uk", barred_schools=frozenset({"North"})),
        judge(9, "uk"),
    ]
    problem = pose(entries, judges, 2)
    assert problem.type_of.tolist() == [0, 0, 1, 2, 3]
    assert problem.affinity.tolist() == [[3, 3, 3], [0, 3, 3], [0, 0, 3], [3, 3, 3]]
    assert problem.members.tolist() == [2, 1, 1, 1]
    assert problem.reads_each.tolist() == [2, 2, 2, 1]


def test_entries_that_lack_nothing_have_no_type():
    problem = pose([entry(1, already=frozenset({7, 8}))], [judge(9, "uk")], 2)
    assert problem.type_of.tolist() == [-1]
    assert solve(problem).filled == 0


def test_the_flow_is_the_same_for_ten_times_the_entries_of_each_type():
    judges = [judge(100 + n, "uk", capacity=40) for n in range(5)]
    few = solve(pose([entry(n) for n in range(10)], judges, 2))
    many = solve(pose([entry(n) for n in range(100)], [judge(j.id, "uk", capacity=400) for j in judges], 2))
    assert (few.filled, few.affinity) == (20, 60)
    assert (many.filled, many.affinity) == (200, 600)


def test_dealing_hands_out_every_quota_and_no_entry_twice_to_a_judge():
    judges = [judge(100, "uk", capacity=7), judge(101, "uk", capacity=9), judge(102, "uk", capacity=14)]
    problem = pose([entry(n) for n in range(10)], judges, 3)
    quotas = solve(problem)
    pairs = expand(problem, quotas, np.random.default_rng(3)).pairs()
    assert quotas.filled == len(set(pairs)) == 26  # 7 + 9 + one read each of ten entries
    assert np.bincount([j for _, j in pairs]).tolist() == [7, 9, 10]


@pytest.mark.parametrize("seed", range(12))
def test_dealing_within_a_type_gets_round_single_bars_without_touching_quotas(seed):
    bars = [(1, {3, 4}), (5, {4}), (4, {1}), (3, {0, 1})]
    judges = [judge(10 + n, "uk", capacity=c, barred_entries=frozenset(b)) for n, (c, b) in enumerate(bars)]
    problem = pose([entry(n) for n in range(5)], judges, 2)
    quotas = solve(problem)
    holdings = expand(problem, quotas, np.random.default_rng(seed))
    assert holdings.count == quotas.filled == 10
    assert [len(holdings.entries_of(n)) for n in quotas.judge] == quotas.count.tolist()


def test_a_single_bar_is_known_to_the_flow():
    assert solve(pose([entry(1)], [judge(7, "uk", barred_entries=frozenset({1}))], 1)).filled == 0


def test_loads_in_bounds_come_before_affinity():
    """The only native reader would take all ten; the bounds leave a part to who reads the translation."""
    entries = [entry(n, "uk", translation="en") for n in range(10)]
    quotas = solve(pose(entries, [judge(7, "uk", capacity=10), judge(8, "en", capacity=10)], 1))
    assert dict(zip(quotas.judge.tolist(), quotas.count.tolist(), strict=True)) == {0: 7, 1: 3}


def test_filled_reads_come_before_loads_in_bounds():
    entries = [entry(n, "uk") for n in range(10)]
    quotas = solve(pose(entries, [judge(7, "uk", capacity=10), judge(8, "en", capacity=10)], 1))
    assert (quotas.filled, quotas.judge.tolist()) == (10, [0])
