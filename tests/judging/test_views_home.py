"""A judge's first page: the next entry, how far the queue is, or what to do instead."""

import re

import pytest

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.judging.rules import JudgeState, ReadingMode
from competition.judging.services import close_round, sign_off
from tests.factories import make_campaign, make_member
from tests.judging.scene import accept, hand_in_whole, make_judge, open_round
from tests.support.signin import sign_in
from tests.support.statements import counted

SEA = "The sea is wide.\nWe are wider.\n\nSo we go."


@pytest.fixture
def home(session, client, judge):
    """The first page as a judge sees it."""

    def home(who=judge):
        session.commit()
        account = session.get_one(Account, who.account_id)
        session.commit()
        return sign_in(client, account).get("/").text

    return home


def words(page):
    main = page[page.index("<main") : page.index("</main>")]
    bare = re.sub(r"<svg.*?</svg>", "", main, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", bare))


def button(page):
    return re.findall(r'<a class="button button--primary" href="([^"]+)">([^<]+)<', page)


def test_the_next_entry_stands_there_blind_with_its_length(
    session, campaign, school_class, poems, now, home, judge
):
    copies = [
        accept(session, school_class, poems, title=title, text=SEA) for title in ("One", "Two", "Three")
    ]
    _, sheets = open_round(session, campaign, [judge], copies, now)
    hand_in_whole(session, sheets[0], now)
    seen = home()
    said = words(seen)
    assert "The next entry Two Poems, 5–10 · 3 lines · English 1 of 3 handed in" in said
    assert "Until Monday, 30 November, 23:00 (Paris time) – 20 days left" in said
    assert button(seen) == [(f"/sheet/{sheets[1].ref}", "Read the next entry")]
    for name in ("Fjord School", "Bergen", "Mina"):
        assert name not in seen


def test_what_is_read_in_translation_is_announced_so(
    session, campaign, school_class, poems, now, home, judge
):
    translated = {"translation_title": "The way", "translation": "A long way.", "translation_language": "en"}
    copy = accept(session, school_class, poems, title="Шлях", text=SEA, language="uk", **translated)
    open_round(session, campaign, [judge], [copy], now, ReadingMode.TRANSLATION)
    assert "The next entry The way Poems, 5–10 · 1 line · English" in words(home())


def test_somebody_new_states_a_profile_first(session, client, campaign):
    account = make_member(session, campaign, Role.JUDGE, "new@example.org", "New")
    session.commit()
    seen = sign_in(client, account).get("/").text
    assert "State your languages first; it takes three minutes." in words(seen)
    assert button(seen) == [("/c/mtm-2026/judging/profile", "State what you can read")]


def test_who_waits_for_entries_is_told_that_a_letter_comes(home):
    assert "As soon as entries are given to you, a letter tells you." in words(home())


def test_who_has_read_all_signs_off_and_is_thanked(session, campaign, copy, now, home, judge):
    round_, (sheet,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, sheet, now)
    seen = home()
    assert "Every entry is read Every sheet is handed in." in words(seen)
    assert button(seen) == [("/c/mtm-2026/judging", "Look once more and sign off")]
    sign_off(session, round_=round_, judge=judge, actor=None, now=now)
    seen = home()
    assert "You have signed off. Thank you for every entry you read." in words(seen)
    assert button(seen) == []


def test_a_closed_round_is_over_even_with_entries_unread(
    session, campaign, school_class, poems, now, home, judge
):
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    round_, sheets = open_round(session, campaign, [judge], copies, now)
    hand_in_whole(session, sheets[0], now)
    close_round(session, round_=round_, actor=None, now=now)
    said = words(home())
    assert "This round is closed. Thank you for every entry you read. 1 of 2 handed in" in said
    assert "The next entry" not in said


def test_who_has_left_the_panel_sees_nothing_of_it(session, campaign, copy, now, home):
    gone = make_judge(session, campaign, "Gone")
    open_round(session, campaign, [gone], [copy], now)
    gone.state = JudgeState.LEFT
    assert "The sea" not in home(gone)


def test_entries_of_other_judges_and_campaigns_do_not_count(
    session, campaign, school_class, poems, now, home, judge
):
    other = make_judge(session, campaign, "Olav")
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    open_round(session, campaign, [other], copies[:1], now)
    open_round(session, campaign, [judge], copies[1:], now)
    elsewhere = make_campaign(session, "other-2026", "Elsewhere")
    make_judge(session, elsewhere, "Ada")
    said = words(home())
    assert "0 of 1 handed in" in said
    assert "The next entry Two" in said
    assert "Elsewhere" not in said


@pytest.mark.parametrize("rows", [1, 3])
def test_it_needs_five_statements_however_many_entries(
    session, database, client, campaign, school_class, poems, now, judge, rows
):
    copies = [accept(session, school_class, poems, title=f"Poem {n}") for n in range(rows)]
    open_round(session, campaign, [judge], copies, now)
    account = session.get_one(Account, judge.account_id)
    session.commit()
    sign_in(client, account)
    with counted(database) as seen:
        client.get("/")
    assert len(seen) == 5, "\n".join(seen)
