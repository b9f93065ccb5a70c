"""What the panel can read: who reads which language best, places, and what nobody reads."""

import pytest

from competition.judging.panel.coverage import Covered, coverage
from competition.judging.panel.queries import Reader
from competition.judging.rules import JudgeState
from tests.factories import category_of
from tests.judging.panel.conftest import OFFICE
from tests.judging.scene import accept, make_judge


def test_each_language_tells_who_reads_it_best_and_who_else():
    judges = [Reader(("el", "en"), 10), Reader(("en",), 5), Reader(("en", "el", "en"), 7)]
    assert coverage(judges, {"el": (4, 12), "": (3, 9)}) == [
        Covered("en", strongest=2, others=1, places=12, other_places=10),
        Covered("el", strongest=1, others=1, places=10, other_places=7, entries=4, reads=12),
    ]


def test_what_nobody_reads_comes_first_then_what_has_too_few_places():
    judges = [Reader(("en",), 50), Reader(("nb",), 2)]
    found = coverage(judges, {"ka": (1, 3), "nb": (2, 6), "en": (1, 3)})
    assert [(one.language, one.is_unread, one.is_short) for one in found] == [
        ("ka", True, True),
        ("nb", False, True),
        ("en", False, False),
    ]


@pytest.fixture
def page(session, campaign, school_class, poems, office):
    make_judge(session, campaign, "Ada", ("el", "en"), capacity=10)
    make_judge(session, campaign, "Lou", ("ka",), capacity=99, state=JudgeState.LEFT)
    for title, language in (("One", "ka"), ("Two", "ka"), ("Three", "el")):
        accept(session, school_class, poems, title=title, language=language)
    accept(session, school_class, category_of(campaign, "illustration"), title="Four", language="xx")
    return office().get(f"{OFFICE}/languages").text


def test_the_page_says_in_words_what_is_missing(page):
    assert "1 judge is ready. Room for 10 reads in a round; what has come in wants 8." in page
    assert "Nobody on the panel reads Georgian; its entries can be read in translation only." in page
    assert "1 work without words can be read by everybody." in page
    assert f'href="{OFFICE}?language=el"' in page
    assert "Places by language" in page


def test_a_panel_without_judges_says_what_to_do(session, office):
    assert "Nobody on the panel has named a language yet" in office().get(f"{OFFICE}/languages").text
