"""A rubric as a judge sees it, in the original and in translation, while it is typed."""

import pytest

from competition.accounts.models import Account
from competition.judging.rules import ReadingMode
from tests.factories import category_of
from tests.judging.rubrics.page import OFFICE, asked, fields, scales, shares, stored
from tests.judging.scene import open_round
from tests.support.signin import sign_in


def test_the_weights_are_shown_in_per_cent_with_and_without_the_language(office, place):
    browser = office()
    page = browser.get(place).text
    assert shares(page) == [
        "50% of the score; 67% in translation",
        "25% of the score; 33% in translation",
        "25% of the score; left out in translation",
    ]
    typed = fields(page) | {"criteria-0-weight": "4"}
    typed.pop("criteria-2-language")
    assert shares(browser.post(place, data=typed | {"do": "look"}).text) == [
        "67% of the score",
        "17% of the score",
        "17% of the score",
    ]


def test_the_preview_asks_what_a_judge_is_asked_in_either_reading(
    session, campaign, judge, copy, now, office, place
):
    browser = office()
    page = browser.get(place).text
    assert asked(page) == ["Voice", "Pictures", "Language"]
    typed = fields(page) | {"criteria-0-label": "<Voices>", "reading": "translation"}
    piece = browser.post(f"{place}/look", data=typed)
    assert asked(piece.text) == ["&lt;Voices&gt;", "Pictures"]
    assert "Questions about the language are left out." in piece.text
    assert "<html" not in piece.text


def test_works_without_words_have_no_question_about_their_language(session, campaign, office):
    pictures = category_of(campaign, "illustration")
    browser = office()
    place = f"{OFFICE}/rubrics/{pictures.ref}"
    page = browser.get(place).text
    typed = fields(page)
    assert "It judges the language" not in page
    browser.post(place, data=typed | {"criteria-0-language": "y"})
    assert [c.language for c in stored(session, pictures).criteria] == [False, False, False]


@pytest.mark.parametrize("mode", [ReadingMode.ORIGINAL, ReadingMode.TRANSLATION])
def test_the_preview_is_the_judges_sheet_to_the_letter(
    session, campaign, judge, copy, now, client, office, place, mode
):
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now, mode)
    account = session.get_one(Account, judge.account_id)
    sheet = f"/sheet/{assignment.ref}"
    browser = office()
    page = browser.get(place).text
    piece = browser.post(f"{place}/look", data=fields(page) | {"reading": mode.value}).text
    judged = sign_in(client, account).get(sheet).text
    assert len(scales(judged)) == (3 if mode is ReadingMode.ORIGINAL else 2)
    assert scales(piece) == scales(judged)
