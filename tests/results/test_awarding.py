from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competition.results.awarding import Awarded, Candidate, Displaced, Rule, award, in_order

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
KINDS = (("winner", 1), ("runner-up", 2))


def candidate(number, calibrated, school="", city="", category=1, **facts):
    standing = {"raw": calibrated, "disagreement": 0.5, "submitted_at": NOON, **facts}
    return Candidate(number, category, calibrated, school=school, city=city, **standing)


def won(result):
    return [(each.entry, each.kind, each.place) for each in result.awarded]


def test_awards_go_down_the_standings():
    result = award([candidate(1, 3.0), candidate(2, 5.0), candidate(3, 4.0), candidate(4, 1.0)], {1: KINDS})
    assert result.awarded == (
        Awarded(2, 1, "winner", 1),
        Awarded(3, 1, "runner-up", 2),
        Awarded(1, 1, "runner-up", 3),
    )
    assert result.displaced == ()


@pytest.mark.parametrize(
    "better",
    [
        {"calibrated": 4.000002},
        {"raw": 4.1},
        {"disagreement": 0.4},
        {"submitted_at": NOON - timedelta(minutes=1)},
        {"entry": 1},
    ],
)
def test_ties_are_decided_by_the_stated_rules_in_order(better):
    """Whoever is better by one rule is worse by all that come after it, and still goes first."""
    rules = ("calibrated", "raw", "disagreement", "submitted_at", "entry")
    (rule,) = better
    worse = {
        "calibrated": 3.0,
        "raw": 3.9,
        "disagreement": 0.9,
        "submitted_at": NOON + timedelta(1),
        "entry": 99,
    }
    later = {name: worse[name] for name in rules[rules.index(rule) + 1 :]}
    facts = {"entry": 50, "calibrated": 4.0, "raw": 4.0, "disagreement": 0.5, "submitted_at": NOON}
    first, second = Candidate(category=1, **{**facts, **later, **better}), Candidate(category=1, **facts)
    assert in_order([second, first]) == [first, second]


def test_what_is_equal_to_six_decimals_is_a_tie():
    early = candidate(2, 4.0, submitted_at=NOON - timedelta(hours=1))
    assert in_order([candidate(1, 4.0000004), early])[0] is early


def test_one_read_alone_is_no_agreement():
    confirmed = candidate(2, 4.0, disagreement=1.5)
    assert in_order([candidate(1, 4.0, disagreement=float("nan")), confirmed])[0] is confirmed


def test_a_full_school_leaves_its_award_to_the_next_and_says_so():
    entries = [
        candidate(1, 5.0, school="North"),
        candidate(2, 4.0, school="North"),
        candidate(3, 3.0, school="South"),
        candidate(4, 2.0),
    ]
    result = award(entries, {1: KINDS}, at_most_per_school=1)
    assert won(result) == [(1, "winner", 1), (3, "runner-up", 2), (4, "runner-up", 3)]
    assert result.displaced == (Displaced(2, 1, "runner-up", Rule.SCHOOL, (1,)),)


def test_a_full_city_names_all_who_fill_it():
    entries = [candidate(number, 10.0 - number, city="Porto") for number in (1, 2, 3)]
    result = award(entries, {1: KINDS}, at_most_per_city=2)
    assert won(result) == [(1, "winner", 1), (2, "runner-up", 2)]
    assert result.displaced == (Displaced(3, 1, "runner-up", Rule.CITY, (1, 2)),)


def test_an_unknown_school_or_city_fills_no_quota():
    result = award(
        [candidate(1, 3.0), candidate(2, 2.0)], {1: KINDS}, at_most_per_school=1, at_most_per_city=1
    )
    assert len(result.awarded) == 2


def test_excluded_entries_win_nothing_and_fill_no_quota():
    entries = [candidate(1, 5.0, school="North"), candidate(2, 4.0, school="North")]
    result = award(entries, {1: (("winner", 1),)}, excluded={1}, at_most_per_school=1)
    assert won(result) == [(2, "winner", 1)]
    assert result.displaced == (Displaced(1, 1, "winner", Rule.EXCLUDED, ()),)


def test_excluded_entries_below_the_awards_are_not_named():
    assert award([candidate(1, 5.0), candidate(2, 4.0)], {1: (("winner", 1),)}, excluded={2}).displaced == ()


def test_quotas_hold_over_categories_and_every_category_gives_its_first_place_first():
    entries = [
        candidate(1, 5.0, school="North", category=1),
        candidate(2, 4.0, school="North", category=1),
        candidate(3, 3.0, school="North", category=2),
    ]
    result = award(entries, {1: KINDS, 2: KINDS}, at_most_per_school=2)
    assert [(each.entry, each.category, each.kind) for each in result.awarded] == [
        (1, 1, "winner"),
        (3, 2, "winner"),
    ]
    assert result.displaced == (Displaced(2, 1, "runner-up", Rule.SCHOOL, (1, 3)),)


def test_fewer_entries_than_awards_and_categories_without_awards_are_no_error():
    result = award([candidate(1, 3.0), candidate(2, 9.0, category=7)], {1: KINDS, 2: KINDS})
    assert won(result) == [(1, "winner", 1)]


wild = st.lists(
    st.builds(
        candidate,
        number=st.integers(1, 200),
        calibrated=st.floats(0, 5),
        school=st.sampled_from(("", "North", "South", "East")),
        city=st.sampled_from(("", "Porto", "Ghent")),
        category=st.integers(1, 2),
    ),
    max_size=25,
    unique_by=lambda each: each.entry,
)
limits = st.one_of(st.none(), st.integers(0, 3))


@settings(derandomize=True, max_examples=150, deadline=None)
@given(wild, st.sets(st.integers(1, 200)), limits, limits)
def test_no_quota_is_ever_broken_and_everybody_passed_over_is_named(entries, excluded, schools, cities):
    result = award(
        entries, {1: KINDS, 2: KINDS}, excluded=excluded, at_most_per_school=schools, at_most_per_city=cities
    )
    by_id = {each.entry: each for each in entries}
    winners = [by_id[each.entry] for each in result.awarded]
    assert len({each.entry for each in winners}) == len(winners)
    assert not {each.entry for each in winners} & excluded
    for limit, groups in ((schools, [w.school for w in winners]), (cities, [w.city for w in winners])):
        assert limit is None or all(groups.count(group) <= limit for group in set(groups) - {""})
    for category in (1, 2):
        line = [each.entry for each in in_order(entries) if each.category == category]
        places = [each.place for each in result.awarded if each.category == category]
        assert places == list(range(1, len(places) + 1))
        settled = {each.entry for each in (*result.awarded, *result.displaced) if each.category == category}
        assert settled == set(line[: len(settled)])
        assert len(places) == 3 or settled == set(line)
