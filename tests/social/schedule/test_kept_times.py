"""Once cards are made, a consent withdrawn or a post left out changes no other post's time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.campaign.models import Milestone
from competition.campaign.rules import MilestoneKey
from competition.consent.models import Consent
from competition.consent.rules import Channel, Level
from competition.social.content import Part
from competition.social.models import PostChoice, Timetable
from competition.social.queries import current_kit, plan_of
from competition.social.review.reading import reviewed_of
from competition.social.review.services import choice_of, include
from competition.social.schedule.plan import schedule_of
from competition.social.schedule.services import plan_anew
from competition.social.schedule.timetable import told_of
from competition.social.services import changed_parts, says_the_same
from tests import factories as make
from tests.social.approving import approve
from tests.support.signin import sign_in


@pytest.fixture
def works(frozen, session, no_sheet):
    """Nine works of nine schools, whose results are known on 6 December at ten in Oslo."""
    frozen.campaign.time_zone = "Europe/Oslo"
    for milestone in frozen.campaign.milestones:
        session.delete(milestone)
    session.flush()
    at = datetime.fromisoformat("2026-12-06T10:00:00+01:00")
    frozen.save(Milestone, campaign_id=frozen.campaign.id, key=MilestoneKey.RESULTS, at=at)
    found = []
    cities = [make.make_city(session, frozen.campaign, f"City {number}") for number in range(4)]
    for number in range(9):
        school = make.make_school(session, cities[number % 4], f"School {number}")
        frozen.school_class = make.make_class(session, school, frozen.campaign, name=f"Class {number}")
        language = ("en", "fr", "pl")[number % 3]
        found.append(frozen.award(f"P-{number}", "poem", "winner", title=f"Work {number}", language=language))
    session.commit()
    return found


@pytest.fixture
def times(frozen, session, now):
    """When posts go out at this moment, by their keys."""

    def ask():
        session.expire_all()
        found = schedule_of(plan_of(session, frozen.campaign), told_of(session, frozen.campaign.id), now)
        return {slot.key: slot.at for slot in found.slots}

    return ask


def withdraw(session, entry):
    wanted = select(Consent).where(Consent.person_id == entry.person.id, Consent.channel == Channel.SOCIAL)
    session.scalars(wanted).one().level = Level.NO
    session.commit()


def changed(before, after):
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def test_a_consent_withdrawn_leaves_an_hour_empty(frozen, session, works, times, now):
    proposed = times()
    approve(session, frozen.campaign, now)
    before = times()
    assert before == proposed
    for gone in (works[0], works[4]):
        withdraw(session, gone)
    assert changed(before, times()) == {f"work-{works[0].ref}", f"work-{works[4].ref}"}


def test_without_what_was_told_the_others_would_move(frozen, session, works, times, now):
    """So that the tests beside this one say something."""
    approve(session, frozen.campaign, now)
    before = times()
    session.delete(session.scalars(select(Timetable)).one())
    withdraw(session, works[0])
    assert len(changed(before, times())) > 1


def test_the_cards_that_are_made_tell_times_before_anything_is_approved(
    frozen, session, works, times, making
):
    before = times()
    assert making() is None  # cards, and no kit
    withdraw(session, works[3])
    assert changed(before, times()) == {f"work-{works[3].ref}"}


def test_a_post_that_somebody_leaves_out_leaves_an_hour_empty_and_has_it_again(
    frozen, session, works, times, now
):
    before, key = times(), f"work-{works[2].ref}"
    for included in (False, True):
        reviewed = reviewed_of(session, frozen.campaign, key)
        by = {"campaign": frozen.campaign, "reviewed": reviewed, "actor": None, "now": now}
        include(session, included=included, **by)
        session.commit()
        assert changed(before, times()) == (set() if included else {key})


def test_the_kit_and_the_page_tell_the_same_times_after_a_withdrawal(
    frozen, session, works, times, making, client, app, now
):
    approve(session, frozen.campaign, now)
    first = making()["schedule.csv"].decode().splitlines()
    withdraw(session, works[1])
    second = making()["schedule.csv"].decode().splitlines()
    hours = [
        {",".join(line.split(",")[:3]) for line in rows if line[:4] == "2026"} for rows in (first, second)
    ]
    assert hours[1] < hours[0]
    office = make.make_member(session, frozen.campaign, Role.SECRETARIAT)
    session.commit()
    page = sign_in(client, office).get("/c/mtm-2026/office/cards/schedule").text
    assert "Work 1" not in page and "Work 2" in page


def test_the_times_of_a_campaign_are_kept_once_and_without_a_word_of_anybody(frozen, session, works, now):
    for _again in range(2):
        approve(session, frozen.campaign, now)
        session.scalars(select(PostChoice)).first().design = "broadside"
    [kept] = session.scalars(select(Timetable)).all()
    known = {f"work-{each.ref}" for each in works}
    assert known <= {key for key, _at in kept.times}
    assert all(len(row) == 2 and datetime.fromisoformat(row[1]) for row in kept.times)


def test_planned_anew_the_posts_to_come_close_the_gaps(frozen, session, works, times, now):
    approve(session, frozen.campaign, now)
    reviewed = reviewed_of(session, frozen.campaign, f"work-{works[5].ref}")
    choice_of(session, campaign=frozen.campaign, reviewed=reviewed, actor=None, now=now).at = now + timedelta(
        400
    )
    for gone in (works[0], works[4]):
        withdraw(session, gone)
    before = times()
    assert (
        plan_anew(session, campaign=frozen.campaign, actor=None, now=now) == len(changed(before, times())) > 1
    )
    session.commit()
    as_if_first = times()
    session.delete(session.get(Timetable, frozen.campaign.id))
    session.commit()
    assert times() == as_if_first
    assert as_if_first[f"work-{works[5].ref}"] == now + timedelta(400)
    assert plan_anew(session, campaign=frozen.campaign, actor=None, now=now) == 0


def test_planned_anew_in_the_middle_of_the_week_what_is_over_stays(frozen, session, works, times, now):
    approve(session, frozen.campaign, now)
    before = times()
    middle = before[f"work-{works[4].ref}"]
    over = {key for key, at in before.items() if at <= middle}
    for number in (0, 6, 7):
        withdraw(session, works[number])
    plan_anew(session, campaign=frozen.campaign, actor=None, now=middle)
    session.commit()
    later = {key: at for key, at in times().items() if key not in over}
    assert {key: at for key, at in times().items() if key in over} == {
        key: before[key] for key in over - {f"work-{works[0].ref}"}
    }
    assert later and all(at > middle for at in later.values())


def test_a_kit_that_tells_other_times_is_outdated_and_is_made_again_with_the_new_ones(
    frozen, session, works, times, making, client, app, config, now
):
    app.config["WTF_CSRF_ENABLED"] = False
    approve(session, frozen.campaign, now)
    withdraw(session, works[0])
    making()
    kit, plan = current_kit(session, frozen.campaign.id), plan_of(session, frozen.campaign)
    assert says_the_same(kit, plan, config.base_url)
    office = make.make_member(session, frozen.campaign, Role.SECRETARIAT)
    session.commit()
    sign_in(client, office)
    before = times()
    session.commit()
    page = client.post("/c/mtm-2026/office/cards/schedule", follow_redirects=True).text
    assert f"{len(changed(before, times()))} posts have other times." in page
    session.expire_all()
    kit = current_kit(session, frozen.campaign.id)
    assert changed_parts(kit, plan, config.base_url) == (Part.CALENDAR,)
    rows = [row.split(",") for row in making()["schedule.csv"].decode().splitlines() if row[:4] == "2026"]
    oslo = ZoneInfo("Europe/Oslo")
    assert {(day, hour) for day, hour, *_rest in rows} == {
        (f"{at:%Y-%m-%d}", f"{at:%H:%M}")
        for at in (at.astimezone(oslo) for key, at in times().items() if key.startswith("work-"))
    }
    session.commit()
    again = client.post("/c/mtm-2026/office/cards/schedule", follow_redirects=True).text
    assert "Planned anew, every post has the time that it had." in again
