"""Posts moved by hand stand where somebody wants them, and the rest of the week hardly notices."""

from datetime import datetime, timedelta
from functools import cache

import pytest

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.schedule.cautions import Caution, Code, cautions
from competition.social.schedule.postings import Slot, Why
from competition.social.schedule.rules import planned
from tests.social.schedule.campaign import (
    CALENDAR,
    OWN,
    PARIS,
    PUBLICATION,
    QUOTES,
    RESULTS,
    STATEMENTS,
    STATEMENTS_OF,
    WHOLE,
    WORKS,
    own,
    paris,
    plan,
    times,
    work,
)

MOVED = WORKS[5].key


@cache
def _whole() -> dict[str, datetime]:
    return plan(WHOLE)


def changed(before, after) -> set[str]:
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def test_a_move_to_a_free_hour_changes_nothing_else():
    at = paris(11, 22, 10)
    before, after = _whole(), plan(WHOLE, moved={MOVED: at})
    assert after[MOVED] == at
    assert changed(before, after) == {MOVED}


def test_only_what_stands_in_the_way_gives_way_and_not_far():
    before = _whole()
    where = before[WORKS[9].key]
    schedule = planned(WHOLE, CALENDAR, PARIS, moved={MOVED: where})
    after = times(schedule)
    givers = changed(before, after) - {MOVED}
    assert WORKS[9].key in givers
    assert {slot.key for slot in schedule.slots if slot.why == Why.MADE_ROOM} == givers
    assert len(givers) <= 2
    assert all(abs(after[key] - before[key]) <= timedelta(days=1) for key in givers)


def test_what_gives_way_takes_the_nearest_hour():
    works = [work("a"), work("b")]
    schedule = planned(works, CALENDAR, PARIS, {"work-b": paris(8, 17, 10)}, {"work-a": paris(8, 17)})
    assert times(schedule) == {"work-a": paris(8, 15, 30), "work-b": paris(8, 17, 10)}


def test_what_gives_way_never_comes_before_the_results():
    """11:00 would be nearer, but the results are told at noon."""
    calendar = Calendar({MilestoneKey.RESULTS: paris(6, 12)})
    schedule = planned(
        [work("a"), work("b")], calendar, PARIS, {"work-b": paris(6, 12, 35)}, {"work-a": paris(6, 12, 30)}
    )
    assert times(schedule)["work-a"] == paris(6, 14, 30)


def test_the_same_school_on_the_day_of_a_move_gives_way():
    works = [work(f"{n}", school="one") for n in range(3)]
    before = plan(works)
    first, second, third = sorted(before, key=before.__getitem__)
    schedule = planned(works, CALENDAR, PARIS, moved={first: before[second] + timedelta(hours=4)})
    assert cautions(schedule.slots, works, CALENDAR) == ()
    assert times(schedule)[third] == before[third]


def test_a_milestone_does_not_give_way():
    schedule = planned(WHOLE, CALENDAR, PARIS, moved={MOVED: PUBLICATION + timedelta(minutes=10)})
    assert times(schedule)["publication"] == PUBLICATION
    assert cautions(schedule.slots, WHOLE, CALENDAR) == (
        Caution("publication", Code.TOO_CLOSE, MOVED),
        Caution(MOVED, Code.TOO_CLOSE, "publication"),
    )


def test_a_post_that_waits_may_be_given_a_time_by_hand():
    schedule = planned(QUOTES[:1], Calendar({}), PARIS, moved={QUOTES[0].key: PUBLICATION})
    assert schedule.slots == (Slot(QUOTES[0].key, PUBLICATION, PARIS, Why.BY_HAND),)
    assert schedule.waiting == ()


def test_a_move_of_a_post_that_is_no_more_is_passed_over():
    assert plan(own("announcement"), moved={"work-gone": PUBLICATION}) == {"announcement": RESULTS}


def test_an_undone_move_brings_the_plan_back():
    assert _whole() == plan(WHOLE, moved={})


def test_beside_an_earlier_plan_a_post_left_out_leaves_its_hour_empty():
    before = _whole()
    rest = [each for each in WHOLE if each.key != MOVED]
    assert changed(before, plan(rest, before=before)) == {MOVED}


