"""The schedule at the secretariat's desk: every post on its day, moved by hand, its addresses kept."""

from datetime import datetime

import pytest
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.campaign.models import Milestone
from competition.campaign.rules import MilestoneKey
from competition.consent.models import Consent
from competition.consent.rules import Channel, Level
from competition.social.models import PostChoice, PostedLink
from tests import factories as make
from tests.social.approving import approve
from tests.support.signin import sign_in
from tests.support.statements import counted

PAGE = "/c/mtm-2026/office/cards/schedule"
POSTED = "/c/mtm-2026/office/cards/posted"
ADDRESS = "https://www.instagram.com/p/C0ffee/"


@pytest.fixture(autouse=True)
def no_csrf(app):
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture
def work(frozen, session):
    """A winning work of a campaign whose results are known on 6 December at ten in Oslo."""
    frozen.campaign.time_zone = "Europe/Oslo"
    for milestone in frozen.campaign.milestones:
        if milestone.key is MilestoneKey.RESULTS:
            session.delete(milestone)
    session.flush()
    at = datetime.fromisoformat("2026-12-06T10:00:00+01:00")
    frozen.save(Milestone, campaign_id=frozen.campaign.id, key=MilestoneKey.RESULTS, at=at)
    return frozen.award("P-1", title="The wide sea")


@pytest.fixture
def desk(client, frozen, session, work):
    office = make.make_member(session, frozen.campaign, Role.SECRETARIAT)
    session.commit()
    return sign_in(client, office)


def field(page, name):
    """What stands in a field of a page."""
    return page.split(f'name="{name}"')[1].split('value="')[1].split('"')[0]


def slot(desk, work):
    """The page on which the work's post is moved."""
    return f"{PAGE}/work-{work.ref}"


def test_the_days_stand_with_their_posts_and_milestones(desk):
    page = desk.get(PAGE).text
    assert (
        page.index("Sunday, 6 December")
        < page.index("Announcement of the results")
        < page.index("The wide sea")
    )
    assert "10:00" in page


def test_before_the_freeze_there_is_a_way_to_the_results_and_no_schedule(desk, frozen, session):
    frozen.freeze.lifted_at = frozen.freeze.frozen_at
    session.commit()
    page = desk.get(PAGE).text
    assert "The schedule is made from the frozen results." in page
    assert "The wide sea" not in page


def test_a_post_is_moved_by_hand_and_has_its_planned_time_again(desk, session, work):
    moved = desk.post(slot(desk, work), data={"day": "2026-12-09", "clock": "17:15", "seen": ""})
    assert moved.status_code == 302
    choice = session.scalars(select(PostChoice)).one()
    assert choice.at.isoformat() == "2026-12-09T16:15:00+00:00"
    session.commit()
    page = desk.get(PAGE).text
    assert page.index("Wednesday, 9 December") < page.index("17:15") < page.index("The wide sea")
    seen = choice.at.isoformat()
    session.commit()
    desk.post(slot(desk, work), data={"do": "plan", "seen": seen})
    session.expire_all()
    assert session.scalars(select(PostChoice)).one().at is None


def test_what_cannot_be_a_time_is_told_and_stays_as_it_was_typed(desk, session, work):
    answer = desk.post(slot(desk, work), data={"day": "9 December", "clock": "17:15", "seen": ""})
    assert answer.status_code == 400
    assert "Please choose a day, such as 2026-12-08." in answer.text
    assert 'value="9 December"' in answer.text
    assert session.scalars(select(PostChoice)).all() == []


def test_who_moves_a_post_that_somebody_else_has_moved_is_told_first(desk, session, work):
    path = slot(desk, work)
    session.commit()
    desk.post(path, data={"day": "2026-12-09", "clock": "17:15", "seen": ""})
    answer = desk.post(path, data={"day": "2026-12-10", "clock": "12:00", "seen": ""})
    assert answer.status_code == 409
    assert "Somebody else has moved this post meanwhile" in answer.text
    assert 'value="2026-12-10"' in answer.text
    session.expire_all()
    assert session.scalars(select(PostChoice)).one().at.isoformat() == "2026-12-09T16:15:00+00:00"
    session.commit()
    again = desk.post(path, data={"day": "2026-12-10", "clock": "12:00", "seen": "2026-12-09T16:15:00+00:00"})
    assert again.status_code == 302


def test_a_post_before_the_embargo_stands_there_with_a_word_of_caution(desk, work):
    desk.post(slot(desk, work), data={"day": "2026-12-05", "clock": "17:15", "seen": ""})
    page = desk.get(PAGE).text
    assert "Before the results may be known." in page
    assert "One post stands at a time that wants another look." in page


