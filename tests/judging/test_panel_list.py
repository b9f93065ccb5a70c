"""The panel's list: narrowed and ordered by its address, whatever its length."""

import re

import pytest

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.judging.models import Judge, JudgeCategory
from competition.judging.rules import JudgeState
from tests.factories import category_of, make_city, make_member, save
from tests.judging.scene import make_judge
from tests.support.signin import sign_in

PANEL = "/c/mtm-2026/office/panel"


@pytest.fixture
def look(session, campaign, client):
    def look(query=""):
        office = make_member(session, campaign, Role.SECRETARIAT, f"office{len(query)}@example.org")
        session.commit()
        sign_in(client, office)
        return client.get(f"{PANEL}{query}").text

    return look


@pytest.fixture
def three(session, campaign):
    ada, olav, ines = (make_judge(session, campaign, name) for name in ("Ada", "Olav", "Ines"))
    ada.languages, olav.languages, ines.languages = ["en", "sv"], ["nb"], ["es", "en"]
    ada.capacity, olav.capacity, ines.capacity = 5, 9, 7
    ines.state = JudgeState.LEFT
    olav.city_id = make_city(session, campaign).id


def names(page):
    return re.findall(r'class="is-head"><a href="[^"]*/panel/\w+">(\w+)</a>', page)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Ada", "Olav", "Ines"]),
        ("?search=OLA", ["Olav"]),
        ("?language=en", ["Ada", "Ines"]),
        ("?state=left", ["Ines"]),
        ("?language=en&state=ready", ["Ada"]),
        ("?sort=-capacity", ["Olav", "Ines", "Ada"]),
        ("?sort=capacity", ["Ada", "Ines", "Olav"]),
        ("?language=nonsense&state=nonsense&sort=nonsense", ["Ada", "Olav", "Ines"]),
        ("?city=Bergen", ["Olav"]),
        ("?city=Nowhere&category=nonsense", ["Ada", "Olav", "Ines"]),
    ],
)
def test_the_address_narrows_and_orders_the_panel(three, look, query, found):
    assert names(look(query)) == found


def test_who_chose_no_category_reads_all_of_them(session, campaign, three, look):
    poems, essays = category_of(campaign), category_of(campaign, "essay")
    for judge, category in ((id_of(session), poems), (id_of(session, "Olav"), essays)):
        save(session, JudgeCategory(judge_id=judge, category_id=category.id))
    assert names(look(f"?category={poems.id}")) == ["Ada", "Ines"]


def id_of(session, name="Ada"):
    return session.query(Judge.id).join(Account, Account.id == Judge.account_id).filter_by(name=name).scalar()


def test_the_list_says_how_many_of_how_many_and_how_to_let_go(three, look):
    page = look("?language=en&sort=-capacity")
    assert ">2 of 3 judges</p>" in page
    assert f'href="{PANEL}?sort=-capacity" aria-label="Without Language: English"' in page


def test_where_nobody_fits_the_page_says_what_to_do(three, look):
    page = look("?search=nobody")
    assert names(page) == []
    assert "No judge fits" in page
    assert "Invite a judge" in page


def test_a_long_panel_goes_on_after_fifty(session, campaign, look):
    for number in range(51):
        make_judge(session, campaign, f"Judge{number:02}")
    first, second = look(), look("?page=2")
    assert (len(names(first)), names(second)) == (50, ["Judge50"])
    assert f'rel="next" href="{PANEL}?page=2"' in first
    assert 'rel="next"' not in second
