"""Two works with equal scores: three judges compare them, and the awards follow."""

import os

import pytest
from playwright.sync_api import expect

from competition.accounts import cookies
from competition.accounts.models import Account, Membership
from competition.accounts.rules import Role
from competition.accounts.sessions import open_session
from tests.journeys.browser import PHONE, follow, headed, leaving, press, see
from tests.results.deeds import ready, won
from tests.results.scene import SHEETS, Scene

pytestmark = pytest.mark.journey
POEMS = {"sea": "The sea\nholds my boat", "sky": "The sky\nholds my kite"}


class Tie:
    """A closed round in which the sea and the sky were scored alike by the same three judges."""

    def __init__(self, installation):
        self.installation = installation
        with installation.database.writing() as session:
            scene = Scene(session, sheets={**SHEETS, "sky": SHEETS["sea"]})
            for name, judge in scene.judges.items():
                judge.languages, judge.conduct_accepted_at = ["en"], installation.now()
                session.add(
                    Membership(account_id=judge.account_id, campaign_id=scene.campaign.id, role=Role.JUDGE)
                )
                assert name
            for name, text in POEMS.items():
                scene.copies[scene.entries[name].id].text = text
            self.slug = scene.campaign.slug
            self.people = {name: judge.account_id for name, judge in scene.judges.items()}
            self.people["office"] = scene.office.id
            ready(scene)
            self.first, self.second = [name for _place, name, _kind in won(scene)][:2]

    def sign_in(self, page, who):
        with self.installation.database.writing() as session:
            account = session.get_one(Account, self.people[who])
            token = open_session(session, account=account, now=self.installation.now()).token
        page.context.add_cookies([{"name": cookies.NAME, "value": token, "url": self.installation.url}])
        page.goto("/")
        return page


def show(page, name):
    """Keep a picture where somebody wants to look."""
    if folder := os.environ.get("GARLAND_LOOK"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def side_of(page, name):
    """On which side a work stands."""
    left = page.get_by_role("article", name="The work on the left")
    return "Left" if f"The {name}" in left.inner_text() else "Right"


def begin(page):
    follow(page, "Compare the first two")
    show(page, f"begin-{page.viewport_size['width']}")
    press(page, "Show the first two")


def decide_by_keys(page, best):
    """An arrow, Enter; who was too quick takes it back and says it again."""
    begin(page)
    see(page, "0 of 1 decided")
    show(page, "pair-1280")
    for key in ("ArrowLeft", "ArrowRight", f"Arrow{side_of(page, best)}"):
        page.keyboard.press(key)
    expect(page.get_by_role("status").first).to_have_text(f"{side_of(page, best)}. Enter confirms.")
    show(page, "chosen-1280")
    with leaving(page):
        page.keyboard.press("Enter")
    headed(page, "Which of the two goes first?")
    see(page, "You are done")
    press(page, "Take my last choice back")
    page.keyboard.press(f"Arrow{side_of(page, best)}")
    with leaving(page):
        page.keyboard.press("Control+Enter")
    see(page, "1 of 1 decided")


def decide_on_a_phone(page, best):
    """One work fills the screen; a step leads to the other, and the buttons stay in reach."""
    begin(page)
    page.set_viewport_size(PHONE)
    show(page, "pair-390")
    left, right = (page.get_by_role("article", name=f"The work on the {side}") for side in ("left", "right"))
    expect(left).to_be_in_viewport(ratio=0.5)
    expect(right).not_to_be_in_viewport(ratio=0.2)
    switch = page.get_by_role("navigation", name="The two works")
    switch.get_by_role("link", name="Right").click()
    expect(right).to_be_in_viewport(ratio=0.5)
    expect(switch.get_by_role("link", name="Right")).to_have_attribute("aria-current", "true")
    show(page, "pair-390-right")
    page.get_by_role("group", name="The two works").first.evaluate("two => two.scrollTo({ left: 0 })")
    expect(switch.get_by_role("link", name="Left")).to_have_attribute("aria-current", "true")
    press(page, f"The {side_of(page, best).lower()} one")
    see(page, "You are done")


def test_a_tie_is_broken_by_a_duel_and_the_awards_follow(window, installation):
    tie = Tie(installation)
    office = tie.sign_in(window(), "office")
    office.goto(f"/c/{tie.slug}/office/duels")
    show(office, "index-1280")
    with leaving(office):
        office.get_by_role("listitem").get_by_role("link", name="Poems").first.click()
    chosen = [each.locator("..").inner_text() for each in office.locator("input[name=works]:checked").all()]
    assert sorted(each.split(" · ")[0] for each in chosen)[:2] == ["The sea", "The sky"]
    for name in ("fog", "sun"):
        office.get_by_label(f"The {name}").uncheck()
    office.get_by_label("Dia Judge").uncheck()
    office.get_by_label("Comparisons in all").fill("3")
    show(office, "new-1280")
    press(office, "Open the duel")
    see(office, "0 of 3 decided")
    here = office.url

    decide_by_keys(tie.sign_in(window(), "ann"), tie.second)
    decide_on_a_phone(tie.sign_in(window(viewport=PHONE, has_touch=True), "ben"), tie.second)
    quiet = tie.sign_in(window(java_script_enabled=False), "cho")
    for name in ("Compare the first two", "Show the first two"):
        quiet.get_by_text(name, exact=True).first.click()
    quiet.get_by_role("button", name=f"The {side_of(quiet, tie.second).lower()} one").click()
    see(quiet, "You are done")

    office.goto(here)
    see(office, "3 of 3 decided")
    show(office, "page-1280")
    press(office, "Close the duel")
    see(office, "Decide the awards once more")
    follow(office, "To the awards")
    press(office, "Decide the awards once more")
    rows = office.get_by_role("row").all_inner_texts()
    places = [next((n for n in ("sea", "sky", "sun") if f"The {n}" in row), "") for row in rows]
    assert [each for each in places if each][:2] == [tie.second, tie.first]
