"""A judge states a profile, scores two sheets and signs off without touching a mouse."""

import re

import pytest
from playwright.sync_api import expect

from competition.accounts.models import Account
from competition.judging.models import Judge
from competition.judging.rules import JudgeState
from tests.factories import category_of
from tests.journeys.browser import leaving
from tests.journeys.people import way_in
from tests.judging.scene import accept, make_judge, make_judged_campaign, make_school_class, open_round

pytestmark = pytest.mark.journey


def test_a_judge_reads_two_entries_by_keys(installation, keys):
    name = f"Ines{keys.language}"
    with installation.database.writing() as session:
        campaign = make_judged_campaign(session, slug=f"read-{keys.language}")
        poems, school_class = category_of(campaign), make_school_class(session, campaign)
        copies = [accept(session, school_class, poems, title=title) for title in ("The sea", "The sky")]
        judge = make_judge(session, campaign, name, languages=(), state=JudgeState.INVITED)
        account = session.get_one(Account, judge.account_id)
        keys.page.goto(f"{installation.url}/keyboard")
        address, ids = way_in(session, installation, account, keys.language), (campaign, judge.id, copies)
    keys.page.goto(address)
    keys.press("Sign in")
    keys.follow("State what you can read")
    state_profile(keys)
    with installation.database.writing() as session:
        campaign, judge_id, copies = ids
        judge = session.get_one(Judge, judge_id)
        open_round(
            session, session.merge(campaign), [judge], [session.merge(c) for c in copies], installation.now()
        )
    keys.page.goto("/")
    keys.follow("Read the first entry")
    for number in (1, 2):
        score(keys, number)
    keys.press(keys.count("Sign off %(num)s entry", "Sign off %(num)s entries", 2))
    keys.see("You have signed off. Thank you for every entry you read.")


def state_profile(keys):
    keys.type("Strongest language", {"en": "English", "fr": "anglais"}[keys.language], role="combobox")
    keys.type("How many entries at most", "10", role="spinbutton")
    keys.tick("I accept the code of conduct")
    keys.press("Save my profile")


def score(keys, number):
    """A number for the first question, arrows for the second, a number for the third."""
    page = keys.page
    expect(page).to_have_title(
        re.compile(f"^{re.escape(keys.say('Entry %(number)s of %(total)s', number=number, total=2))}")
    )
    page.keyboard.press("4")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.get_by_role("radio", name=re.compile("^3 ")).nth(1)).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("5")
    expect(page.get_by_role("radio", checked=True)).to_have_count(3)
    with leaving(page):
        page.keyboard.press("Control+Enter")
