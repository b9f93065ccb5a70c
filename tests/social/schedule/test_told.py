"""Times that were told stand: a post that is left out, moved, or comes in later changes no other's."""

from datetime import timedelta

import pytest

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.schedule.cautions import cautions
from competition.social.schedule.rules import planned
from competition.social.schedule.told import NOTHING, told_by
from tests.social.schedule.campaign import (
    CALENDAR,
    OWN,
    PARIS,
    PUBLICATION,
    QUOTES,
    RESULTS,
    STATEMENTS_OF,
    WHOLE,
    WINNERS,
    WORKS,
    paris,
    times,
    work,
)


class Desk:
    """Somebody plans, moves and leaves out; `tell()` is what a kit does with the times of all posts."""

    def __init__(self, postings=WHOLE, calendar=CALENDAR, zone=PARIS):
        self.postings, self.calendar, self.zone = list(postings), calendar, zone
        self.moved, self.told, self.now = {}, NOTHING, None

    def schedule(self, moved=None):
        before = dict(self.told.hold(self.calendar, self.zone))
        moved = self.moved if moved is None else moved
        return planned(self.postings, self.calendar, self.zone, moved, before, self.now)

    def times(self):
        return times(self.schedule())

    def tell(self):
        shown, unmoved = self.schedule(), self.schedule({})
        self.told = told_by(shown, unmoved, self.told, self.calendar, self.zone)
        return times(shown)

    def without(self, *keys):
        self.postings = [each for each in self.postings if each.key not in keys]
        return self.times()


def changed(before, after):
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def test_what_was_told_is_planned_again_as_it_was():
    desk = Desk()
    before = desk.tell()
    assert len(before) == len(WHOLE)
    assert desk.tell() == before == desk.times()


@pytest.mark.parametrize(
    "key",
    [each.key for each in (*WORKS[::5], WINNERS[0], STATEMENTS_OF[1], QUOTES[2])]
    + ["announcement", "thanks"],
)
def test_a_post_that_is_left_out_changes_no_other(key):
    desk = Desk()
    before = desk.tell()
    assert changed(before, desk.without(key)) == {key}


def test_the_last_work_that_is_left_out_does_not_call_the_thanks_forward():
    """There are more works than the week has room for, so that the thanks stand days after it."""
    desk = Desk([work(f"{n:03}", n % 6, n % 3) for n in range(50)] + OWN)
    before = desk.tell()
    late = [each.key for each in desk.postings if each.kind == "work" and before[each.key] >= paris(12, 0)]
    assert len(late) > 3
    assert changed(before, desk.without(*late)) == set(late)


def test_what_comes_back_has_its_hour_again_if_no_other_has_it():
    desk, gone = Desk(), WORKS[5]
    before = desk.tell()
    desk.without(gone.key)
    desk.tell()
    desk.postings.append(gone)
    assert desk.times() == before


def test_of_two_that_want_an_hour_the_one_that_stands_there_keeps_it():
    desk, gone = Desk([*OWN, work("a"), work("b", 1)]), work("a")
    before = desk.tell()
    desk.without("work-a")
    desk.moved = {"work-b": before["work-a"]}
    desk.tell()
    desk.moved = {}
    desk.postings = [work("new", 2), *desk.postings]
    later = desk.tell()
    desk.postings.append(gone)
    assert changed(later, desk.times()) == {"work-a"}


def test_what_gave_way_stays_when_the_moved_post_is_left_out_or_goes_back():
    desk = Desk()
    planned_at = desk.tell()
    desk.moved = {WORKS[5].key: planned_at[WORKS[9].key] + timedelta(minutes=10)}
    told = desk.tell()
    assert told[WORKS[9].key] != planned_at[WORKS[9].key]
    desk.moved = {}
    assert desk.times() == {**told, WORKS[5].key: planned_at[WORKS[5].key]}
    assert changed(told, desk.without(WORKS[5].key)) == {WORKS[5].key}


def test_what_comes_in_during_the_week_is_given_no_hour_that_is_over():
    desk = Desk()
    before = desk.tell()
    desk.without(WORKS[0].key)
    desk.now = paris(9, 14)
    desk.postings.append(work("new", 5))
    after = desk.times()
    assert changed(before, after) == {WORKS[0].key, "work-new"}
    assert after["work-new"] >= desk.now


def test_results_on_another_day_are_planned_anew_and_keep_all_rules():
    desk = Desk()
    before = desk.tell()
    early = RESULTS - timedelta(days=4)
    desk.calendar = Calendar({**CALENDAR.milestones, MilestoneKey.RESULTS: early})
    after = desk.times()
    assert after == times(planned(WHOLE, desk.calendar, PARIS)) | {
        each.key: before[each.key] for each in STATEMENTS_OF
    }
    assert cautions(desk.schedule().slots, WHOLE, desk.calendar) == ()


def test_another_day_of_publication_moves_no_work():
    desk = Desk()
    before = desk.tell()
    desk.calendar = Calendar(
        {**CALENDAR.milestones, MilestoneKey.PUBLICATION: PUBLICATION + timedelta(days=3)}
    )
    assert {key.split("-")[0] for key in changed(before, desk.times())} <= {
        "publication",
        "quote",
        "statement",
    }


def test_the_campaign_s_place_on_another_side_of_the_world_has_days_of_its_own():
    desk = Desk()
    desk.tell()
    desk.zone = "Asia/Tokyo"
    assert desk.times() == times(planned(WHOLE, CALENDAR, "Asia/Tokyo"))
