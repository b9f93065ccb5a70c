import re

import pytest
from sqlalchemy import select

from competition.accounts.models import Invitation
from competition.accounts.rules import Role
from competition.campaign.models import Campaign, City
from competition.campaign.settings import change_settings, settings_of
from competition.platform.mail import OutboxMail
from tests.factories import make_campaign, make_city, make_member, make_school
from tests.support.signin import sign_in

PAGE = "/c/mtm-2026/office/campaign"


@pytest.fixture
def office(session):
    campaign = make_campaign(session, rules_text="Be kind.")
    make_school(session, make_city(session, campaign, "Bergen"), "Fjord School")
    make_city(session, campaign, "Oslo")
    return make_member(session, campaign, Role.SECRETARIAT)


@pytest.fixture
def browser(session, client, office):
    session.commit()
    return sign_in(client, office)


def change(session, office, now, **changes):
    campaign = session.scalars(select(Campaign)).one()
    settings = settings_of(session, campaign)
    changed = {**vars(settings), **changes}
    return campaign, change_settings(
        session, campaign=campaign, settings=type(settings)(**changed), actor=office, now=now
    )


def test_changed_rules_are_a_new_version_and_other_words_are_not(session, office, now):
    campaign, _ = change(session, office, now, intro="Come in.")
    assert (campaign.intro, campaign.rules_version) == ("Come in.", 1)
    campaign, _ = change(session, office, now, rules_text="Be kind and on time.")
    assert (campaign.rules_text, campaign.rules_version) == ("Be kind and on time.", 2)


def test_cities_come_and_go_but_one_with_a_school_stays(session, office, now):
    _, stay = change(session, office, now, cities=(("Patras", "GR"),))
    assert stay == ["Bergen"]
    assert session.scalars(select(City.name).order_by(City.name)).all() == ["Bergen", "Patras"]


def fields(page):
    areas = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', page.text, re.S)
    inputs = re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page.text)
    return {name: value.strip() for name, value in [*inputs, *areas] if name != "email"}


def test_the_secretariat_changes_the_words_on_the_page(browser, database):
    answer = browser.post(
        PAGE, data={**fields(browser.get(PAGE)), "organiser": "City of Bergen", "cities": "Bergen, NO"}
    )
    assert answer.location == PAGE
    with database.reading() as session:
        assert session.scalars(select(Campaign.organiser)).one() == "City of Bergen"
        assert session.execute(select(City.name, City.country)).all() == [("Bergen", "NO")]


def test_a_line_that_is_no_city_is_named_and_everything_kept(browser):
    typed = {**fields(browser.get(PAGE)), "intro": "A new intro", "cities": "Bergen, Norway, Europe"}
    answer = browser.post(PAGE, data=typed)
    assert answer.status_code == 400
    assert "A new intro" in answer.text
    assert "write a city as" in answer.text


def test_a_colleague_is_invited_by_a_letter_that_says_whose_it_is(browser, database, config):
    token = fields(browser.get(PAGE))["csrf_token"]
    data = {"csrf_token": token, "email": "colleague@example.org"}
    assert browser.post("/c/mtm-2026/office/colleagues", data=data).location == PAGE
    with database.reading() as session:
        invited = session.scalars(select(Invitation)).one()
        assert (invited.role, invited.about) == (Role.SECRETARIAT, "More than migrants 2026")
        assert session.scalars(select(OutboxMail.recipient)).all() == ["colleague@example.org"]
