import numpy as np
import pytest

from competition.allocation.expand import expand
from competition.allocation.flow import greatest_affinity, most_reads, solve
from competition.allocation.kinds import whole_classes
from competition.allocation.problem import pose
from competition.allocation.settle import settle
from tests.allocation.panels import entry, judge


def kinds_of(entries, judges, reads):
    return whole_classes(pose(entries, judges, reads))


def solved(entries, judges, reads):
    return solve(kinds_of(entries, judges, reads))


def limits(kinds):
    kind, who, limit = (each.tolist() for each in kinds.arcs)
    return dict(zip(zip(kind, who, strict=True), limit, strict=True))


MANY_PLACES = [
    entry(n, ("uk", "uk-UA")[n % 2], city=f"City {n % 5}", school=f"School {n % 10}") for n in range(20)
]


def test_entries_of_one_category_language_and_need_are_one_kind_wherever_they_are_from():
    others = [entry(20, "fr"), entry(21, "uk", category=2), entry(22, "uk", already=frozenset({7}))]
    kinds = kinds_of([*MANY_PLACES, *others], [judge(7, "uk", "fr")], 2)
    assert kinds.members.tolist() == [1, 20, 1, 1]
    assert kinds.reads_each.tolist() == [1, 2, 2, 2]
    assert len({kinds.of[at] for at in range(20)}) == 1


def test_a_judge_may_read_so_much_less_of_a_kind_as_their_city_and_schools_bar():
    judges = [
        judge(7, "uk", city="City 1"),  # entries 1, 6, 11, 16
        judge(8, "uk", city="city  1", barred_schools=frozenset({"School 6", "School 2", "Elsewhere"})),
        judge(9, "uk", barred_entries=frozenset({1, 2, 99}), barred_schools=frozenset({"School 2"})),
        judge(10, "fr"),
        judge(11, "uk", capacity=0),
        judge(12, "uk", city="Ghent"),
    ]
    assert limits(kinds_of(MANY_PLACES, judges, 2)) == {(0, 0): 16, (0, 1): 14, (0, 2): 17, (0, 5): 20}


def test_a_city_that_holds_a_large_part_of_a_class_is_a_kind_of_its_own():
    entries = [entry(n, city=("Porto", "Porto", "", "Lublin", "Ghent", "Lviv")[n % 6]) for n in range(12)]
    kinds = kinds_of(entries, [judge(7, "uk", city="Porto")], 1)
    assert sorted(kinds.members.tolist()) == [4, 8]
    assert list(limits(kinds).values()) == [8]


def test_a_class_split_by_everything_has_a_kind_for_each_set_of_barred_readers():
    judges = [judge(7, "uk", city="City 1"), judge(8, "uk", barred_schools=frozenset({"School 6"}))]
    judges += [judge(9, "fr", city="City 2")]  # cannot read any of it, so it does not matter what bars them
    whole = kinds_of(MANY_PLACES, judges, 1)
    split = whole.split_classes(whole.class_of)
    assert sorted(split.members.tolist()) == [2, 2, 16]
    assert sorted(limits(split).values()) == [2, 16, 16]


def test_entries_that_lack_nothing_have_no_kind():
    kinds = kinds_of([entry(1, already=frozenset({7, 8}))], [judge(9, "uk")], 2)
    assert kinds.of.tolist() == [-1]
    assert solve(kinds).filled == 0


def test_the_flow_is_the_same_for_ten_times_the_entries_of_each_kind():
    judges = [judge(100 + n, "uk", capacity=40) for n in range(5)]
    few = solved([entry(n) for n in range(10)], judges, 2)
    many = solved([entry(n) for n in range(100)], [judge(j.id, "uk", capacity=400) for j in judges], 2)
    assert (few.filled, few.affinity) == (20, 60)
    assert (many.filled, many.affinity) == (200, 600)


def test_dealing_hands_out_every_quota_and_no_entry_twice_to_a_judge():
    judges = [judge(100, "uk", capacity=7), judge(101, "uk", capacity=9), judge(102, "uk", capacity=14)]
    quotas = solved([entry(n) for n in range(10)], judges, 3)
    dealt = expand(quotas, np.random.default_rng(3))
    assert quotas.filled == len({*zip(dealt.entry.tolist(), dealt.judge.tolist(), strict=True)}) == 26
    assert np.bincount(dealt.judge).tolist() == [7, 9, 10]  # and one read each of ten entries


@pytest.mark.parametrize("seed", range(12))
def test_single_bars_are_got_round_without_touching_the_best_loads(seed):
    bars = [(1, {3, 4}), (5, {4}), (4, {1}), (3, {0, 1})]
    judges = [judge(10 + n, "uk", capacity=c, barred_entries=frozenset(b)) for n, (c, b) in enumerate(bars)]
    problem = pose([entry(n) for n in range(5)], judges, 2)
    quotas, dealt = settle(problem, np.random.default_rng(seed))
    assert len(dealt.entry) == quotas.filled == 10
    assert not problem.bars.among(dealt.entry, dealt.judge).any()


@pytest.mark.parametrize(("at_home", "together"), [(3, 58), (4, 60)])
def test_a_class_is_split_where_what_the_flow_makes_of_it_cannot_be_dealt(at_home, together):
    """Four of twenty entries are from the city of all judges but one: he alone may read them.

    Each other judge may read sixteen. So many free places hide from the flow over whole classes that nobody
    is there to fill them.
    """
    entries = [entry(n, city=f"City {n % 5}") for n in range(20)]
    judges = [judge(100 + n, "uk", city="City 1", capacity=16) for n in range(at_home)] + [judge(110, "uk")]
    problem = pose(entries, judges, 3)
    quotas, dealt = settle(problem, np.random.default_rng(1))
    assert (solve(whole_classes(problem)).filled, quotas.filled) == (together, 52)
    assert len(dealt.entry) == 52  # sixteen entries three times, four entries once
    assert not problem.bars.among(dealt.entry, dealt.judge).any()


def test_a_single_bar_is_known_to_the_flow():
    assert solved([entry(1)], [judge(7, "uk", barred_entries=frozenset({1}))], 1).filled == 0


@pytest.mark.parametrize("judges", [[], [judge(7, "fr")], [judge(7, "uk", capacity=0)]])
def test_where_nobody_can_read_anything_the_flow_is_empty(judges):
    kinds = kinds_of([entry(1), entry(2)], judges, 3)
    assert (most_reads(kinds), solve(kinds).filled, greatest_affinity(kinds)) == (0, 0, 0)


def test_loads_in_bounds_come_before_affinity():
    """The only native reader would take all ten; the bounds leave a part to who reads the translation."""
    entries = [entry(n, "uk", translation="en") for n in range(10)]
    quotas = solved(entries, [judge(7, "uk", capacity=10), judge(8, "en", capacity=10)], 1)
    assert dict(zip(quotas.judge.tolist(), quotas.count.tolist(), strict=True)) == {0: 7, 1: 3}
    assert (quotas.affinity, greatest_affinity(quotas.kinds)) == (24, 30)


def test_filled_reads_come_before_loads_in_bounds():
    entries = [entry(n, "uk") for n in range(10)]
    quotas = solved(entries, [judge(7, "uk", capacity=10), judge(8, "en", capacity=10)], 1)
    assert (quotas.filled, quotas.judge.tolist()) == (10, [0])
