"""A scoresheet as it stands before a judge: the work, its texts, the questions, the ways out."""

import re

import pytest

from competition.judging.models import Flag, Need
from competition.judging.rules import FlagKind, ReadingMode
from tests.judging.reading import one
from tests.judging.scene import accept, hand_in_whole, open_round


def test_a_judge_reads_the_entry_beside_its_questions(session, reader, assignment):
    page = reader().get(f"/sheet/{assignment.ref}").text
    assert "The sea is wide." in page
    assert "Do I hear a child?" in page
    assert "as nobody else" in page
    assert page.count('type="radio"') == 15 + len(FlagKind)


def test_a_translation_is_read_beside_the_original_with_its_language_and_direction(
    session, campaign, school_class, poems, judge, now, reader
):
    copy = accept(
        session,
        school_class,
        poems,
        title="البحر",
        text="البحر واسع",
        language="ar",
        translation_language="en",
        translation_title="The sea",
        translation="The sea is wide",
    )
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now, mode=ReadingMode.TRANSLATION)
    page = reader().get(f"/sheet/{assignment.ref}").text
    assert "Written in Arabic; you read it in English." in page
    assert 'lang="ar" dir="rtl"' in page
    assert page.index("The sea is wide") < page.index("البحر واسع")
    assert "Is the language its own?" not in page


def texts_of(page):
    """What stands above each text of a work, and whether the text is open."""
    found = re.findall(r'<details class="reading__text"[^>]*?( open)?>\s*<summary>(.*?)</summary>', page)
    return [(" ".join(re.sub("<[^>]*>", "", said).split()), bool(is_open)) for is_open, said in found]


@pytest.mark.parametrize(
    ("mode", "texts"),
    [
        (ReadingMode.TRANSLATION, [("Translation · English", True), ("Original · Greek", False)]),
        (ReadingMode.ORIGINAL, [("Original · Greek", True), ("Translation · English", False)]),
    ],
)
def test_the_text_that_is_judged_stands_open_and_the_other_a_step_away(
    session, campaign, school_class, poems, judge, now, reader, mode, texts
):
    other = {"translation_language": "en", "translation_title": "The sea", "translation": "It is wide"}
    copy = accept(session, school_class, poems, language="el", **other)
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now, mode=mode)
    assert texts_of(reader().get(f"/sheet/{assignment.ref}").text) == texts


def test_a_work_with_one_text_has_nothing_to_choose(session, reader, assignment):
    assert texts_of(reader().get(f"/sheet/{assignment.ref}").text) == []


def test_the_sheet_says_how_many_questions_are_answered(session, reader, assignment, forms):
    browser = reader()
    said = r"data-answered=\"\{answered\} of 3 questions answered\">([^<]*)<"
    assert re.findall(said, browser.get(f"/sheet/{assignment.ref}").text) == ["0 of 3 questions answered"] * 2
    choices = {"version": "0", "score-voice": "4", "score-image": "2"}
    browser.post(f"/sheet/{assignment.ref}/save", data=choices)
    assert re.findall(said, browser.get(f"/sheet/{assignment.ref}").text) == ["2 of 3 questions answered"] * 2


def test_the_ways_out_of_an_entry_stand_beside_the_button(session, reader, assignment, now):
    browser = reader()
    foot = browser.get(f"/sheet/{assignment.ref}").text.split("sheet__foot")[1].split("</details>")[0]
    assert re.findall(r'href="#([^"]*)"[^>]*>([^<]*)<', foot) == [
        ("tell", "Tell the secretariat"),
        ("step-aside", "Step aside"),
    ]
    hand_in_whole(session, assignment, now)
    session.commit()
    page = browser.get(f"/sheet/{assignment.ref}").text
    assert (page.count('id="tell"'), page.count('href="#tell"')) == (1, 1)
    assert "step-aside" not in page


def test_a_judge_steps_aside_and_never_sees_the_entry_again(session, reader, three, forms):
    _round, (first, second, _third) = three
    browser = reader()
    assert browser.post(f"/sheet/{first.ref}/recuse", data={"reason": ""}).status_code == 400
    answer = browser.post(f"/sheet/{first.ref}/recuse", data={"reason": "My niece wrote it."})
    assert answer.location == f"/sheet/{second.ref}"
    assert browser.get(f"/sheet/{first.ref}").status_code == 404
    assert ">One<" not in browser.get("/c/mtm-2026/judging").text
    assert one(session, Need).filled_at is None
    session.refresh(first)
    assert first.recusal_reason == "My niece wrote it."


def test_a_judge_tells_the_secretariat_about_an_entry(session, reader, assignment, forms):
    browser = reader()
    answer = browser.post(f"/sheet/{assignment.ref}/flag", data={"note": "Line 3."})
    assert answer.status_code == 400
    assert "Choose what it is about." in answer.text
    flag = {"kind": "safeguarding", "note": "Line 3."}
    assert browser.post(f"/sheet/{assignment.ref}/flag", data=flag).status_code == 302
    assert (
        "You told the secretariat: I am worried about a child."
        in browser.get(f"/sheet/{assignment.ref}").text
    )
    assert one(session, Flag).kind is FlagKind.SAFEGUARDING
