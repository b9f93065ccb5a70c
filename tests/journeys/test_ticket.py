"""A form takes its ticket before it is sent, in a real browser; and the receipt comes as PDF by itself."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from competition.accounts import cookies
from competition.accounts.sessions import open_session
from competition.campaign.rules import MilestoneKey
from competition.consent.rules import Channel, Level
from competition.entries import services
from competition.entries.facts import Words
from competition.entries.rules import MadeBy
from tests.factories import category_of, make_account, make_campaign, make_city, make_school

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def written(installation):
    """A class with two entries that lack nothing, and what a browser of its teacher holds."""
    now = installation.now()
    with installation.database.writing() as session:
        campaign = make_campaign(session)
        for milestone in campaign.milestones:
            ahead = {MilestoneKey.CALL_OPENS: -30, MilestoneKey.DEADLINE: 30, MilestoneKey.RESULTS: 60}
            milestone.at = now + timedelta(days=ahead[milestone.key])
        teacher = make_account(session)
        school_class = services.start_class(
            session,
            campaign=campaign,
            school=make_school(session, make_city(session, campaign)),
            name="4a",
            age_group="5-10",
            rules_version=campaign.rules_version,
            teacher=teacher,
            now=now,
        )
        mina = services.Maker("Mina", "", age=9, levels=dict.fromkeys(Channel, Level.FIRST))
        refs, by = [], {"actor": teacher, "now": now}
        for title in ("The sea", "The forest"):
            category = category_of(campaign)
            entry = services.create_entry(session, school_class=school_class, category=category, **by)
            words = Words(title=title, text="A line.", language="en")
            services.save_words(session, entry=entry, category=category, words=words, **by)
            services.set_people(session, entry=entry, made_by=MadeBy.PUPIL, makers=[mina], **by)
            refs.append(entry.ref)
        token = open_session(session, account=teacher, now=now).token
        return school_class.ref, refs, [{"name": cookies.NAME, "value": token, "url": installation.url}]


@pytest.fixture
def signed_in(window, written):
    page = window()
    page.context.add_cookies(written[2])
    return page


def test_a_form_takes_a_ticket_and_sends_it(signed_in, written):
    _class, (first, _second), _cookies = written
    signed_in.goto(f"/entry/{first}/words")
    signed_in.get_by_label("Title", exact=True).fill("The wide sea")
    with signed_in.expect_request(lambda sent: sent.url.endswith("/words") and sent.method == "POST") as sent:
        signed_in.get_by_role("button", name="Save the draft and go on").click()
    assert "ticket=Wy" in sent.value.post_data
    expect(signed_in.get_by_text("The draft is saved.")).to_be_visible()


def test_without_a_ticket_it_is_sent_all_the_same_and_the_receipt_becomes_a_pdf(signed_in, written):
    school_class, _refs, _cookies = written
    signed_in.route("**/ticket", lambda route: route.fulfill(status=204))
    signed_in.goto(f"/class/{school_class}")
    signed_in.get_by_role("button", name="Submit 2 entries").click()
    expect(signed_in.get_by_role("heading", name="Receipt for 2 entries")).to_be_visible()
    button = signed_in.get_by_role("link", name="Download the receipt (PDF)")
    expect(button).to_be_visible(timeout=60_000)
    with signed_in.expect_download() as download:
        button.click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert download.value.path().read_bytes().startswith(b"%PDF-")
