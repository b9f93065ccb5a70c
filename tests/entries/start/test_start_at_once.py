"""Work and submission begin in this browser; the address is confirmed later, and nothing is lost by it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts.models import Account
from competition.accounts.tokens import link_token
from competition.entries.facts import Words
from competition.entries.identity import ClassTeacher, Receipt, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState, MadeBy
from competition.entries.services import create_entry, save_words, set_people
from competition.platform.mail import OutboxMail
from tests.entries.conftest import MINA
from tests.factories import DEADLINE, category_of, make_account

START = "/c/mtm-2026/enter"


@pytest.fixture
def started(session, app, client, school, config):
    """A browser in which somebody has just started, her class's page, and the link in her letter."""
    app.config["WTF_CSRF_ENABLED"] = False
    session.commit()
    typed = {
        "email": "anna@example.org",
        "teacher": "Anna Keller",
        "city": str(school.city_id),
        "school": "Fjord School",
        "class_name": "4a",
        "age_group": "5-10",
        "accepted": "y",
        "rules_version": "1",
    }
    page = client.post(START, data=typed).location
    letter = session.scalars(select(OutboxMail)).one()
    link = f"/sign-in/{link_token(config.secret_key, 'sign-in', letter.ids['link'])}"
    session.rollback()
    return client, page, link


@pytest.fixture
def poem(session, campaign, started, now):
    school_class = session.scalars(select(SchoolClass)).one()
    teacher = session.scalars(select(Account)).one()
    by = {"actor": teacher, "now": now}
    category = category_of(campaign)
    entry = create_entry(session, school_class=school_class, category=category, **by)
    save_words(session, entry=entry, category=category, words=Words("The sea", "Wide.", "en"), **by)
    set_people(session, entry=entry, made_by=MadeBy.PUPIL, makers=[MINA], **by)
    session.commit()
    return entry


def test_what_was_submitted_before_the_address_was_confirmed_keeps_its_time(
    session, started, poem, clock, now
):
    browser, page, link = started
    assert browser.post(f"/entry/{poem.ref}/submit").status_code == 302
    assert browser.get(f"/entry/{poem.ref}/receipt").status_code == 200
    clock.at = DEADLINE + timedelta(hours=3)
    browser.post("/sign-out")
    clock.at = now + timedelta(hours=20)
    assert browser.post(link).location == page
    clock.at = DEADLINE + timedelta(hours=3)
    session.expire_all()
    entry = session.scalars(select(Entry)).one()
    assert (entry.state, entry.submitted_at) == (EntryState.SUBMITTED, now)
    assert session.scalars(select(Receipt)).one().submitted_at == now
    assert session.scalars(select(Account)).one().email == "anna@example.org"


def test_the_link_leads_to_the_class_it_was_started_for_also_when_she_was_known(session, started, poem):
    browser, page, link = started
    known = make_account(session, "anna@example.org", "Anna K.")
    session.commit()
    assert browser.post(link).location == page
    assert "The sea" in browser.get(page).text
    assert session.scalars(select(ClassTeacher)).one().account_id == known.id


def test_the_page_says_where_the_letter_went_and_offers_it_again(session, started):
    browser, page, _link = started
    assert "we sent to anna@example.org" in browser.get(page).text
    assert browser.post(f"{page}/mail-link").location == page
    assert "on its way to anna@example.org" in browser.get(page).text
    events = [letter.event for letter in session.scalars(select(OutboxMail))]
    assert events == ["accounts.confirm", "accounts.confirm"]


def test_close_to_the_deadline_it_asks_whether_the_address_is_right(started, clock):
    browser, page, _link = started
    calm = browser.get(page).text
    clock.at = DEADLINE - timedelta(days=2)
    pressing = browser.get(page).text
    assert "The deadline is near, and your address is not confirmed yet." not in calm
    assert "The deadline is near, and your address is not confirmed yet." in pressing


def test_a_wrong_address_is_put_right_and_nothing_is_lost(session, started, poem, config):
    browser, page, link = started
    form = browser.get(f"{page}/address").text
    assert 'value="anna@example.org"' in form
    assert browser.post(f"{page}/address", data={"email": "nonsense"}).status_code == 400
    assert browser.post(f"{page}/address", data={"email": "anna.k@example.org"}).location == page
    assert "The sea" in browser.get(page).text
    letter = session.scalars(select(OutboxMail).order_by(OutboxMail.id.desc())).first()
    assert letter.recipient == "anna.k@example.org"
    token = link_token(config.secret_key, "sign-in", letter.ids["link"])
    session.rollback()
    assert browser.get(link).status_code == 404
    assert browser.post(f"/sign-in/{token}").location == page
    assert session.scalars(select(Account.email)).one() == "anna.k@example.org"
    session.rollback()
    assert browser.get(f"{page}/address").location == page


def test_who_asks_for_letters_too_often_is_slowed_down(started):
    browser, page, _link = started
    answers = [browser.post(f"{page}/mail-link").status_code for _try in range(13)]
    assert answers == [302] * 12 + [429]
