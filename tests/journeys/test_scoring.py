"""A judge scores through an evening on which things go wrong, and loses nothing."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from competition.accounts import cookies
from competition.accounts.models import Account, BrowserSession
from competition.accounts.sessions import open_session
from competition.campaign.models import Campaign
from competition.judging.models import Assignment, Criterion, Score, Scoresheet
from competition.judging.practice.services import add_work
from competition.judging.rules import SheetState
from tests.factories import category_of
from tests.journeys.browser import PHONE, find_again, headed, leaving, lose, open_page, see, walk_to
from tests.judging.scene import (
    RUBRIC,
    accept,
    make_judge,
    make_judged_campaign,
    make_school_class,
    open_round,
)

pytestmark = pytest.mark.journey
TITLES = ("The sea", "The sky", "Grandmother’s suitcase", "Snow")


class Evening:
    """A judge with a queue of poems, and the windows they open; `rubric`: another one than the usual."""

    def __init__(self, installation, slug, rubric=None):
        self.installation, self.slug = installation, slug
        with installation.database.writing() as session:
            campaign = make_judged_campaign(session, slug=slug)
            if rubric:
                category_of(campaign).rubric = rubric
            poems, school_class = category_of(campaign), make_school_class(session, campaign)
            copies = [accept(session, school_class, poems, title=title) for title in TITLES]
            judges = [make_judge(session, campaign, f"{name} {slug}") for name in ("Ines", "Olav")]
            _round, assignments = open_round(session, campaign, judges, copies, installation.now())
            self.account_ids = [judge.account_id for judge in judges]
            self.refs = [assignment.ref for assignment in assignments[: len(TITLES)]]

    def sign_in(self, page, who=0):
        with self.installation.database.writing() as session:
            account = session.get_one(Account, self.account_ids[who])
            token = open_session(session, account=account, now=self.installation.now()).token
        page.context.add_cookies([{"name": cookies.NAME, "value": token, "url": self.installation.url}])

    def sign_out_everywhere(self):
        """As if the sign-in had run out."""
        with self.installation.database.writing() as session:
            for each in session.scalars(select(BrowserSession)):
                session.delete(each)

    def sheet(self, page, number=0):
        page.goto(f"/sheet/{self.refs[number]}")
        page.wait_for_load_state()
        return page

    def queue(self, page):
        page.goto(f"/c/{self.slug}/judging")
        return page

    def stands(self, number=0):
        """What the database holds of one sheet: values by question, the newest last, and the sheet itself."""
        with self.installation.database.reading() as session:
            sheet = session.scalar(
                select(Scoresheet)
                .join(Assignment, Assignment.id == Scoresheet.assignment_id)
                .where(Assignment.ref == self.refs[number])
            )
            rows = session.execute(
                select(Criterion.key, Score.value)
                .join(Criterion, Criterion.id == Score.criterion_id)
                .where(Score.scoresheet_id == (sheet.id if sheet else None))
                .order_by(Score.version)
            )
            return dict(rows.all()), sheet


@pytest.fixture
def evening(installation, request):
    return Evening(installation, f"evening-{abs(hash(request.node.name)) % 10**8}")


def saved(page):
    expect(page.locator("[data-status]")).to_have_text(re.compile(r"^Saved at \d\d:\d\d$"))


def hand_in_by_keys(page, values):
    """Numbers for the questions one after the other, then on to the next entry."""
    for value in values:
        page.keyboard.press(value)
    with leaving(page):
        page.keyboard.press("Control+Enter")


def test_a_whole_queue_is_scored_by_keys_though_the_server_is_lost_in_the_middle(
    evening, installation, noisy
):
    page = noisy()
    evening.sign_in(page)
    evening.queue(page)
    see(page, "0 of 4 handed in, about 10 min to go")
    walk_to(page, "Read the first entry")
    hand_in_by_keys(page, "453")
    page.keyboard.press("2")
    saved(page)
    installation.lose_web()
    try:
        page.keyboard.press("1")
        page.keyboard.press("5")
        see(page, "Your choices are kept on this device")
        page.keyboard.press("Control+Enter")
        see(page, "Your choices are kept on this device")
        assert evening.stands(1)[0] == {"voice": 2}
    finally:
        installation.bring_web_back()
    with leaving(page):
        saved(page)
        page.keyboard.press("Control+Enter")
    assert evening.stands(1)[0] == {"voice": 2, "image": 1, "language": 5}
    walk_to(page, "Skip for now")
    expect(page).to_have_title(re.compile("^Entry 3 of 4"))
    hand_in_by_keys(page, "333")
    see(page, "Handed in.")
    expect(page).to_have_title(re.compile("^Entry 4 of 4"))
    see(page, "Grandmother’s suitcase")
    hand_in_by_keys(page, "521")
    headed(page, "Your entries")
    walk_to(page, "Sign off 4 entries")
    see(page, "You have signed off.")
    walk_to(page, "Undo")
    see(page, "Your sign-off is taken back.")
    walk_to(page, "Sign off 4 entries")
    assert [evening.stands(number)[0] for number in range(4)] == [
        {"voice": 4, "image": 5, "language": 3},
        {"voice": 2, "image": 1, "language": 5},
        {"voice": 5, "image": 2, "language": 1},
        {"voice": 3, "image": 3, "language": 3},
    ]
    assert {evening.stands(number)[1].state for number in range(4)} == {SheetState.SUBMITTED}


def test_what_two_windows_chose_is_shown_side_by_side_and_the_judge_says_which_counts(evening, noisy):
    first = noisy()
    evening.sign_in(first)
    evening.sheet(first)
    second = evening.sheet(open_page(first.context))
    first.keyboard.press("4")
    saved(first)
    with first.expect_response("**/save"):
        first.get_by_label("A remark for the class").fill("The line about the bus.")
    held = []  # all three are chosen before the other window is heard of, however slow the machine
    second.route("**/save", lambda route: held.append(route))
    second.get_by_label("A remark for the class").fill("Grandmother in the rain.")
    second.get_by_role("radio", name=re.compile("^2 ")).first.check()
    second.get_by_role("radio", name=re.compile("^3 ")).nth(1).check()
    while held:
        held.pop().continue_()
    second.unroute("**/save")
    see(second, "Here 2, in the other window 4.")
    see(second, "In the other window: “The line about the bus.”")
    expect(second.get_by_role("radio", name=re.compile("^3 ")).nth(1)).to_be_checked()
    second.get_by_role("button", name="Save and go on").click()
    expect(second.get_by_role("button", name="Keep 2")).to_be_focused()
    assert evening.stands()[0] == {"voice": 4, "image": 3}  # what nobody disputes is saved
    second.keyboard.press("Enter")
    second.get_by_role("button", name="Keep both").click()
    saved(second)
    expect(second.locator(".dispute")).to_have_count(0)
    values, sheet = evening.stands()
    assert (values, sheet.remark) == (
        {"voice": 2, "image": 3},
        "The line about the bus.\n\nGrandmother in the rain.",
    )
    first.get_by_role("radio", name=re.compile("^5 ")).nth(2).check()
    saved(first)
    expect(first.get_by_role("radio", name=re.compile("^2 ")).first).to_be_checked()
    expect(first.get_by_label("A remark for the class")).to_have_value(sheet.remark)
    assert evening.stands()[0] == {"voice": 2, "image": 3, "language": 5}


def test_a_sheet_handed_in_elsewhere_is_opened_again_with_what_was_chosen_here(evening, noisy):
    first = noisy()
    evening.sign_in(first)
    evening.sheet(first)
    second = evening.sheet(open_page(first.context))
    hand_in_by_keys(first, "444")
    second.get_by_role("radio", name=re.compile("^1 ")).first.check()
    see(second, "This sheet was handed in in another window.")
    reloaded = evening.sheet(open_page(first.context))
    see(reloaded, "Chosen on this device and never sent:")
    see(reloaded, "Voice: 1")
    second.get_by_role("button", name="Open it again and go on").click()
    second.get_by_role("button", name="Take 4").click()
    expect(second.locator(".dispute")).to_have_count(0)
    saved(second)
    values, sheet = evening.stands()
    assert (values["voice"], sheet.state) == (4, SheetState.OPEN)


def test_a_sign_in_that_ran_out_loses_nothing(evening, noisy):
    page = noisy()
    evening.sign_in(page)
    evening.sheet(page)
    evening.sign_out_everywhere()
    page.keyboard.press("3")
    page.keyboard.press("4")
    see(page, "You are signed out. Your choices are kept on this device.")
    way = page.get_by_role("link", name="Sign in in a new tab")
    assert way.get_attribute("href") == f"/sign-in?next=/sheet/{evening.refs[0]}"
    evening.sign_in(page)
    page.evaluate("dispatchEvent(new Event('focus'))")
    saved(page)
    expect(way).not_to_be_visible()
    assert evening.stands()[0] == {"voice": 3, "image": 4}


def test_what_waits_is_sent_from_the_list_and_only_by_its_own_judge(evening, noisy):
    page = noisy(viewport=PHONE)
    evening.sign_in(page)
    evening.sheet(page)
    lose(page, "/save")
    page.keyboard.press("3")
    page.keyboard.press("5")
    page.get_by_label("A note for yourself").fill("Read again on Sunday.")
    see(page, "Your choices are kept on this device")
    evening.queue(page)
    see(page, "Choices that wait on this device: 3")
    see(page, "The connection is away.")
    expect(page.locator("[data-waiting] li")).to_have_text(["The sea"])
    evening.sign_in(page, who=1)
    evening.queue(page)
    headed(page, "Your entries")
    expect(page.locator("[data-waiting]")).to_be_hidden()
    page.get_by_role("button", name="Sign out").click()
    see(page, "Scores wait on this device")
    page.get_by_role("button", name="Stay signed in").click()
    find_again(page, "/save")
    evening.sign_in(page)
    evening.queue(page)
    expect(page.get_by_role("heading", name="Begun 1")).to_be_visible()
    expect(page.locator("[data-waiting]")).to_be_hidden()
    values, sheet = evening.stands()
    assert (values, sheet.note) == ({"voice": 3, "image": 5}, "Read again on Sunday.")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('sheet'))") == []


def test_signing_out_erases_what_was_never_sent_once_the_judge_says_so(evening, noisy):
    page = noisy()
    evening.sign_in(page)
    evening.sheet(page)
    lose(page, "/save")
    page.keyboard.press("3")
    see(page, "Your choices are kept on this device")
    page.get_by_role("button", name="Sign out").click()
    with leaving(page):
        page.get_by_role("button", name="Sign out and erase them").click()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('sheet'))") == []
    assert evening.stands() == ({}, None)


def test_letters_and_their_order_are_as_the_judge_left_them(evening, window):
    page = window()
    evening.sign_in(page)
    evening.sheet(page)
    text = page.get_by_text("The sea is wide.")
    size = "(element) => parseFloat(getComputedStyle(element).fontSize)"
    before = text.evaluate(size)
    page.get_by_role("button", name="Larger letters").click()
    page.get_by_role("button", name="Plain letters").click()
    evening.sheet(page, 1)
    assert text.evaluate(size) > before
    expect(page.get_by_role("button", name="Plain letters")).to_have_attribute("aria-pressed", "true")
    assert "Alegreya Sans" in text.evaluate("(element) => getComputedStyle(element).fontFamily")


def test_on_a_scale_of_ten_the_key_0_gives_10(installation, window):
    ten = [{**each, "levels": [f"level {n}" for n in range(1, 11)]} for each in RUBRIC["criteria"]]
    evening = Evening(installation, "ten-levels", {"lowest": 1, "highest": 10, "criteria": ten})
    page = window()
    evening.sign_in(page)
    evening.sheet(page)
    see(page, "Keys 1 to 9 score the question you are at, 0 gives it 10")
    for key in ("0", "9", "1"):
        page.keyboard.press(key)
    saved(page)
    see(page, "3 of 3 questions answered")
    expect(page.get_by_role("radio", name=re.compile("^10 ")).first).to_be_checked()
    assert evening.stands()[0] == {"voice": 10, "image": 9, "language": 1}


def test_keys_without_ctrl_may_be_left_out(evening, window):
    page = window()
    evening.sign_in(page)
    evening.sheet(page)
    page.keyboard.press("?")
    page.get_by_role("button", name="Leave these keys out on this device").click()
    page.keyboard.press("Escape")
    page.keyboard.press("4")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.get_by_role("radio", name=re.compile("^1 ")).first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=re.compile("^2 ")).first).to_be_checked()


def test_a_number_too_many_changes_nothing_and_is_no_remark(evening, window):
    page = window()
    evening.sign_in(page)
    evening.sheet(page)
    for value in "4532":
        page.keyboard.press(value)
    saved(page)
    expect(page.get_by_role("button", name="Save and go on")).to_be_focused()
    expect(page.get_by_label("A remark for the class")).to_have_value("")
    values, sheet = evening.stands()
    assert (values, sheet.remark) == ({"voice": 4, "image": 5, "language": 3}, "")


def test_a_work_to_practise_on_is_scored_by_the_same_keys(evening, installation, window):
    with installation.database.writing() as session:
        poems = category_of(session.scalars(select(Campaign).where(Campaign.slug == evening.slug)).one())
        words = {"title": "Two keys", "text": "Two keys,\none door.", "remark": "", "language": "en"}
        ref = add_work(session, category=poems, actor=None, now=installation.now(), **words).ref
    page = window()
    evening.sign_in(page)
    page.goto(f"/c/{evening.slug}/judging/practice/{ref}")
    page.wait_for_load_state()
    page.keyboard.press("4")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name=re.compile("^3 ")).nth(1)).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("5")
    expect(page.get_by_role("radio", checked=True)).to_have_count(3)
    expect(page.get_by_role("button", name="Save, and see how the panel scored")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="How the panel scored")).to_be_visible()
