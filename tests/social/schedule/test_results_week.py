"""The results week: the announcement at its moment, then the winners, then works that take turns."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.schedule.cautions import cautions
from competition.social.schedule.postings import Lacking, Posting, Waiting, Why
from competition.social.schedule.rules import planned
from tests.social.schedule.campaign import (
    CALENDAR,
    PARIS,
    PUBLICATION,
    QUOTES,
    RESULTS,
    STATEMENTS,
    STATEMENTS_OF,
    WHOLE,
    WINNERS,
    WORKS,
    clock,
    day,
    own,
    paris,
    plan,
    times,
    work,
)


def test_the_whole_campaign_from_the_countdown_to_the_publication():
    at = plan(WHOLE)
    assert [clock(at[key]) for key in ("countdown-3", "countdown-1")] == ["03 12:30", "05 12:30"]
    assert day(at["countdown-7"]).isoformat() == "2026-11-29"
    assert at["announcement"] == RESULTS
    assert at["publication"] == PUBLICATION
    assert clock(at["thanks"]) == "12 19:30"
    assert min(at[each.key] for each in STATEMENTS_OF) == STATEMENTS
    assert len(at) == len(WHOLE)


def test_the_winners_follow_the_announcement_and_works_follow_the_winners():
    at = plan(WHOLE)
    winners = sorted(at[each.key] for each in WINNERS)
    assert [clock(each) for each in winners] == [
        "06 11:30", "06 13:00", "06 14:30", "06 16:00", "06 17:30", "07 08:00",
    ]  # fmt: skip
    assert min(at[each.key] for each in WORKS) > winners[-1]
    assert at["thanks"] > max(at[each.key] for each in WORKS)


def test_winners_of_one_form_do_not_follow_each_other():
    at = plan(WINNERS)
    order = sorted(WINNERS, key=lambda each: at[each.key])
    assert all(one.form != other.form for one, other in pairwise(order))


def test_no_work_comes_between_the_announcement_and_the_winners():
    """It is afternoon in Japan when the results are told in Paris before the winners' hours begin."""
    calendar = Calendar({MilestoneKey.RESULTS: paris(6, 5)})
    works = [work(f"{n}", 4, school="needs every day") for n in range(7)]
    at = plan([*own("announcement"), *WINNERS[:3], *works], calendar)
    assert clock(max(at[each.key] for each in WINNERS[:3])) == "06 11:00"
    assert clock(min(at[each.key] for each in works)) == "06 12:30"


def test_the_days_of_the_week_are_balanced_and_no_fuller_than_need_be():
    at = plan([*own("announcement"), *WORKS])
    assert Counter(day(each).day for each in at.values()) == {6: 4, 7: 4, 8: 4, 9: 4, 10: 3, 11: 3, 12: 3}


def test_a_few_works_lie_evenly_over_the_week():
    at = plan([work("a"), work("b", 1), work("c", 2)])
    assert sorted(day(each).day for each in at.values()) == [6, 9, 12]


def test_hours_are_good_for_the_audience_not_for_the_campaign():
    schedule = planned([work("a", 4), work("b", 4), *own("announcement")], CALENDAR, PARIS)
    assert [(slot.zone, clock(slot.at, slot.zone)) for slot in schedule.slots] == [
        (PARIS, "06 10:00"),
        ("Asia/Tokyo", "07 12:30"),
        ("Asia/Tokyo", "12 12:30"),
    ]


