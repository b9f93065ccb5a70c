"""The versions of a rubric: which rounds keep theirs, which take a new wording up, and what differs."""

import re
from html import unescape

from competition.judging.models import Rubric
from competition.judging.rubric import GO_ON, CriterionSpec, RubricSpec
from competition.judging.rules import RoundState
from competition.judging.services.rubrics import keep
from tests.judging.rubrics.page import OFFICE, fields
from tests.judging.scene import LEVELS, RUBRIC, hand_in_whole, make_round, open_round
from tests.support.statements import counted


def test_the_page_says_which_rounds_take_it_up_and_which_keep_theirs(
    session, campaign, judge, copy, now, office, place
):
    opened, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    make_round(session, campaign, now, name="The final")
    browser = office()
    page = browser.get(place).text
    assert "What you save here holds for The final, still in preparation." in page
    assert "Round 1 is open and keeps version 1: judges may be reading by it" in page
    browser.post(place, data=fields(page) | {"criteria-0-label": "Tone"})
    said = browser.get(f"{OFFICE}/rubrics").text
    assert "The rubric is saved, and The final is scored by it." in said
    hand_in_whole(session, assignment, now)
    opened.state = RoundState.CLOSED
    session.commit()
    assert "Round 1 was scored by version 1, which stays as it is." in browser.get(place).text


def test_the_versions_are_shown_with_their_rounds_and_what_differs(
    session, campaign, poems, judge, copy, now, office, place
):
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    make_round(session, campaign, now, name="The final")
    browser = office()
    typed = fields(browser.get(place).text) | {
        "criteria-0-weight": "3",
        "criteria-1-levels-4": "unforgettable",
    }
    browser.post(place, data=typed)
    page = browser.get(f"{place}/versions").text
    assert re.findall(r"<h2>Version (\d)[^<]*<span[^>]*>([^<]+)<", page) == [
        ("2", "Nobody has scored with it yet"),
        ("1", "Frozen: scored with"),
    ]
    assert page.index(">The final<") < page.index("What differs from version 1") < page.index(">Round 1<")
    rows = re.findall(r"<bdi>([^<]+)</bdi></th>\s*<td[^>]*>([^<]*)</td>\s*<td[^>]*>([^<]*)</td>", page)
    assert [tuple(map(unescape, row)) for row in rows] == [
        ("“Voice”: weight", "2", "3"),
        ("“Pictures”: level 5", "as nobody else", "unforgettable"),
    ]
    assert session.query(Rubric).count() == 2


def test_a_version_shows_its_words_to_who_asks(session, campaign, judge, copy, now, office, place):
    open_round(session, campaign, [judge], [copy], now)
    browser = office()
    assert LEVELS[4] not in browser.get(f"{place}/versions").text
    page = browser.get(f"{place}/versions?version=1").text
    assert page.count(f"<span>{LEVELS[4]}</span>") == 3
    assert page.index("Voice") < page.index("Do I hear a child?") < page.index(LEVELS[0])


def test_a_first_pass_has_a_question_of_its_own(session, campaign, poems, now, office, place):
    round_ = make_round(session, campaign, now, name="Sieve")
    levels = ("No", "Maybe", "Yes")
    spec = RubricSpec(1, 3, (CriterionSpec(GO_ON, "Should this go on?", "", 1.0, False, levels),))
    round_.categories[0].rubric = keep(session, category=poems, spec=spec, now=now)
    browser = office()
    assert "Sieve" not in browser.get(place).text
    assert "Sieve: a first pass" in browser.get(f"{OFFICE}/rubrics").text
    assert "Version 2 · a first pass" in browser.get(f"{place}/versions").text


def test_the_largest_rubric_asks_little_and_weighs_little(
    session, database, campaign, judge, copy, poems, now, office, place
):
    levels = [f"{number}: a level in as many words as anybody would read here" for number in range(10)]
    voice = {**RUBRIC["criteria"][0], "levels": levels}
    criteria = [{**voice, "key": f"k{at}", "label": f"Voice {at}"} for at in range(10)]
    poems.rubric = {"lowest": 1, "highest": 10, "criteria": criteria}
    open_round(session, campaign, [judge], [copy], now)
    browser = office()
    for where in (place, f"{OFFICE}/rubrics", f"{place}/versions"):
        with counted(database) as seen:
            page = browser.get(where)
        assert len(seen) <= 8
        assert len(page.data) < 100_000
    page = browser.get(place)
    assert "Add a criterion" not in page.text
    assert browser.post(place, data=fields(page.text)).status_code == 302
