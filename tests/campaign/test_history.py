"""The history: narrowed by who and what, page by page, in few statements."""

import re
from datetime import timedelta

import pytest

from competition.accounts.rules import Role
from competition.platform import audit
from tests.factories import make_campaign, make_member
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
    return re.findall(r'data-label="Deed">([^<]+)<', page)


def test_the_history_is_narrowed_to_one_deed_and_to_one_person(do, ada, history):
    do("entry.accept", ada)
    do("entry.submit", times=2)
    assert len(deeds(history())) == 3
    assert deeds(history("?deed=entry.submit")) == ["submitted an entry"] * 2
    assert deeds(history(f"?who={ada.ref}")) == ["accepted an entry"]
    page = history(f"?who={ada.ref}&deed=entry.submit")
    assert deeds(page) == []
    assert "0 of 3 deeds" in page
    assert "No deed fits" in page


def test_what_is_asked_in_vain_narrows_nothing(do, history):
    do("entry.submit")
    assert len(deeds(history("?who=nobody&deed=nonsense&page=nonsense"))) == 1


def test_the_history_goes_on_after_fifty_to_its_very_beginning(do, history):
    do("entry.submit", times=51)
    first, second = history(), history("?page=2")
    assert (len(deeds(first)), len(deeds(second))) == (50, 1)
    assert 'rel="next"' in first
    assert 'rel="next"' not in second
    assert "entry 1<" in second


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
