import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from competition.accounts.models import Invitation
from competition.accounts.rules import Role
from competition.campaign.models import Campaign, City
from competition.campaign.rules import MilestoneKey
from competition.campaign.settings import (
    basics_of,
    change_basics,
    change_cities,
    change_words,
    cities_of,
    words_of,
)
from competition.platform import audit, fonts
from competition.platform.mail import OutboxMail
from competition.social.queries import sender_of
from tests.factories import DEADLINE, make_campaign, make_city, make_member, make_school
from tests.support.signin import sign_in

ROOM = "/c/mtm-2026/office"


@pytest.fixture
def campaign(session):
    return make_campaign(session, rules_text="Be kind.", organiser="Cities")


@pytest.fixture
def office(session, campaign):
    make_school(session, make_city(session, campaign, "Bergen"), "Fjord School")
    make_city(session, campaign, "Oslo")
    return make_member(session, campaign, Role.SECRETARIAT)


@pytest.fixture
def browser(session, client, office):
    session.commit()
    return sign_in(client, office)


def fields(page):
    areas = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', page.text, re.S)
    sent = re.sub(r'<input(?! checked)[^>]*type="radio"[^>]*>', "", page.text)
    inputs = re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', sent)
    chosen = re.findall(r'<select[^>]*name="([^"]+)".*?<option selected value="([^"]+)"', page.text, re.S)
    return {name: value.strip() for name, value in [*inputs, *areas, *chosen]}


def test_changed_rules_are_a_new_version_and_other_words_are_not(session, campaign, office, now):
    words = words_of(campaign)
    change_words(session, campaign=campaign, words=replace(words, intro="Come in."), actor=office, now=now)
    assert (campaign.intro, campaign.rules_version) == ("Come in.", 1)
    changed = replace(words, rules_text="Be kind and on time.")
    change_words(session, campaign=campaign, words=changed, actor=office, now=now)
    assert (campaign.rules_text, campaign.rules_version) == ("Be kind and on time.", 2)
    assert [deed.action for deed in audit.history(session, campaign_id=campaign.id)] == [
        "campaign.change"
    ] * 2


def test_the_letters_of_the_cards_are_chosen_and_stay(session, campaign, office, now):
    words = words_of(campaign)
    assert (words.faces, sender_of(session, campaign).faces) == ("", "")
    change_words(session, campaign=campaign, words=replace(words, faces="noto"), actor=office, now=now)
    assert sender_of(session, campaign).faces == "noto"
    later = replace(words_of(campaign), intro="Come in.", colours={"poem": "#123456"})
    change_words(session, campaign=campaign, words=later, actor=office, now=now)
    assert sender_of(session, campaign).faces == "noto"
    change_words(session, campaign=campaign, words=replace(later, faces=""), actor=office, now=now)
    assert sender_of(session, campaign).faces == ""
    campaign.brand = {"faces": "a face that was taken out"}
    assert words_of(campaign).faces == ""


def test_the_letters_are_chosen_on_the_page(session, browser, campaign):
    page = browser.get(f"{ROOM}/words")
    assert re.search(r'<input[^>]*checked[^>]*name="faces"[^>]*value=""', page.text)
    browser.post(f"{ROOM}/words", data={**fields(page), "faces": "noto"})
    page = browser.get(f"{ROOM}/words")
    assert re.search(r'<input[^>]*checked[^>]*name="faces"[^>]*value="noto"', page.text)
    refused = browser.post(f"{ROOM}/words", data={**fields(page), "faces": "comic"})
    assert refused.status_code == 400


def test_cities_come_and_go_but_one_with_a_school_stays(session, campaign, office, now):
    stay = change_cities(session, campaign=campaign, cities=[("Patras", "GR")], actor=office, now=now)
    assert stay == ["Bergen"]
    assert cities_of(session, campaign) == (("Bergen", "NO"), ("Patras", "GR"))


def test_another_zone_keeps_the_hours_of_the_calendar(session, campaign, office, now):
    basics = replace(basics_of(campaign), time_zone="Europe/Athens", language="fr")
    change_basics(session, campaign=campaign, basics=basics, actor=office, now=now)
    deadline = campaign.calendar.at(MilestoneKey.DEADLINE)
    assert deadline == datetime(2026, 11, 19, 21, 59, tzinfo=UTC)  # 23:59 in Athens
    assert campaign.translation_languages == ["fr", "en"]


@pytest.mark.parametrize(("setup_step", "year"), [("calendar", 2028), (None, 2026)])
def test_the_calendar_follows_the_year_only_while_the_campaign_is_set_up(
    session, campaign, office, now, setup_step, year
):
    campaign.setup_step = setup_step
    basics = replace(basics_of(campaign), year=2028)
    change_basics(session, campaign=campaign, basics=basics, actor=office, now=now)
    assert campaign.year == 2028
    assert campaign.calendar.at(MilestoneKey.DEADLINE) == DEADLINE.replace(year=year)


