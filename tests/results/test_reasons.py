from hypothesis import given, settings

from competition.results.choosing import choose
from competition.results.reasons import Relaxed, overfull, passed_over, relaxations
from tests.results.contests import candidate, rule, task, tasks

ONE_SCHOOL = rule("most-school", 1)


def told(case):
    return [
        (each.candidate.entry, each.turn, each.rule.key, each.by) for each in passed_over(case, choose(case))
    ]


def test_who_was_passed_over_is_told_the_rule_and_who_fills_it():
    line = [candidate(1, "north"), candidate(2, "north"), candidate(3, "east"), candidate(4, "north")]
    assert told(task(line, seats=((2,),), rules=[ONE_SCHOOL])) == [(2, 2, "most-school", (1,))]


def test_for_a_rule_of_at_least_it_is_told_who_serves_it():
    line = [candidate(1), candidate(2), candidate(3, language="fr")]
    assert told(task(line, seats=((2,),), rules=[rule("different-language", 2)])) == [
        (2, 2, "different-language", (3,))
    ]


def test_where_an_award_stays_empty_those_it_could_have_gone_to_are_told_why():
    line = [candidate(1, "north"), candidate(2, "north")]
    assert told(task(line, seats=((2,),), rules=[ONE_SCHOOL])) == [(2, 2, "most-school", (1,))]


@settings(derandomize=True, max_examples=80, deadline=None)
@given(tasks())
def test_everybody_above_an_award_has_one_or_a_reason(case):
    found = choose(case)
    has, reasons = found.entries, {each.candidate.entry for each in passed_over(case, found)}
    for line in case.lines:
        order = [each.entry for _turn, each in line]
        last = max((order.index(entry) for entry in order if entry in has), default=-1)
        assert set(order[: last + 1]) <= has.keys() | reasons
    assert not has.keys() & reasons


def test_a_rule_made_easier_tells_who_would_come_and_who_would_go():
    line = [candidate(1, "north"), candidate(2, "north"), candidate(3, "east")]
    case = task(line, seats=((2,),), rules=[ONE_SCHOOL])
    assert relaxations(case, choose(case), [ONE_SCHOOL]) == [
        Relaxed(rule("most-school", 2), (2,), (3,), 2, 0)
    ]


def test_a_rule_of_at_least_is_made_easier_downwards_and_not_below_none():
    line = [candidate(1), candidate(2), candidate(3, language="fr")]
    two, none = rule("different-language", 2), rule("each-form", 0)
    case = task(line, seats=((2,),), rules=[two, none])
    assert relaxations(case, choose(case), [two, none]) == [
        Relaxed(rule("different-language", 1), (2,), (3,), 2, 1)
    ], "missed is told by the rules as they are"


def test_awards_given_against_a_rule_are_named_with_it():
    given_ = [candidate(50, "north"), candidate(51, "north"), candidate(52, "east")]
    assert overfull(task([], given=given_, rules=[ONE_SCHOOL])) == [(ONE_SCHOOL, (50, 51))]
