"""A list narrowed in a real browser: only the list is fetched anew, and it says what it became."""

import pytest
from playwright.sync_api import expect

from competition.accounts import cookies
from competition.accounts.rules import Role
from competition.accounts.sessions import open_session
from competition.platform import audit
from tests.factories import make_campaign, make_member
from tests.journeys.browser import open_page

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def history(installation):
    """The history of a campaign with three deeds, as (address, cookie of its secretariat)."""
    now = installation.now()
    with installation.database.writing() as session:
        campaign = make_campaign(session)
        ada = make_member(session, campaign, Role.SECRETARIAT, "ada@example.org")
        session.flush()
        for action in ("results.freeze", "results.unfreeze", "results.freeze"):
            audit.record(
                session,
                actor_id=ada.id,
                action=action,
                object_kind="campaign",
                object_id=campaign.id,
                campaign_id=campaign.id,
                now=now,
            )
        token = open_session(session, account=ada, now=now).token
        return f"{installation.url}/c/{campaign.slug}/office/history", token


@pytest.fixture
def browse(history, chromium):
    address, token = history
    contexts = []

    def browse(**more):
        context = chromium.new_context(**more)
        contexts.append(context)
        context.add_cookies([{"name": cookies.NAME, "value": token, "url": address}])
        page = open_page(context, **more)
        page.goto(address)
        return page

    yield browse
    for context in contexts:
        context.close()


def rows(page):
    return page.get_by_role("rowgroup").nth(1).get_by_role("row")


def narrow(page):
    page.get_by_label("What", exact=True).select_option(label="froze the results")
    page.get_by_role("button", name="Narrow the list").click()


def test_only_the_list_is_fetched_anew_and_the_address_follows(browse):
    page = browse()
    expect(rows(page)).to_have_count(3)
    page.evaluate("window.stayed = true")
    with page.expect_response(lambda answer: "htmx" in answer.url):
        page.get_by_label("What", exact=True).focus()
    page.wait_for_timeout(300)
    narrow(page)
    expect(rows(page)).to_have_count(1)
    expect(page.locator("[data-said]")).to_have_text("2 of 3 steps")
    assert page.url.endswith("?deed=results.freeze")
    assert page.evaluate("window.stayed")
    expect(page.locator("p.visually-hidden[role=status]")).to_have_text("2 of 3 steps")
    page.get_by_role("link", name="Without What: froze the results").click()
    expect(rows(page)).to_have_count(3)
    page.go_back()
    expect(rows(page)).to_have_count(1)


def test_without_scripts_the_same_is_a_form(browse):
    page = browse(java_script_enabled=False)
    narrow(page)
    expect(rows(page)).to_have_count(1)
    assert "deed=results.freeze" in page.url


def test_on_the_phone_the_filters_are_folded_and_the_rooms_too(browse):
    page = browse(viewport={"width": 390, "height": 844})
    expect(page.get_by_label("What", exact=True)).to_be_hidden()
    page.locator("summary", has_text="Narrow the list").click()
    expect(page.get_by_label("What", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Panel", exact=True)).to_be_hidden()
    page.locator("summary", has_text="All rooms").click()
    expect(page.get_by_role("link", name="Panel", exact=True)).to_be_visible()
    assert page.locator("header.masthead").bounding_box()["height"] < 422
