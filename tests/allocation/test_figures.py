"""The figures of an allocation that its page tells."""

from dataclasses import replace

from competition.allocation.figures import (
    Bin,
    Range,
    bins,
    closeness,
    price_of_fairness,
    range_of,
    within_share,
)
from competition.allocation.meeting import Meeting, meetings
from competition.allocation.reporting import Report
from competition.allocation.rules import EntryToRead
from competition.allocation.wording import fairness_in_words


def report(affinity, optimum):
    return Report(1, 1, 1, 0, 0, 0, 1, 1, (), affinity=affinity, optimum=optimum)


def test_least_middle_and_most():
    assert range_of([5, 1, 2]) == Range(1, 2, 5)
    assert range_of([1, 2]) == Range(1, 1.5, 2)
    assert range_of([]) is None


def test_what_was_reached_is_never_rounded_up_to_everything():
    assert closeness(report(99_999, 100_000)) == 99.99
    assert closeness(report(100_000, 100_000)) == 100
    assert closeness(report(0, 0)) is None


def test_fair_loads_have_a_price_in_languages_that_is_told_where_it_was_worked_out():
    fair = replace(report(24, 24), without_bounds=30)
    assert price_of_fairness(fair) == 25
    said = "If loads need not be fair, only within everybody's capacity, languages could fit 25 % better."
    assert fairness_in_words(fair) == said
    assert fairness_in_words(replace(fair, without_bounds=24)) == ""
    assert fairness_in_words(report(24, 24)) == ""
    assert price_of_fairness(report(0, 0)) == 0


def test_half_to_one_and_a_half_times_a_share_is_within_it_in_whole_entries():
    shares = {1: 10.0, 2: 10.0, 3: 10.0, 4: 10.0, 5: 2.5, 6: 2.5}
    loads = {1: 5, 2: 15, 3: 4, 4: 16, 5: 1, 6: 4}
    assert within_share(loads, shares) == 4
    assert within_share({}, {7: 1.0}) == 1
    assert within_share({}, {7: 2.0}) == 0


def test_bins_leave_no_gap_and_count_everybody():
    assert bins([]) == []
    assert bins([3, 3]) == [Bin(3, 3, 2)]
    assert bins([0, 1, 3]) == [Bin(0, 0, 1), Bin(1, 1, 1), Bin(2, 2, 0), Bin(3, 3, 1)]
    found = bins(list(range(20)))
    assert len(found) <= 8
    assert (found[0].first, found[-1].last, sum(each.judges for each in found)) == (0, 19, 20)
    assert all(one.last + 1 == other.first for one, other in zip(found, found[1:], strict=False))


def test_whom_and_what_a_judge_meets():
    entries = [
        EntryToRead(1, 1, "en", city="Bergen", already=frozenset({7})),
        EntryToRead(2, 1, "en", city="Porto"),
        EntryToRead(3, 1, "en", city="Porto"),
    ]
    pairs = [(1, 8), (2, 8), (2, 9), (3, 8)]
    assert meetings(entries, pairs) == {7: Meeting(1, 1), 8: Meeting(2, 2), 9: Meeting(1, 1)}
