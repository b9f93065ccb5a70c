"""What holds of every schedule, whatever the campaign."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.schedule.cautions import Code, cautions
from competition.social.schedule.hours import GAP
from competition.social.schedule.postings import Kind, Posting, Why
from competition.social.schedule.rules import planned
from tests.social.schedule.campaign import AGES, FORMS

COUNTRIES = ("", "FR", "PL", "UA", "IS", "JP", "NZ", "CA", "IN")
SCHOOLS = {"one": "FR", "two": "JP"}
ZONES = ("Europe/Paris", "America/Los_Angeles", "Pacific/Auckland")
OCTOBER = datetime(2026, 10, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 200 * 24 * 60).map(lambda minutes: OCTOBER + timedelta(minutes=minutes))
quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def campaigns(draw) -> tuple[list[Posting], Calendar, str]:
    posts = []
    for kind in (Kind.WORK, Kind.WINNERS, Kind.STATEMENT, Kind.QUOTE):
        for number in range(draw(st.integers(0, 8 if kind == Kind.WORK else 4))):
            school = draw(st.sampled_from(("", *SCHOOLS))) if kind == Kind.WORK else ""
            country = SCHOOLS.get(school) or draw(st.sampled_from(COUNTRIES))
            city, language = draw(st.sampled_from("ABC")), draw(st.sampled_from(("fr", "en")))
            form, ages = draw(st.sampled_from(FORMS)), draw(st.sampled_from(AGES))
            posts.append(Posting(f"{kind}-{number}", kind, city, country, language, form, ages, school))
    own = [
        Posting(key, key.split("-")[0]) for key in ("announcement", "countdown-3", "thanks", "publication")
    ]
    results = draw(MOMENTS)
    calendar = {
        MilestoneKey.RESULTS: results,
        MilestoneKey.STATEMENTS: results + timedelta(hours=draw(st.integers(2, 300))),
        MilestoneKey.PUBLICATION: results + timedelta(hours=draw(st.integers(2, 400))),
    }
    kept = {key: at for key, at in calendar.items() if draw(st.integers(0, 5))}
    return (
        [*{each.key: each for each in [*posts, *own]}.values()],
        Calendar(kept),
        draw(st.sampled_from(ZONES)),
    )


@quick
@given(campaigns())
def test_no_rule_is_ever_broken(campaign):
    postings, calendar, zone = campaign
    schedule = planned(postings, calendar, zone)
    assert cautions(schedule.slots, postings, calendar) == ()
    assert all(other.at - one.at >= GAP for one, other in pairwise(schedule.slots))


@quick
@given(campaigns(), st.randoms(use_true_random=False))
def test_every_post_is_planned_or_waits_once_in_whatever_order_they_come(campaign, chance):
    postings, calendar, zone = campaign
    schedule = planned(postings, calendar, zone)
    keys = [slot.key for slot in schedule.slots] + [each.key for each in schedule.waiting]
    assert sorted(keys) == sorted(posting.key for posting in postings)
    if len(calendar.milestones) == 3:
        assert schedule.waiting == ()
    chance.shuffle(postings)
    assert planned(postings, calendar, zone) == schedule


@quick
@given(campaigns(), st.data())
def test_moves_are_kept_and_everything_else_keeps_the_rules(campaign, data):
    postings, calendar, zone = campaign
    movable = st.sampled_from([posting.key for posting in postings])
    moved = data.draw(st.dictionaries(movable, MOMENTS, max_size=4))
    schedule = planned(postings, calendar, zone, moved)
    by_hand = {slot.key: slot.at for slot in schedule.slots if slot.why == Why.BY_HAND}
    assert by_hand == moved
    milestones = {slot.key for slot in schedule.slots if slot.why == Why.MILESTONE}
    for caution in cautions(schedule.slots, postings, calendar):
        followed = milestones if caution.code == Code.TOO_CLOSE else {slot.key for slot in schedule.slots}
        assert caution.key in moved or (caution.other in moved and caution.key in followed)
        assert caution.key in moved or caution.code in (Code.TOO_CLOSE, Code.UNANNOUNCED)
        assert caution.code != Code.PAST


@quick
@given(campaigns(), st.data())
def test_an_earlier_plan_stands_when_a_post_is_left_out(campaign, data):
    postings, calendar, zone = campaign
    before = {slot.key: slot.at for slot in planned(postings, calendar, zone).slots}
    gone = data.draw(st.sampled_from([each for each in postings if each.kind == Kind.WORK] or postings))
    rest = [each for each in postings if each.key != gone.key]
    after = {slot.key: slot.at for slot in planned(rest, calendar, zone, before=before).slots}
    thanks = {key for key in ("thanks",) if key in before}
    assert {key for key in after if after[key] != before[key]} <= thanks
