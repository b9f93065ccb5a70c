"""What the people of a campaign have to do goes without a line of JavaScript."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from competition.accounts import cookies
from competition.accounts.models import Account
from competition.accounts.sessions import open_session
from competition.campaign.rules import MilestoneKey
from tests.factories import category_of, make_city
from tests.journeys import teacher
from tests.journeys.browser import follow, headed, press, see
from tests.judging.scene import accept, make_judge, make_judged_campaign, make_school_class, open_round

pytestmark = pytest.mark.journey


@pytest.fixture
def plain(window):
    """A browser window in which no script runs."""
    return window(java_script_enabled=False)


def test_a_teacher_starts_a_class_and_submits_a_poem(installation, plain):
    now = installation.now()
    with installation.database.writing() as session:
        campaign = make_judged_campaign(session, slug="open-call")
        for milestone in campaign.milestones:
            days = -1 if milestone.key is MilestoneKey.CALL_OPENS else 7
            milestone.at = now + timedelta(days=days)
        make_city(session, campaign, teacher.CITY, "ES")

    teacher.start_class(plain, "open-call")
    teacher.add_poem(plain)
    plain.get_by_label("A group of pupils").check()
    press(plain, "Add another pupil")
    expect(plain.get_by_label("First name", exact=True)).to_have_count(2)
    for row, (given_name, _family_name, age) in enumerate((teacher.POET, teacher.PAINTER)):
        plain.get_by_label("First name", exact=True).nth(row).fill(given_name)
        plain.get_by_label("Age", exact=True).nth(row).fill(age)
        for channel in teacher.CHANNELS.values():
            plain.get_by_role("radio", name=f"{channel} {teacher.LEVELS['first']}").nth(row).check()
    press(plain, "Save and go on")
    assert teacher.submit(plain)
    expect(plain.get_by_role("listitem").filter(has_text=teacher.POEM_TITLE)).to_contain_text("Submitted")


def test_a_judge_hands_a_sheet_in_and_signs_off(installation, plain):
    now = installation.now()
    with installation.database.writing() as session:
        campaign = make_judged_campaign(session, slug="read-blind")
        copy = accept(session, make_school_class(session, campaign), category_of(campaign))
        judge = make_judge(session, campaign)
        open_round(session, campaign, [judge], [copy], now)
        opened = open_session(session, account=session.get_one(Account, judge.account_id), now=now)
    cookie = {"name": cookies.NAME, "value": opened.token, "url": installation.url}
    plain.context.add_cookies([cookie])

    plain.goto("/")
    follow(plain, "Read the first entry")
    for question in ("Voice", "Pictures", "Language"):
        plain.get_by_role("group", name=question, exact=True).get_by_role("radio", name="4").check()
    press(plain, "Save and go on")
    headed(plain, "Your entries")
    see(plain, "Handed in.")
    press(plain, "Sign off 1 entry")
    see(plain, "You have signed off.")
