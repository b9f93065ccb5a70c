"""The posts of a kit get their times: works of one school on different days, a moved one where it was put."""

from dataclasses import replace
from datetime import UTC, datetime

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.content import Message, Plan, Post, fingerprint
from competition.social.posts.templates import Template
from competition.social.schedule.plan import posting_of, schedule_of
from competition.social.schedule.postings import Posting, Why
from competition.social.schedule.told import NOTHING
from tests.social.cards import POEM, SENDER

NOW = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
RESULTS = datetime(2026, 12, 6, 9, 0, tzinfo=UTC)
CALENDAR = Calendar({MilestoneKey.RESULTS: RESULTS})
NEWS = Post(Message(Template.ANNOUNCEMENT))
WORKS = [Post(replace(POEM, entry_ref=ref), school="Bergen/Fjord School") for ref in ("abc", "def")]


def plan(*posts):
    return Plan(SENDER, posts, (), calendar=CALENDAR, zone="Europe/Oslo")


def test_a_post_is_planned_by_what_it_is_about_and_where_it_is_from():
    work = Post(replace(POEM, country="NO"), school="Bergen/Fjord School")
    said = ("Bergen", "NO", "en", "poem", "11-18", "Bergen/Fjord School")
    assert posting_of(work) == Posting("work-abc", "work", *said)
    assert posting_of(NEWS) == Posting("announcement", "announcement")


def test_works_of_one_school_go_out_on_different_days_after_the_announcement():
    slots = schedule_of(plan(*WORKS, NEWS), NOTHING, NOW).slots
    assert (slots[0].key, slots[0].at) == ("announcement", RESULTS)
    assert len({slot.at.date() for slot in slots[1:]}) == 2


def test_a_post_that_was_moved_by_hand_stays_where_it_was_put_and_changes_the_plan():
    at = datetime(2026, 12, 9, 15, 30, tzinfo=UTC)
    moved = replace(WORKS[0], at=at)
    slots = schedule_of(plan(moved, NEWS), NOTHING, NOW).slots
    [slot] = [each for each in slots if each.key == moved.key]
    assert (slot.at, slot.why) == (at, Why.BY_HAND)
    assert fingerprint(moved) != fingerprint(WORKS[0])
