"""The history: narrowed by who and what, page by page, in few statements."""

import re
from datetime import timedelta

import pytest

from competition.accounts.rules import Role
from competition.platform import audit
from tests.factories import (
    category_of,
    make_campaign,
    make_city,
    make_class,
    make_entry,
    make_member,
    make_school,
)
from tests.support.signin import sign_in
from tests.support.statements import counted


@pytest.fixture
def campaign(session):
    return make_campaign(session)


@pytest.fixture
def ada(session, campaign):
    return make_member(session, campaign, Role.SECRETARIAT, "ada@example.org")


@pytest.fixture
def do(session, campaign, now):
    def do(action, actor=None, times=1):
        for at in range(times):
            audit.record(
                session,
                actor_id=actor.id if actor else None,
                action=action,
                object_kind="entry",
                object_id=at + 1,
                campaign_id=campaign.id,
                now=now + timedelta(minutes=at),
            )

    return do


@pytest.fixture
def history(session, campaign, ada, client):
    def history(query=""):
        session.commit()
        sign_in(client, ada)
        return client.get(f"/c/{campaign.slug}/office/history{query}").text

    return history


def deeds(page):
    return re.findall(r'data-label="What">([^<]+)<', page)


def test_the_history_is_narrowed_to_one_deed_and_to_one_person(do, ada, history):
    do("entry.accept", ada)
    do("entry.submit", times=2)
    assert deeds(history()) == ["submitted an entry, 2 times", "accepted an entry"]
    assert deeds(history("?deed=entry.submit")) == ["submitted an entry, 2 times"]
    assert deeds(history(f"?who={ada.ref}")) == ["accepted an entry"]
    page = history(f"?who={ada.ref}&deed=entry.submit")
    assert deeds(page) == []
    assert "0 of 3 steps" in page
    assert "No step fits" in page


def test_what_is_asked_in_vain_narrows_nothing(do, history):
    do("entry.submit")
    assert len(deeds(history("?who=nobody&deed=nonsense&page=nonsense"))) == 1


def test_the_history_goes_on_after_fifty_to_its_very_beginning(do, history):
    do("entry.submit", times=51)
    first, second = history(), history("?page=2")
    assert (deeds(first), deeds(second)) == (["submitted an entry, 50 times"], ["submitted an entry"])
    assert "Steps 1 to 50" in first
    assert 'rel="next"' in first
    assert 'rel="next"' not in second
    assert "Steps 51 to 51" in second


def test_what_was_done_on_two_days_or_by_two_people_is_told_apart(do, ada, session, campaign, now, history):
    do("entry.submit", ada)
    do("entry.submit", times=2)
    for deed in audit.history(session, campaign_id=campaign.id, limit=1):
        deed.at = now + timedelta(days=1)
    assert deeds(history()) == ["submitted an entry"] * 3


def test_an_entry_is_named_by_its_number_and_leads_to_its_page(do, session, campaign, history):
    school_class = make_class(session, make_school(session, make_city(session, campaign)), campaign)
    entry = make_entry(session, school_class, category_of(campaign), number="MTM-1")
    do("entry.submit", times=entry.id)
    place = f"/c/{campaign.slug}/office/entries/{entry.ref}"
    assert re.findall(r'href="([^"]+)">(MTM-1)<', history()) == [(place, "MTM-1")]


def test_it_asks_the_same_for_few_deeds_and_for_many(do, ada, campaign, session, client, database):
    asked = []
    for number in (1, 60):
        do("entry.accept", ada, times=number)
        session.commit()
        sign_in(client, ada)
        address = f"/c/{campaign.slug}/office/history?deed=entry.accept&who={ada.ref}"
        client.get(address)
        with counted(database) as seen:
            assert client.get(address).status_code == 200
        asked.append(len(seen))
    assert asked[0] == asked[1] <= 8, "\n".join(seen)
