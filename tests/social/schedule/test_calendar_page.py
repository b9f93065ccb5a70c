"""The page shows the days of the campaign's place, with milestones and posts standing in them."""

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.schedule import wording
from competition.social.schedule.calendar_page import days_shown
from competition.social.schedule.cautions import Caution, Code, cautions
from competition.social.schedule.postings import Lacking, Why
from competition.social.schedule.rules import planned
from tests.social.schedule.campaign import CALENDAR, PARIS, WHOLE, own, paris, work

TOKYO = work("tokyo", 4)


def shown(postings, calendar=CALENDAR, moved=None):
    schedule = planned(postings, calendar, PARIS, moved)
    return days_shown(schedule, calendar, PARIS, cautions(schedule.slots, postings, calendar))


def test_all_days_between_results_and_publication_are_there_and_the_countdowns():
    days = shown(own("countdown-7", "announcement"))
    assert [each.day.isoformat() for each in days] == [
        "2026-11-29",
        *(f"2026-12-{number:02}" for number in range(6, 19)),
    ]
    assert [len(each.slots) for each in days] == [1, 1, *[0] * 12]


def test_milestones_stand_in_their_days():
    marks = {each.day.day: [mark.key for mark in each.milestones] for each in shown(WHOLE) if each.milestones}
    assert marks == {
        6: [MilestoneKey.RESULTS],
        17: [MilestoneKey.STATEMENTS],
        18: [MilestoneKey.PUBLICATION],
    }


def test_a_post_for_the_other_side_of_the_world_stands_in_the_campaigns_day_and_tells_its_own_clock():
    (day,) = (each for each in shown([TOKYO], moved={TOKYO.key: paris(8, 23, 30)}) if each.slots)
    (slot,) = day.slots
    assert (day.day.isoformat(), f"{slot.here:%H:%M}") == ("2026-12-08", "23:30")
    assert (slot.typed_day, slot.typed_time) == ("2026-12-09", "07:30")
    assert (slot.elsewhere, slot.by_hand) == (True, True)


def test_what_is_wrong_stands_beside_its_post():
    days = shown([TOKYO, *own("announcement")], moved={TOKYO.key: paris(5, 12)})
    found = {slot.slot.key: slot.cautions for each in days for slot in each.slots}
    assert found == {"announcement": (), TOKYO.key: (Caution(TOKYO.key, Code.EMBARGO),)}


def test_a_campaign_without_milestones_shows_nothing():
    assert shown([TOKYO], Calendar({})) == ()


def test_every_code_has_its_words():
    said = [*map(wording.why, Why), *map(wording.lacking, Lacking), *map(wording.caution, Code)]
    assert len(set(said)) == len(Why) + len(Lacking) + len(Code)
