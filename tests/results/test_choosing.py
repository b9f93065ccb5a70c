import pytest
from hypothesis import HealthCheck, given, settings

from competition.results import choosing
from competition.results.choosing import choose
from tests.results.contests import best, candidate, merit_of, rule, task, tasks

SMALL = settings(
    derandomize=True,
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def entries(found):
    return set(found.entries)


def as_parts(task, found):
    chosen = found.entries
    return [[(turn, each) for turn, each in line if each.entry in chosen] for line in task.lines]


@pytest.fixture(autouse=True)
def _little_is_seen(monkeypatch):
    """Let the solver see no more than there are awards at first, so that small cases try its stand-ins."""
    monkeypatch.setattr(choosing, "_MORE", 0)


@SMALL
@given(tasks())
def test_no_choice_that_the_rules_allow_is_better(case):
    merit, chosen = best(case)
    found = choose(case)
    assert merit_of(case, as_parts(case, found)) == merit
    assert entries(found) == chosen


def test_without_rules_the_first_in_order_have_the_awards_the_higher_kinds_first():
    line = [candidate(at) for at in range(6)]
    assert choose(task(line, seats=((1, 2),))).entries == {0: 0, 1: 1, 2: 1}


def test_a_full_school_leaves_its_award_to_the_next():
    line = [candidate(1, "north"), candidate(2, "north"), candidate(3, "east")]
    found = choose(task(line, seats=((2,),), rules=[rule("most-school", 1)]))
    assert entries(found) == {1, 3}


def test_who_gives_way_is_the_one_whose_category_loses_less():
    """Going down the lists, the essays would be left with their fifth; this way a second place is given."""
    poems = [candidate(1, "north"), candidate(2, "east")]
    essays = [
        *(candidate(10 + at, "north", category=1) for at in range(4)),
        candidate(20, "west", category=1),
    ]
    found = choose(task(poems, essays, seats=((1,), (1,)), rules=[rule("most-school", 1)]))
    assert entries(found) == {2, 10}


def test_every_award_that_can_be_given_is_given_though_a_higher_place_gives_way():
    poems = [candidate(1, "north"), candidate(2, "east")]
    essays = [candidate(3, "north", category=1)]
    found = choose(task(poems, essays, seats=((1,), (1,)), rules=[rule("most-school", 1)]))
    assert entries(found) == {2, 3}


def test_a_language_far_down_is_found():
    line = [candidate(at) for at in range(300)] + [candidate(999, language="fr")]
    assert entries(choose(task(line, seats=((2,),), rules=[rule("different-language", 2)]))) == {0, 999}


def test_a_rule_of_at_least_is_met_as_far_as_can_be_and_no_award_is_lost_for_it():
    line = [candidate(1), candidate(2), candidate(3, language="fr")]
    found = choose(task(line, seats=((2,),), rules=[rule("different-language", 9)]))
    assert entries(found) == {1, 3}


def test_awards_given_by_a_person_count_and_stand_where_they_are_too_many():
    given_ = [candidate(50, "north"), candidate(51, "north")]
    line = [candidate(1, "north"), candidate(2, "east")]
    found = choose(task(line, seats=((1,),), given=given_, rules=[rule("most-school", 1)]))
    assert entries(found) == {2}


def test_an_unknown_school_fills_no_quota():
    line = [candidate(1), candidate(2)]
    assert entries(
        choose(task(line, seats=((2,),), rules=[rule("most-school", 1), rule("most-city", 1)]))
    ) == {1, 2}


def test_no_candidates_and_no_awards_are_no_error():
    assert entries(choose(task([], seats=((2,),), rules=[rule("most-school", 0)]))) == set()
    assert entries(choose(task([candidate(1)], seats=((0,),)))) == set()
