"""A teacher starts a class in the browser."""

import re

import pytest
from sqlalchemy import select

from competition.accounts import cookies
from competition.accounts.models import Account
from competition.campaign.models import School
from competition.entries import views_start
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.platform.mail import OutboxMail, render
from tests.factories import DEADLINE, OPENS, make_account

START = "/c/mtm-2026/enter"


@pytest.fixture
def visitor(session, app, client, school):
    app.config["WTF_CSRF_ENABLED"] = False
    session.commit()
    return client


@pytest.fixture
def filled(school):
    return {
        "email": "Anna@Example.org",
        "teacher": "Anna Keller",
        "city": str(school.city_id),
        "school": "Fjord School",
        "class_name": "4a",
        "age_group": "5-10",
        "accepted": "y",
        "rules_version": "1",
    }


def test_a_visitor_starts_at_once_and_confirms_the_address_afterwards(session, visitor, filled, school):
    answer = visitor.post(START, data=filled)
    started = session.scalars(select(SchoolClass)).one()
    assert (answer.status_code, answer.location) == (302, f"/class/{started.ref}")
    assert (started.name, started.school_id) == ("4a", school.id)
    account = session.scalars(select(Account)).one()
    assert (account.email, account.pending_email) == (None, "anna@example.org")
    mail = session.scalars(select(OutboxMail)).one()
    assert (mail.event, mail.recipient) == ("accounts.confirm", "anna@example.org")
    session.rollback()
    page = visitor.get(answer.location)
    assert page.status_code == 200
    assert "Class 4a" in page.text
    assert "we sent to anna@example.org" in page.text


def test_who_starts_on_a_french_page_goes_on_in_french_and_gets_french_letters(
    session, visitor, filled, config
):
    answer = visitor.post(START, data=filled, headers={"Accept-Language": "fr-BE"})
    assert session.scalars(select(Account.locale)).one() == "fr"
    mail = session.scalars(select(OutboxMail)).one()
    assert render(session, mail, config).subject == "Merci de confirmer votre adresse"
    session.rollback()
    assert "Classe 4a" in visitor.get(answer.location, headers={"Accept-Language": "en"}).text


def test_somebody_known_is_not_asked_who_they_are(session, visitor, filled, browse, teacher):
    browser = browse(teacher)
    assert 'name="email"' not in browser.get(START).text
    for name in ("4a", "4b"):
        answer = browser.post(START, data={**filled, "class_name": name, "email": "x", "teacher": ""})
        assert answer.status_code == 302
    assert len(session.scalars(select(ClassTeacher).filter_by(account_id=teacher.id)).all()) == 2
    session.rollback()
    home = browser.get("/").text
    assert "Class 4a" in home
    assert "Class 4b" in home


def test_a_school_that_is_not_listed_is_added(session, visitor, filled):
    visitor.post(START, data={**filled, "school": "Harbour School"})
    assert session.scalars(select(School.name).order_by(School.id)).all() == [
        "Fjord School",
        "Harbour School",
    ]


def test_what_is_missing_is_said_and_what_was_typed_stays(session, visitor, filled):
    answer = visitor.post(START, data={**filled, "city": "", "accepted": "", "class_name": "4a & 4b"})
    assert answer.status_code == 400
    assert "2 places need another look" in answer.text
    assert "Please choose your city." in answer.text
    assert 'value="4a &amp; 4b"' in answer.text
    assert session.scalars(select(Account)).all() == []


def test_changed_rules_are_to_be_accepted_anew(session, visitor, filled):
    answer = visitor.post(START, data={**filled, "rules_version": "0"})
    assert answer.status_code == 409
    assert "The rules have changed since you opened this page." in answer.text
    assert session.scalars(select(Account)).all() == []
    version = re.search(r'name="rules_version"[^>]*value="(\d+)"', answer.text).group(1)
    tick = re.search(r'<input[^>]*name="accepted"[^>]*>', answer.text).group(0)
    assert (version, "checked" in tick) == ("1", False)


@pytest.mark.parametrize(("moment", "sentence"), [(DEADLINE, "The deadline was"), (OPENS, None)])
def test_the_form_is_there_while_the_call_is_open(visitor, clock, moment, sentence):
    clock.at = moment
    answer = visitor.get(START)
    assert answer.status_code == (409 if sentence else 200)
    assert (sentence or "Start the class") in answer.text


def test_starting_very_often_from_one_place_is_slowed_down(visitor, filled, monkeypatch):
    monkeypatch.setattr(views_start, "STARTS_FROM_ONE_PLACE", 2)
    answers = []
    for number in range(3):
        answers.append(visitor.post(START, data={**filled, "email": f"t{number}@example.org"}))
        visitor.delete_cookie(cookies.NAME)
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "That was a little too often." in answers[2].text


def test_the_rules_are_there_to_be_read(session, campaign, visitor):
    campaign.rules_text = "The work is your own."
    session.commit()
    assert "The work is your own." in visitor.get(START).text
    assert re.search(r'name="rules_version"[^>]*value="1"', visitor.get(START).text)


def test_an_address_that_belongs_to_somebody_else_gives_no_access(session, visitor, filled, school_class):
    known = make_account(session, "known@example.org")
    session.add(ClassTeacher(class_id=school_class.id, account_id=known.id))
    session.commit()
    visitor.post(START, data={**filled, "email": "known@example.org"})
    assert visitor.get(f"/class/{school_class.ref}").status_code == 404