def test_beside_an_earlier_plan_a_new_post_takes_a_free_hour():
    before = _whole()
    after = plan([*WHOLE, work("new", 5)], before=before)
    assert changed(before, after) == {"work-new"}
    assert after["work-new"] > RESULTS


def test_what_comes_in_during_the_week_is_not_planned_into_the_past():
    """A consent given on Wednesday: the hours that were free on Sunday are over."""
    before, now = _whole(), paris(9, 14)
    after = plan([*WHOLE, work("new", 5)], before=before, now=now)
    assert changed(before, after) == {"work-new"}
    assert after["work-new"] >= now


def test_a_plan_made_late_begins_now_except_at_the_milestones():
    now = paris(10, 15)
    at = plan(WHOLE, now=now)
    assert at["announcement"] == RESULTS
    fixed = {"announcement", *(each.key for each in OWN if each.kind == "countdown")}
    assert min(moment for key, moment in at.items() if key not in fixed) == now


def test_an_earlier_plan_that_breaks_a_rule_is_not_followed():
    works = [work("a", school="one"), work("b", school="one"), work("c")]
    before = {
        "work-a": paris(8, 12),
        "work-b": paris(8, 17),  # the school's second on that day
        "work-c": RESULTS - timedelta(hours=1),
    }
    schedule = planned(works, CALENDAR, PARIS, before=before)
    assert times(schedule)["work-a"] == before["work-a"]
    assert cautions(schedule.slots, works, CALENDAR) == ()


@pytest.mark.parametrize(
    ("posting", "at", "code"),
    [
        (WORKS[0], RESULTS - timedelta(minutes=1), Code.EMBARGO),
        (own("announcement")[0], RESULTS - timedelta(days=1), Code.EMBARGO),
        (STATEMENTS_OF[0], STATEMENTS - timedelta(hours=1), Code.EARLY),
        (own("publication")[0], PUBLICATION - timedelta(hours=1), Code.EARLY),
    ],
)
def test_a_move_before_its_milestone_is_kept_and_told(posting, at, code):
    schedule = planned([posting], CALENDAR, PARIS, moved={posting.key: at})
    assert [slot.at for slot in schedule.slots] == [at]
    assert cautions(schedule.slots, [posting], CALENDAR) == (Caution(posting.key, code),)


def test_two_of_a_school_on_a_day_and_too_close_are_told_of_both():
    works = [work("a", school="one"), work("b", school="one")]
    schedule = planned(works, CALENDAR, PARIS, moved={"work-a": paris(8, 12), "work-b": paris(8, 13)})
    assert cautions(schedule.slots, works, CALENDAR) == (
        Caution("work-a", Code.SAME_SCHOOL, "work-b"),
        Caution("work-a", Code.TOO_CLOSE, "work-b"),
        Caution("work-b", Code.SAME_SCHOOL, "work-a"),
        Caution("work-b", Code.TOO_CLOSE, "work-a"),
    )


def test_a_work_before_an_announcement_that_was_put_off_is_told():
    posts = [work("a"), *own("announcement")]
    schedule = planned(posts, CALENDAR, PARIS, moved={"announcement": paris(8, 12)})
    assert times(schedule)["work-a"] == paris(7, 12, 30)
    assert cautions(schedule.slots, posts, CALENDAR) == (Caution("work-a", Code.UNANNOUNCED, "announcement"),)


def test_a_move_into_the_past_is_told_where_somebody_says_what_time_it_is():
    works = [work("a")]
    schedule = planned(works, CALENDAR, PARIS, moved={"work-a": paris(8, 12)})
    assert cautions(schedule.slots, works, CALENDAR, paris(8, 13)) == (Caution("work-a", Code.PAST),)
    assert cautions(schedule.slots, works, CALENDAR, paris(8, 11)) == ()


def test_a_plan_by_its_own_rules_gives_nothing_to_tell():
    assert cautions(planned(WHOLE, CALENDAR, PARIS).slots, WHOLE, CALENDAR) == ()


def test_what_changes_the_calendar_moves_the_announcement():
    later = Calendar({**CALENDAR.milestones, MilestoneKey.RESULTS: RESULTS + timedelta(days=2)})
    at = plan(WHOLE, later, before=_whole())
    assert at["announcement"] == RESULTS + timedelta(days=2)
    assert min(at[each.key] for each in WORKS) > at["announcement"]
