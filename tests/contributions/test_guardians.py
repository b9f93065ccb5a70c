"""The guardian of somebody under age answers by a link; nothing is shown before."""

from datetime import timedelta

import pytest

from competition.campaign.models import Milestone
from competition.campaign.rules import MilestoneKey
from competition.consent.rules import Channel, Level
from competition.contributions.models import Contribution
from competition.contributions.queries import contributions_for, lacks_of, never_allowed
from competition.contributions.rules import Kind, Lack, Reason
from competition.contributions.services import delete_contribution
from tests.contributions.test_views import OFFICE, text, typed
from tests.support.signin import sign_in


@pytest.fixture
def asked(place, client, session):
    """A quote of a child whose guardian has the link: its office page, its address, the page's browser."""
    client.application.config["WTF_CSRF_ENABLED"] = False
    made = place.add(Kind.QUOTE, given_name="Elia", family_name="", minor=True, levels={})
    session.commit()
    office, here = sign_in(client, place.office), f"{OFFICE}/contribution/{made.ref}"
    assert office.post(f"{here}/guardian").status_code == 302
    page = office.get(here).get_data(as_text=True)
    address = page.split('id="guardian-address"')[1].split('value="')[1].split('"')[0]
    return made.id, office, here, "/consent/" + address.split("/consent/")[1]


def family(client):
    return client.application.test_client()


def test_the_family_sees_the_words_and_what_it_allows_is_shown(asked, place, database, client):
    made, _office, _here, address = asked
    page = text(family(client).get(f"{address}?language=en"))
    assert "Elia" in page
    assert "I am many things. I am a welder, I like quiet snow" in page
    answer = {"book": "first", "web": "no", "language": "en"}
    assert family(client).post(address, data=answer).status_code == 302
    with database.reading() as session:
        (one,) = contributions_for(session, place.campaign.id, Channel.BOOK)
        assert one.name == "Elia"
        assert contributions_for(session, place.campaign.id, Channel.WEB) == ()
        assert lacks_of(session.get_one(Contribution, made), ["en"]) == ()


def test_before_the_answer_nothing_is_shown_whatever_the_office_says(asked, place, database):
    made, office, here, _address = asked
    office.post(here, data=typed(minor="y", text="I am many things."))
    with database.reading() as session:
        assert contributions_for(session, place.campaign.id, Channel.BOOK) == ()
        lacks = {each.kind for each in lacks_of(session.get_one(Contribution, made), ["en"])}
    assert Lack.GUARDIAN in lacks


def test_the_office_allows_no_more_than_the_guardian_but_less(asked, database, client):
    made, office, here, address = asked
    family(client).post(address, data={"book": "first", "web": "no", "social": "no"})
    more = office.post(here, data=typed(minor="y", book="full", web="no", social="no"))
    assert "only they can allow more" in text(more, 409)
    page = text(office.get(here))
    assert "Has answered by the link." in page
    less = dict.fromkeys(("book", "web", "social"), "no")
    assert office.post(here, data=typed(minor="y", **less)).status_code == 302
    with database.reading() as session:
        levels = session.get_one(Contribution, made).said.levels
    assert levels == dict.fromkeys(Channel, Level.NO)


def test_what_a_guardian_allowed_is_kept_after_the_publication(asked, place, database, client):
    made, _office, _here, address = asked
    published = place.now - timedelta(days=31)
    with database.writing() as session:
        key = MilestoneKey.PUBLICATION
        session.add(Milestone(campaign_id=place.campaign.id, key=key, at=published))
    with database.reading() as session:
        assert never_allowed(session, place.now) == [made]
    family(client).post(address, data={"book": "first"})
    with database.reading() as session:
        assert never_allowed(session, place.now) == []


def test_a_deleted_quote_leaves_no_link_and_somebody_of_age_gets_none(asked, place, client, session):
    made, office, _here, address = asked
    grown = place.add(Kind.QUOTE)
    session.commit()
    assert office.post(f"{OFFICE}/contribution/{grown.ref}/guardian").status_code == 404
    gone = session.get_one(Contribution, made)
    delete_contribution(session, contribution=gone, reason=Reason.WITHDRAWN, **place.by)
    session.commit()
    assert family(client).get(address).status_code == 404
