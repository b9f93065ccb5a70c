"""The secretariat's overview: the one thing to do, the calendar, and how the garland grows."""

import re
from datetime import UTC, datetime

import pytest

from competition.accounts.rules import Role
from competition.entries.rules import EntryState
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

OFFICE = "/c/mtm-2026/office"
OCTOBER = datetime(2026, 10, 5, 12, 0, tzinfo=UTC)


@pytest.fixture
def campaign(session):
    return make_campaign(session)


@pytest.fixture
def page(session, client, campaign):
    """The overview as the secretariat sees it."""
    office = make_member(session, campaign, Role.SECRETARIAT)

    def page():
        session.commit()
        sign_in(client, office)
        return client.get(OFFICE).text

    return page


def enter(session, campaign, city, form="poem", state=EntryState.SUBMITTED, number=1, **more):
    school_class = make_class(session, make_school(session, make_city(session, campaign, city)), campaign)
    for _ in range(number):
        make_entry(session, school_class, category_of(campaign, form), state, submitted_at=OCTOBER, **more)


def words(page):
    """The text of a page, its tags and drawings left out."""
    bare = re.sub(r"<svg.*?</svg>", "", page, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", bare))


def test_the_one_thing_to_do_now_stands_first_with_its_button(session, campaign, page):
    enter(session, campaign, "Bergen", number=3)
    seen = page()
    assert "3 entries are handed in, 3 wait for screening." in words(seen)
    button = re.search(r'<a class="button button--primary" href="([^"]+)">([^<]+)</a>', seen)
    assert button.groups() == (f"{OFFICE}/entries?state=submitted", "Screen 3 entries")
    assert len(re.findall("button--primary", seen)) == 1


def test_with_nothing_to_do_that_is_said(page):
    seen = page()
    assert "Nothing is waiting for you at the moment." in words(seen)
    assert "button--primary" not in seen
    assert "How the garland grows" not in seen


def test_the_calendar_says_where_today_stands(page):
    said = re.findall(r'timeline__said">([^<]+)<.*?milestone__label">([^<]+)<', page(), re.S)
    assert said == [
        ("over", "The call opens"),
        ("9 days left", "Deadline for entries"),
        ("ahead", "Results are announced"),
    ]


def test_what_came_in_is_told_by_form_city_and_language(session, campaign, page):
    enter(session, campaign, "Bergen", number=2)
    enter(session, campaign, "Oslo", "essay", EntryState.ACCEPTED, language="uk")
    enter(session, campaign, "Patras", "essay", EntryState.WITHDRAWN, language="el")
    enter(session, campaign, "Lublin", "essay", EntryState.DRAFT, language="pl")
    seen = words(page())
    assert "Submitted Accepted Poems 2 0 Essays 1 1 By city" in seen
    assert "Bergen 2 Oslo 1" in seen
    assert "English 2 Ukrainian 1" in seen
    assert "Patras" not in seen
    assert "Lublin" not in seen
    assert "most on one day: 3, on Monday, 5 October 2026." in seen
    assert "5 October 2026 2 1 3" in seen


def test_many_cities_are_folded_and_none_is_left_out(session, campaign, page):
    names = [f"City {n:02}" for n in range(1, 11)]
    for name in names:
        enter(session, campaign, name)
    seen = page()
    assert "and 2 more" in words(seen)
    folded = seen[seen.index("and 2 more") :]
    assert [name in folded for name in names] == [False] * 8 + [True] * 2


@pytest.mark.parametrize("rows", [1, 3])
def test_the_overview_needs_at_most_eight_statements(session, client, database, campaign, rows):
    office = make_member(session, campaign, Role.SECRETARIAT)
    for n in range(rows):
        enter(session, campaign, f"City {n}", "essay", number=rows, language=("en", "uk", "el")[n])
    session.commit()
    sign_in(client, office)
    with counted(database) as seen:
        assert client.get(OFFICE).status_code == 200
    assert len(seen) <= 8, "\n\n".join(seen)