def test_a_leap_day_becomes_the_day_before(session, campaign, office, now):
    campaign.setup_step = "calendar"
    deadline = next(m for m in campaign.milestones if m.key is MilestoneKey.DEADLINE)
    deadline.at, campaign.year = datetime(2028, 2, 29, 12, tzinfo=UTC), 2028
    basics = replace(basics_of(campaign), year=2029)
    change_basics(session, campaign=campaign, basics=basics, actor=office, now=now)
    assert deadline.at == datetime(2029, 2, 28, 12, tzinfo=UTC)


def test_the_secretariat_changes_the_words_on_the_page(browser, database):
    page = f"{ROOM}/words"
    answer = browser.post(page, data={**fields(browser.get(page)), "organiser": "City of Bergen"})
    assert answer.location == page
    assert "It is saved." in browser.get(page).text
    with database.reading() as session:
        assert session.scalars(select(Campaign.organiser)).one() == "City of Bergen"
        assert session.scalars(select(Campaign.rules_version)).one() == 1


def test_a_colour_that_cannot_be_read_is_refused_with_its_contrast_and_everything_kept(browser, database):
    page = f"{ROOM}/words"
    typed = {**fields(browser.get(page)), "colour_poem": "#ffcc00", "intro": "A new intro"}
    answer = browser.post(page, data=typed)
    assert answer.status_code == 400
    said = "#FFCC00 is too light for words on paper: a contrast of 1.3 to 1, where 4.5 is the least."
    assert said in answer.text
    assert "A new intro" in answer.text
    assert browser.post(page, data={**typed, "colour_poem": "#7a1f5c"}).status_code == 302
    with database.reading() as session:
        brand = session.scalars(select(Campaign.brand)).one()
    assert brand == {"form": {"poem": {"area": "#7A1F5C", "text": "#7A1F5C"}}}


def test_the_cities_are_changed_one_a_line(browser, database):
    page = f"{ROOM}/cities"
    token = fields(browser.get(page))["csrf_token"]
    answer = browser.post(page, data={"csrf_token": token, "cities": "Bergen, NO"})
    assert answer.location == page
    with database.reading() as session:
        assert session.execute(select(City.name, City.country)).all() == [("Bergen", "NO")]


def test_a_city_that_stays_is_named(browser):
    page = f"{ROOM}/cities"
    token = fields(browser.get(page))["csrf_token"]
    browser.post(page, data={"csrf_token": token, "cities": "Patras, GR"})
    assert "Bergen stay: a school or a judge is from there." in browser.get(page).text


def test_a_line_that_is_no_city_is_named_and_everything_kept(browser):
    page = f"{ROOM}/cities"
    token = fields(browser.get(page))["csrf_token"]
    answer = browser.post(page, data={"csrf_token": token, "cities": "Lublin\nBergen, Norway, Europe"})
    assert answer.status_code == 400
    assert "Lublin\nBergen, Norway, Europe" in answer.text
    assert "write a city as" in answer.text


def test_name_and_zone_are_changed_on_the_page(browser, database):
    page = f"{ROOM}/campaign"
    shown = fields(browser.get(page))
    assert (shown["language"], shown["time_zone"], shown["year"]) == ("en", "Europe/Paris", "2026")
    answer = browser.post(page, data={**shown, "name": "Voices", "time_zone": "Europe/Athens"})
    assert answer.location == page
    with database.reading() as session:
        campaign = session.scalars(select(Campaign)).one()
        assert (campaign.name, campaign.slug, campaign.time_zone) == ("Voices", "mtm-2026", "Europe/Athens")


@pytest.mark.parametrize("changed", [{"time_zone": "Mars/Base"}, {"language": "tlh"}, {"name": ""}])
def test_what_cannot_be_is_refused_on_the_page(browser, database, changed):
    page = f"{ROOM}/campaign"
    assert browser.post(page, data={**fields(browser.get(page)), **changed}).status_code == 400
    with database.reading() as session:
        assert session.scalars(select(Campaign.name)).one() == "More than migrants"


def test_a_colleague_is_invited_by_a_letter_that_says_whose_it_is(browser, database):
    token = fields(browser.get(f"{ROOM}/ready"))["csrf_token"]
    data = {"csrf_token": token, "email": "colleague@example.org"}
    assert browser.post(f"{ROOM}/colleagues", data=data).location == f"{ROOM}/ready"
    with database.reading() as session:
        invited = session.scalars(select(Invitation)).one()
        assert (invited.role, invited.about) == (Role.SECRETARIAT, "More than migrants 2026, Cities")
        assert session.scalars(select(OutboxMail.recipient)).all() == ["colleague@example.org"]


def test_letters_that_this_machine_lacks_are_not_offered_and_it_is_said_what_is_missing(
    browser, session, campaign, monkeypatch
):
    monkeypatch.setattr(fonts.lacking, "__kwdefaults__", {"folders": fonts.FOLDERS[:1]})
    page = browser.get(f"{ROOM}/words").text
    assert 'value="noto"' not in page
    assert "Noto could be chosen too if whoever runs Garland installed it: fonts-noto-core." in page
    campaign.brand = {**campaign.brand, "faces": "noto"}
    session.commit()
    page = browser.get(f"{ROOM}/words").text
    assert re.search(r'<input[^>]*checked[^>]*name="faces"[^>]*value="noto"', page)
    assert "Noto is not on this machine: cards are set in Alegreya until" in page