def test_an_address_is_kept_and_named_once_the_consent_is_withdrawn(desk, session, work):
    answer = desk.post(f"{slot(desk, work)}/links", data={"platform": "Instagram", "url": ADDRESS})
    assert answer.status_code == 302
    assert ADDRESS in desk.get(slot(desk, work)).text
    assert "Nothing has to be taken down." in desk.get(POSTED).text
    wanted = select(Consent).where(Consent.person_id == work.person.id, Consent.channel == Channel.SOCIAL)
    session.scalars(wanted).one().level = Level.NO
    session.commit()
    page = desk.get(POSTED).text
    assert page.index("One post wants to be taken down") < page.index("The wide sea") < page.index(ADDRESS)
    link = session.scalars(select(PostedLink)).one()
    ref = link.ref
    session.commit()
    desk.post(f"{POSTED}/{ref}", data={"do": "down"})
    assert "Nothing has to be taken down." in desk.get(POSTED).text


def test_what_is_no_address_is_told_beside_its_field(desk, session, work):
    answer = desk.post(f"{slot(desk, work)}/links", data={"platform": "Instagram", "url": "on our page"})
    assert answer.status_code == 400
    assert "This is no address of a post. Open the post on Instagram" in answer.text
    assert session.scalars(select(PostedLink)).all() == []


def test_an_address_that_was_a_mistake_is_removed_and_nothing_else_is_done_to_it(desk, session, work):
    desk.post(f"{slot(desk, work)}/links", data={"platform": "X", "url": ADDRESS})
    ref = session.scalars(select(PostedLink)).one().ref
    session.commit()
    assert desk.post(f"{POSTED}/{ref}", data={"do": "dance"}).status_code == 404
    desk.post(f"{POSTED}/{ref}", data={"do": "forget"})
    session.expire_all()
    assert session.scalars(select(PostedLink)).all() == []


def test_nobody_else_sees_or_moves_a_post(client, frozen, session, work):
    judge = make.make_member(session, frozen.campaign, Role.JUDGE)
    session.commit()
    visitor = sign_in(client, judge)
    for path in (PAGE, slot(visitor, work), POSTED):
        assert visitor.get(path).status_code == 404
    assert visitor.post(slot(visitor, work), data={"day": "2026-12-09", "clock": "17:15"}).status_code == 404


def test_the_pages_ask_the_database_eight_times_at_most(desk, database, work):
    desk.post(f"{slot(desk, work)}/links", data={"platform": "X", "url": ADDRESS})
    for path in (PAGE, slot(desk, work), POSTED):
        with counted(database) as statements:
            desk.get(path)
        assert len(statements) <= 8, path


def test_a_post_that_was_approved_and_never_posted_is_looked_for_and_leaves_the_list(
    desk, frozen, session, work, now
):
    approve(session, frozen.campaign, now)
    key = f"work-{work.ref}"
    wanted = select(Consent).where(Consent.person_id == work.person.id, Consent.channel == Channel.SOCIAL)
    session.scalars(wanted).one().level = Level.NO
    session.commit()
    page = desk.get(POSTED).text
    assert "Nobody has told where it stands." in page
    assert "The wide sea" in page
    assert desk.post(POSTED, data={"post": "announcement"}).status_code == 404
    assert desk.post(POSTED, data={"post": key}).status_code == 302
    assert "The wide sea" not in desk.get(POSTED).text


def test_a_list_of_winners_of_which_nobody_may_be_shown_is_called_by_its_category(
    desk, frozen, session, work, now
):
    approve(session, frozen.campaign, now)
    wanted = select(Consent).where(Consent.person_id == work.person.id, Consent.channel == Channel.SOCIAL)
    session.scalars(wanted).one().level = Level.NO
    session.commit()
    page = desk.get(POSTED).text
    assert "Poem, ages 5–10" in page
    assert "A post that is not in the kit any more" not in page


def test_a_post_that_was_left_out_by_hand_need_not_come_down(desk, frozen, session, work, now):
    approve(session, frozen.campaign, now)
    for choice in session.scalars(select(PostChoice)):
        choice.included = False
    session.commit()
    assert "Nothing has to be taken down." in desk.get(POSTED).text


def test_who_moves_a_post_is_told_which_others_give_way(desk, frozen, session, work):
    other = frozen.award("P-2", kind="runner_up", title="The long way")
    session.commit()
    first, second = (f"{PAGE}/work-{each.ref}" for each in (work, other))
    session.commit()
    page = desk.get(second).text
    day, clock = (
        page.split(f'name="{name}"')[1].split('value="')[1].split('"')[0] for name in ("day", "clock")
    )
    desk.post(first, data={"day": day, "clock": clock, "seen": ""})
    assert "One other post has given way: The long way." in desk.get(PAGE).text