def test_works_take_turns():
    """Two cities, two forms: neighbours differ in both."""
    works = [work(f"{n}", n // 4, n % 4 // 2) for n in range(8)]
    at = plan(works)
    order = sorted(works, key=lambda each: at[each.key])
    assert all(one.city != other.city for one, other in pairwise(order))


def test_a_school_is_seen_once_a_day_and_the_week_gets_longer_for_it():
    schedule = planned([work(f"{n}", school="one") for n in range(9)], CALENDAR, PARIS)
    assert [day(slot.at).day for slot in schedule.slots] == [6, 7, 8, 9, 10, 11, 12, 13, 14]
    assert [slot.why for slot in schedule.slots] == [Why.RESULTS_WEEK] * 7 + [Why.LONGER_WEEK] * 2


def test_a_school_that_needs_every_day_of_the_week_gets_every_day():
    works = [work(f"{n}", school="one") for n in range(7)]
    at = plan([*own("announcement"), *WINNERS[:3], *works])
    assert sorted(day(at[each.key]).day for each in works) == [6, 7, 8, 9, 10, 11, 12]


def test_more_than_a_week_holds_goes_on_in_the_next():
    works = [work(f"{n:02}", n % 6) for n in range(50)]
    at = plan([*own("announcement", "thanks"), *WINNERS, *works])
    perday = Counter(day(each).day for each in at.values())
    assert max(perday.values()) == 6
    assert sorted(perday) == list(range(6, 17))
    assert at["thanks"] > max(at[each.key] for each in works)


@pytest.mark.parametrize("here", [PARIS, "America/Lima", "Pacific/Auckland"])
def test_audiences_all_round_the_world_are_never_posted_to_at_once(here):
    """It is day at one of them whenever it is midnight at the campaign's place."""
    countries = ("FR", "JP", "NZ", "PE", "NP", "IN")
    works = [Posting(f"work-{n:02}", "work", f"c{n % 8}", countries[n % 6]) for n in range(42)]
    schedule = planned(works, CALENDAR, here)
    assert cautions(schedule.slots, works, CALENDAR) == ()
    assert len(schedule.slots) == 42
    assert {8 <= slot.at.astimezone(ZoneInfo(slot.zone)).hour <= 20 for slot in schedule.slots} == {True}


def test_quotes_lie_between_the_week_and_the_publication_one_or_two_a_day():
    at = plan(WHOLE)
    assert Counter(day(at[each.key]).day for each in QUOTES) == {13: 2, 14: 2, 15: 1, 16: 1}
    order = sorted(QUOTES, key=lambda each: at[each.key])
    assert all(one.city != other.city for one, other in pairwise(order))


def test_many_quotes_begin_in_the_results_week_and_go_on_after_the_publication():
    quotes = [Posting(f"quote-{n:02}", "quote", f"city-{n % 7}") for n in range(30)]
    perday = Counter(day(at).day for at in plan(quotes).values())
    assert set(perday.values()) <= {1, 2}
    assert (min(perday), max(perday)) == (7, 21)


def test_a_countdown_comes_at_noon_of_the_campaigns_place():
    schedule = planned(own("countdown-3"), CALENDAR, "Pacific/Auckland")
    assert [clock(slot.at, slot.zone) for slot in schedule.slots] == ["03 12:30"]


def test_a_countdown_may_lead_to_the_publication():
    assert clock(plan(own("countdown-publication-2"))["countdown-publication-2"]) == "16 12:30"


@pytest.mark.parametrize(
    ("posting", "why"),
    [
        (work("a"), Lacking.NO_RESULTS_DAY),
        (WINNERS[0], Lacking.NO_RESULTS_DAY),
        (own("thanks")[0], Lacking.NO_RESULTS_DAY),
        (own("countdown-3")[0], Lacking.NO_RESULTS_DAY),
        (own("countdown-publication-3")[0], Lacking.NO_PUBLICATION_DAY),
        (own("publication")[0], Lacking.NO_PUBLICATION_DAY),
        (STATEMENTS_OF[0], Lacking.NO_STATEMENTS_DAY),
        (QUOTES[0], Lacking.NO_DAY),
        (Posting("countdown-soon", "countdown"), Lacking.NO_DAY),
        (Posting("birthday", "birthday"), Lacking.NO_DAY),
    ],
)
def test_without_milestones_a_post_waits_and_says_for_what(posting, why):
    schedule = planned([posting], Calendar({}), PARIS)
    assert (schedule.slots, schedule.waiting) == ((), (Waiting(posting.key, why),))


def test_without_a_day_for_statements_they_come_with_the_publication():
    calendar = Calendar({MilestoneKey.PUBLICATION: PUBLICATION})
    at = plan([*own("publication"), STATEMENTS_OF[0]], calendar)
    assert at[STATEMENTS_OF[0].key] == PUBLICATION + timedelta(minutes=90)


def test_without_results_quotes_lead_up_to_the_publication():
    at = plan(QUOTES, Calendar({MilestoneKey.PUBLICATION: PUBLICATION}))
    assert {day(each).day for each in at.values()} <= set(range(11, 18))


def test_what_goes_out_at_midnight_stays_there():
    calendar = Calendar({MilestoneKey.RESULTS: RESULTS.replace(hour=23, minute=0)})
    schedule = planned([*own("announcement"), WINNERS[0]], calendar, PARIS)
    assert [clock(slot.at) for slot in schedule.slots] == ["07 00:00", "07 08:00"]


def test_clocks_that_go_back_leave_the_hours_where_they_were():
    calendar = Calendar({MilestoneKey.RESULTS: RESULTS.replace(month=10, day=24, hour=8)})
    at = times(planned([work(f"{n}") for n in range(7)], calendar, PARIS))
    assert {clock(each)[3:] for each in at.values()} == {"12:30"}
