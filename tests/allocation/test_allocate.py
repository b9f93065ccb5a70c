from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competition.allocation.allocate import allocate
from competition.allocation.rules import affinity, conflict, mode_of, reads_category, reads_wanted
from competition.allocation.shortage import Cure, Shortage
from competition.judging.rules import ReadingMode
from tests.allocation.optimum import best, most_reads
from tests.allocation.panels import entry, judge, wild_entries, wild_judges

calm = settings(
    derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
READS = st.one_of(st.integers(0, 4), st.dictionaries(st.integers(1, 2), st.integers(0, 4)))


def check_sound(entries, judges, reads, result):
    """Nothing barred, nothing twice, nobody overfull, every read filled or listed."""
    entry_of, judge_of = {e.id: e for e in entries}, {j.id: j for j in judges}
    assert len(set(result.pairs)) == len(result.pairs) == result.filled
    for (entry_id, judge_id), mode in zip(result.pairs, result.modes, strict=True):
        work, reader = entry_of[entry_id], judge_of[judge_id]
        assert conflict(reader, work) is None
        assert reads_category(reader, work.category)
        assert mode_of(work, affinity(reader, work)) is mode
    new = Counter(judge_id for _, judge_id in result.pairs)
    assert all(new[j.id] <= j.room for j in judges)
    assert result.loads == {j.id: j.load + new[j.id] for j in judges}
    assert result.affinity == sum(affinity(judge_of[j], entry_of[e]) for e, j in result.pairs)
    given_to = Counter(entry_id for entry_id, _ in result.pairs)
    assert all(given_to[e.id] <= reads_wanted(e, reads) for e in entries)
    assert result.wanted == sum(reads_wanted(e, reads) for e in entries)
    assert sum(shortage.missing for shortage in result.shortages) == result.missing


def outside(judges, result):
    return sum(
        max(0, result.bounds[j.id][0] - result.loads[j.id], result.loads[j.id] - result.bounds[j.id][1])
        for j in judges
    )


@calm
@given(wild_entries(single_bars=False), wild_judges(single_bars=False), READS, st.integers(0, 9))
def test_wild_panels_get_the_best_allocation_there_is(entries, judges, reads, seed):
    result = allocate(entries, judges, reads, seed)
    check_sound(entries, judges, reads, result)
    assert (result.filled, outside(judges, result), result.affinity) == best(
        entries, judges, reads, result.bounds
    )
    assert result.affinity == result.optimum


@calm
@given(wild_entries(single_bars=True), wild_judges(single_bars=True), READS, st.integers(0, 9))
def test_single_bars_and_earlier_reads_cost_no_more_than_they_must(entries, judges, reads, seed):
    result = allocate(entries, judges, reads, seed)
    check_sound(entries, judges, reads, result)
    assert (result.filled, outside(judges, result), result.affinity) == best(
        entries, judges, reads, result.bounds
    )
    assert result.affinity == result.optimum
    assert result.filled == most_reads(entries, judges, reads)


@calm
@given(wild_entries(single_bars=True), wild_judges(single_bars=True), st.randoms(use_true_random=False))
def test_the_order_of_the_lists_does_not_matter(entries, judges, random):
    shuffled, mixed = random.sample(entries, len(entries)), random.sample(judges, len(judges))
    assert allocate(entries, judges, 2, seed=5) == allocate(shuffled, mixed, 2, seed=5)


def test_every_read_is_filled_where_everybody_may_read_everything():
    entries = [entry(number, "", city=f"City {number % 7}") for number in range(200)]
    judges = [judge(500 + number, capacity=80, city=f"City {number}") for number in range(10)]
    result = allocate(entries, judges, 3, seed=1)
    check_sound(entries, judges, 3, result)
    assert (result.filled, result.missing, result.affinity) == (600, 0, 1800)
    assert all(30 <= load <= 80 for load in result.loads.values())


def test_equal_judges_get_nearly_equal_loads():
    entries = [entry(number, "uk") for number in range(40)]
    result = allocate(entries, [judge(500 + number, "uk", capacity=40) for number in range(8)], 3)
    assert max(result.loads.values()) - min(result.loads.values()) <= 4


def test_first_languages_come_before_translations():
    entries = [entry(1, "uk", translation="en"), entry(2, "pt", translation="en")]
    judges = [judge(7, "uk", "en"), judge(8, "pt-BR", "en")]
    result = allocate(entries, judges, 1)
    assert result.pairs == ((1, 7), (2, 8))
    assert set(result.modes) == {ReadingMode.ORIGINAL}


def test_reads_are_per_category():
    entries = [entry(1, category=1), entry(2, category=2), entry(3, category=3)]
    result = allocate(entries, [judge(7, "uk"), judge(8, "uk")], {1: 1, 2: 2})
    assert Counter(entry_id for entry_id, _ in result.pairs) == {1: 1, 2: 2}


def test_what_is_held_already_stays_and_only_the_rest_is_given():
    entries = [entry(1, already=frozenset({7, 8})), entry(2, already=frozenset({7}))]
    judges = [judge(7, "uk", load=2), judge(8, "uk", load=1), judge(9, "uk")]
    result = allocate(entries, judges, 3)
    assert result.pairs == ((1, 9), (2, 8), (2, 9))
    assert result.loads == {7: 2, 8: 2, 9: 2}


def test_a_read_lost_to_a_recusal_goes_to_somebody_else():
    entries = [entry(1, already=frozenset({7}))]
    judges = [judge(7, "uk", load=1), judge(8, "uk", barred_entries=frozenset({1})), judge(9, "uk")]
    assert allocate(entries, judges, 2).pairs == ((1, 9),)


def test_a_chain_of_single_bars_is_untangled():
    """Each judge has one entry less to choose from, and each entry needs all judges but one."""
    entries = [entry(number) for number in range(6)]
    judges = [judge(10 + number, "uk", capacity=5, barred_entries=frozenset({number})) for number in range(6)]
    result = allocate(entries, judges, 5)
    check_sound(entries, judges, 5, result)
    assert result.filled == 30


@pytest.mark.parametrize("free", [7, 8, 9])
def test_who_alone_may_read_an_entry_reads_it_and_another_judge_takes_over_theirs(free):
    judges = [
        judge(n, "uk", capacity=1, barred_entries=frozenset({2} - {2 * (n == free)})) for n in (7, 8, 9)
    ]
    result = allocate([entry(1), entry(2)], judges, 1)
    assert result.filled == 2
    assert (2, free) in result.pairs


def test_shares_are_of_what_is_read_not_of_what_nobody_has_room_for():
    """Eight entries wait for a judge with room for two: shares are of four reads, not of ten."""
    entries = [entry(n, "uk") for n in range(1, 9)] + [entry(n, "fr") for n in (9, 10)]
    result = allocate(entries, [judge(7, "uk", capacity=2), judge(8, "fr", capacity=10)], 1)
    assert result.loads == {7: 2, 8: 2}
    assert result.bounds == {7: (1, 1), 8: (2, 5)}


@pytest.mark.parametrize(
    ("judges", "shortage"),
    [
        ([], Shortage(1, "uk", 6, Cure.NO_READER, 0, 3)),
        ([judge(7, "fr"), judge(8, "pt")], Shortage(1, "uk", 6, Cure.NO_READER, 0, 3)),
        ([judge(7, "uk", categories=frozenset({2}))], Shortage(1, "uk", 6, Cure.NO_READER, 0, 3)),
        ([judge(7, "uk"), judge(8, "en")], Shortage(1, "uk", 2, Cure.TOO_FEW_READERS, 2, 1)),
        (
            [judge(7, "uk"), judge(8, "en"), judge(9, "uk", city="Porto")],
            Shortage(1, "uk", 2, Cure.CONFLICTS, 3, 1),
        ),
        ([judge(n, "uk", capacity=1) for n in (7, 8, 9)], Shortage(1, "uk", 3, Cure.CAPACITY, 3, 3, 3)),
    ],
)
def test_what_nobody_can_take_is_listed_with_its_cure(judges, shortage):
    entries = [entry(1, translation="en", city="Porto"), entry(2, translation="en", city="Porto")]
    result = allocate(entries, judges, 3)
    assert result.shortages == (shortage,)
    assert result.missing == shortage.missing


def test_the_cure_of_full_readers_is_so_many_places_or_so_many_judges_of_the_usual_room():
    """Thirty reads are asked for, ten given: a panel with room for ten each on average lacks two judges."""
    judges = [judge(7, "uk", capacity=6), judge(8, "uk", capacity=4), judge(9, "fr", capacity=20)]
    result = allocate([entry(n) for n in range(15)], judges, 2)
    assert result.shortages == (Shortage(1, "uk", 20, Cure.CAPACITY, 2, judges=2, places=20),)
    cured = [judge(7, "uk", capacity=15), judge(8, "uk", capacity=15)]
    assert allocate([entry(n) for n in range(15)], cured, 2).missing == 0


def test_one_entry_can_lack_reads_for_several_reasons():
    judges = [judge(7, "uk"), judge(8, "uk", city="Porto"), judge(9, "uk", capacity=0)]
    result = allocate([entry(1, city="Porto")], judges, 4)
    assert result.pairs == ((1, 7),)
    assert {shortage.cure: shortage.missing for shortage in result.shortages} == {
        Cure.TOO_FEW_READERS: 1,
        Cure.CONFLICTS: 1,
        Cure.CAPACITY: 1,
    }


def test_another_seed_is_another_allocation_just_as_good():
    entries = [entry(number, "uk") for number in range(30)]
    judges = [judge(500 + number, "uk", capacity=30) for number in range(6)]
    one, other = allocate(entries, judges, 3, seed=1), allocate(entries, judges, 3, seed=2)
    assert one.pairs != other.pairs
    assert (one.filled, one.affinity) == (other.filled, other.affinity)


def test_nothing_to_read_is_no_error():
    result = allocate([], [judge(7, "uk")], 3)
    assert (result.pairs, result.wanted, result.loads, result.pools) == ((), 0, {7: 0}, 0)


@pytest.mark.parametrize(
    ("entries", "judges", "message"),
    [
        ([entry(1), entry(1, "fr")], [judge(7, "uk")], "entry 1 occurs twice"),
        ([entry(1)], [judge(7, "uk"), judge(7, "fr")], "judge 7 occurs twice"),
    ],
)
def test_an_id_that_occurs_twice_is_refused(entries, judges, message):
    with pytest.raises(ValueError, match=message):
        allocate(entries, judges, 1)
