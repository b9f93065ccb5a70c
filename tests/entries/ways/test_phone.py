"""Go on with my phone: a code on the class's page signs the phone in, once and for ten minutes."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts.models import SignInLink
from competition.accounts.rules import Role
from competition.accounts.services import grant
from competition.accounts.tokens import link_token
from competition.platform.mail import OutboxMail
from tests.factories import make_campaign, make_city, make_class, make_school


@pytest.fixture
def desk(school_class, teacher, browse):
    ref = school_class.ref
    return browse(teacher), f"/class/{ref}"


@pytest.fixture
def phone(app):
    return app.test_client()


@pytest.fixture
def code(session, config):
    """The address that the code of the newest link holds."""

    def code():
        ref = session.scalars(select(SignInLink.ref).order_by(SignInLink.id.desc())).first()
        session.rollback()
        return f"/sign-in/{link_token(config.secret_key, 'sign-in', ref)}"

    return code


def test_the_phone_goes_on_where_the_desk_was(desk, phone, code):
    browser, page = desk
    assert "Show the code" in browser.get(f"{page}/phone").text
    assert browser.post(f"{page}/phone").location == f"{page}/phone"
    shown = browser.get(f"{page}/phone").text
    assert "<svg" in re.search(r'class="code".*?</div>', shown, re.DOTALL).group(0)
    assert "Not used yet" in browser.get(f"{page}/phone/state").text
    assert phone.get(page).status_code == 302
    assert phone.get(code()).status_code == 200
    assert phone.post(code()).location == page
    assert phone.get(page).status_code == 200
    assert "The other device came in on" in browser.get(f"{page}/phone/state").text
    assert browser.get(page).status_code == 200


def test_the_code_is_gone_after_ten_minutes_and_a_new_one_voids_the_old(desk, phone, code, clock):
    browser, page = desk
    browser.post(f"{page}/phone")
    first = code()
    browser.post(f"{page}/phone")
    assert phone.post(first).status_code == 404
    second = code()
    clock.at += timedelta(minutes=10)
    assert phone.post(second).status_code == 404
    assert "Make another code" in browser.get(f"{page}/phone").text
    assert "has expired" in browser.get(f"{page}/phone/state").text


def test_the_phone_reaches_the_classes_of_this_campaign_only(
    session, school_class, teacher, browse, phone, code
):
    other = make_campaign(session, "other")
    elsewhere = make_class(session, make_school(session, make_city(session, other)), other, teacher, "9z")
    for campaign_id in (other.id, school_class.campaign_id):
        grant(session, account=teacher, role=Role.TEACHER, campaign_id=campaign_id)
    here, there = f"/class/{school_class.ref}", f"/class/{elsewhere.ref}"
    browser = browse(teacher)
    assert browser.get(there).status_code == 200
    browser.post(f"{here}/phone")
    phone.post(code())
    assert (phone.get(here).status_code, phone.get(there).status_code) == (200, 404)
    home = phone.get("/").text
    assert "Class 4a" in home
    assert "Class 9z" not in home


def test_whoever_judges_is_told_to_use_the_mail(session, campaign, school_class, teacher, browse):
    grant(session, account=teacher, role=Role.JUDGE, campaign_id=campaign.id)
    page = f"/class/{school_class.ref}"
    browser = browse(teacher)
    shown = browser.get(f"{page}/phone").text
    assert "its way in comes by mail only" in shown
    assert "Show the code" not in shown
    assert browser.post(f"{page}/phone").status_code == 409
    assert browser.post(f"{page}/mail-link").location == page
    letter = session.scalars(select(OutboxMail)).one()
    assert (letter.event, letter.recipient) == ("accounts.sign_in", "teacher@example.org")


def test_nobody_else_makes_a_code_of_a_class(school_class, office, browse):
    ref = school_class.ref
    assert browse(office).post(f"/class/{ref}/phone").status_code == 404
