"""What is worth a look, and what is not: rules over plain facts."""

from datetime import UTC, datetime, timedelta

import pytest

from competition.judging.oversight.rules import (
    Finding,
    Odd,
    Read,
    findings,
    is_silent,
    seconds_of,
    usual_seconds,
)

EVENING = datetime(2026, 11, 10, 18, 0, tzinfo=UTC)
VARIED = [(1, 3, 2), (4, 4, 5), (2, 1, 3), (5, 3, 4), (3, 4, 2), (2, 5, 1), (4, 2, 3), (1, 2, 4), (5, 5, 3)]


def sheets(values, seconds=300, judge=1, category=1, start=EVENING, **more):
    """Sheets handed in one after the other, each so many seconds after the one before."""
    return [
        Read(judge, category, each, (), start + timedelta(seconds=seconds * number), **more)
        for number, each in enumerate(values, start=1)
    ]


def test_a_sheet_takes_from_the_end_of_the_one_before_reading_included():
    first, second = sheets([(1, 2), (2, 3)], seconds=240)
    assert seconds_of([second, first]) == [(second, 240.0)]


def test_every_pause_counts_up_to_a_quarter_of_an_hour():
    first = Read(1, 1, (1, 2), (), EVENING)
    answered = EVENING + timedelta(minutes=4)
    second = Read(1, 1, (1, 2), (answered,), answered + timedelta(hours=9))
    assert seconds_of([first, second]) == [(second, (4 + 15) * 60.0)]


def test_the_first_sheet_of_a_sitting_and_what_was_typed_from_paper_are_not_timed():
    first, second = sheets([(1, 2), (2, 3)])
    (next_day,) = sheets([(3, 3)], start=EVENING + timedelta(days=1))
    (typed,) = sheets([(3, 1)], start=EVENING + timedelta(minutes=20), own=False)
    assert [read for read, _seconds in seconds_of([first, second, next_day, typed])] == [second]


def test_what_is_usual_is_the_middle_of_all_judges_by_category():
    slow, quick = sheets(VARIED, seconds=600), sheets(VARIED, seconds=100, judge=2)
    essays = sheets(VARIED, seconds=800, judge=3, category=7)
    assert usual_seconds([*slow, *quick, *essays]) == {1: 350.0, 7: 800.0}


def test_nothing_is_said_of_a_judge_who_uses_the_scale():
    assert findings(sheets(VARIED), {1: 300.0}) == ()


@pytest.mark.parametrize(("same", "varied", "found"), [(8, 2, True), (7, 2, False), (8, 3, False)])
def test_the_same_score_for_every_question_on_most_of_eight_sheets(same, varied, found):
    level = [((number % 5) + 1,) * 3 for number in range(same)]
    said = findings(sheets([*level, *VARIED[:varied]]), {})
    assert said == ((Finding(Odd.LEVEL, same, same + varied),) if found else ())


def test_seven_sheets_are_too_few_to_say_anything():
    assert findings(sheets([(3, 3, 3)] * 7, seconds=10), {1: 300.0}) == ()


def test_one_question_cannot_be_answered_alike_or_in_a_run():
    assert findings(sheets([(3,)] * 12), {}) == ()


def test_a_run_of_the_same_sheet_is_counted_within_a_category():
    run = sheets([(3, 4, 2)] * 8)
    assert findings([*run, *sheets(VARIED, start=EVENING + timedelta(hours=5))], {}) == (
        Finding(Odd.RUN, 8, 17),
    )
    other = [Read(1, 2 - number % 2, each.values, (), each.at) for number, each in enumerate(run)]
    assert findings(other, {}) == ()


@pytest.mark.parametrize(("seconds", "found"), [(89, True), (90, False)])
def test_far_fewer_seconds_than_usual_are_worth_a_look(seconds, found):
    said = findings(sheets(VARIED, seconds=seconds), {1: 300.0})
    assert said == ((Finding(Odd.HASTE, 89, 300),) if found else ())


def test_who_reads_short_poems_quickly_is_measured_against_poems():
    assert findings(sheets(VARIED, seconds=60), {1: 90.0, 2: 900.0}) == ()


def test_a_judge_is_silent_since_the_last_save_or_the_release():
    released, now = EVENING, EVENING + timedelta(days=7)
    assert is_silent(None, released, now, 7)
    assert not is_silent(None, released, now - timedelta(seconds=1), 7)
    assert not is_silent(EVENING + timedelta(days=1), released, now, 7)
    assert not is_silent(None, None, now, 7)
