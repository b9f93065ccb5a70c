"""Scores from the browser: saved at once, handed in, opened again, from several windows."""

import html
import json
import re

import pytest

from competition.judging.models import Score, Scoresheet
from competition.judging.rules import SheetState
from tests.judging.reading import SCORES, one
from tests.judging.scene import hand_in_whole


def test_a_choice_is_saved_at_once(session, reader, assignment):
    browser = reader()
    answer = browser.post(f"/sheet/{assignment.ref}/save", data={"version": "0", "score-voice": "4"})
    assert answer.status_code == 400  # without the token
    browser.application.config["WTF_CSRF_ENABLED"] = False
    answer = browser.post(f"/sheet/{assignment.ref}/save", data={"version": "0", "score-voice": "4"})
    assert answer.json == {
        "saved_at": "2026-11-10T09:00:00+00:00",
        "version": 1,
        "missing": ["image", "language"],
    }
    answer = browser.post(f"/sheet/{assignment.ref}/save", data={"version": "1", "nominated": "y"})
    assert answer.json["version"] == 2
    sheet = one(session, Scoresheet)
    assert (sheet.nominated, len(sheet.scores)) == (True, 1)


def test_a_choice_from_an_older_window_is_refused_with_a_sentence(session, reader, assignment, forms):
    browser = reader()
    save = f"/sheet/{assignment.ref}/save"
    browser.post(save, data={"version": "0", "score-voice": "4"})
    answer = browser.post(save, data={"version": "0", "score-voice": "2"})
    assert answer.status_code == 409
    assert answer.json["error"].startswith("This scoresheet was changed in another window.")
    session.rollback()
    assert session.query(Score).one().value == 4


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"version": "0", "score-voice": "9"}, 400),
        ({"version": "0", "score-voice": "x"}, 400),
        ({"version": "0", "score-voice": "²"}, 400),
        ({"version": "0", "score-other": "3"}, 400),
        ({"version": "", "score-voice": "3"}, 400),
        ({"version": "-1", "score-voice": "3"}, 400),
        ({"version": "7", "score-voice": "3"}, 409),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(session, reader, assignment, forms, data, status):
    answer = reader().post(f"/sheet/{assignment.ref}/save", data=data)
    assert answer.status_code == status
    assert answer.json["error"]
    session.rollback()
    assert session.query(Scoresheet).count() == 0


def test_save_and_go_on_hands_a_whole_sheet_in(session, reader, three, forms):
    _round, (first, second, third) = three
    browser = reader()
    remark = {"remark": "The line about the bus stays with me.", "nominated": "y"}
    answer = browser.post(f"/sheet/{second.ref}", data={"version": "0", **SCORES, **remark})
    assert answer.location == f"/sheet/{third.ref}"
    assert "Handed in." in browser.get(answer.location).text
    sheet = one(session, Scoresheet)
    assert (sheet.state, sheet.nominated) == (SheetState.SUBMITTED, True)
    assert sheet.remark == remark["remark"]
    assert (
        browser.post(f"/sheet/{third.ref}", data={"version": "0", **SCORES}).location == f"/sheet/{first.ref}"
    )
    assert (
        browser.post(f"/sheet/{first.ref}", data={"version": "0", **SCORES}).location == "/c/mtm-2026/judging"
    )


def test_save_and_go_on_keeps_a_sheet_with_open_questions(session, reader, three, forms):
    _round, (first, second, _third) = three
    browser = reader()
    answer = browser.post(f"/sheet/{first.ref}", data={"version": "0", "score-voice": "2"})
    assert answer.location == f"/sheet/{second.ref}"
    assert "2 questions are still open there." in browser.get(answer.location).text
    assert one(session, Scoresheet).state is SheetState.OPEN


def test_a_form_from_an_older_window_keeps_what_was_typed(session, reader, assignment, forms):
    browser = reader()
    browser.post(f"/sheet/{assignment.ref}/save", data={"version": "0", "score-voice": "4"})
    answer = browser.post(
        f"/sheet/{assignment.ref}", data={"version": "0", "score-voice": "1", "remark": "A long thought."}
    )
    assert answer.status_code == 409
    assert "This scoresheet was changed in another window." in answer.text
    assert "A long thought." in answer.text
    assert "The sea is wide." in answer.text
    version = re.search(r'name="version"[^>]*value="(\d+)"', answer.text).group(1)
    again = {"version": version, "score-voice": "1", "remark": "A long thought."}
    assert browser.post(f"/sheet/{assignment.ref}", data=again).status_code == 302


def test_a_form_from_an_older_window_shows_the_remark_of_the_other(session, reader, assignment, forms):
    browser = reader()
    browser.post(f"/sheet/{assignment.ref}/save", data={"version": "0", "remark": "Said before."})
    answer = browser.post(f"/sheet/{assignment.ref}", data={"version": "0", "remark": "Said later."})
    assert "Saved in the other window: “Said before.”" in answer.text
    assert "Said later.</textarea>" in answer.text


def test_a_form_from_an_older_window_shows_both_answers_and_takes_none_away(
    session, reader, assignment, forms
):
    browser = reader()
    page = f"/sheet/{assignment.ref}"
    other = {"version": "0", "score-voice": "2", "score-image": "5", "note": "Mine.", "nominated": "y"}
    browser.post(f"{page}/save", data=other)
    answer = browser.post(page, data={"version": "0", "score-voice": "4", "remark": "", "note": ""})
    said = re.findall(r"data-elsewhere>([^<]*)<", answer.text)
    assert said == ["Here 4, in the other window 2.", "In the other window the entry is nominated."]
    assert re.findall(r'name="score-(\w+)" value="(\d)" checked', answer.text) == [
        ("voice", "4"),
        ("image", "5"),
    ]
    assert "Mine.</textarea>" in answer.text


def test_a_script_is_told_what_stands_where_it_came_too_late(session, reader, assignment, forms, now):
    browser = reader()
    save = f"/sheet/{assignment.ref}/save"
    browser.post(save, data={"version": "0", "score-voice": "4", "remark": "Before."})
    late = browser.post(save, data={"version": "0", "score-voice": "2"})
    stands = {
        "score-voice": "4",
        "score-image": "",
        "score-language": "",
        "remark": "Before.",
        "nominated": "n",
        "note": "",
    }
    assert late.status_code == 409
    assert {key: late.json[key] for key in ("version", "stands", "handed_in")} == {
        "version": 1,
        "stands": stands,
        "handed_in": False,
    }
    browser.post(f"/sheet/{assignment.ref}", data={"version": "1", **SCORES, "remark": "Before."})
    late = browser.post(save, data={"version": "1", "score-voice": "2"})
    assert (late.status_code, late.json["handed_in"]) == (409, True)
    assert late.json["stands"]["score-language"] == "5"


def test_the_page_tells_its_script_what_stands(session, reader, assignment, forms):
    browser = reader()
    browser.post(f"/sheet/{assignment.ref}/save", data={"version": "0", "note": "<\"'&>"})
    page = browser.get(f"/sheet/{assignment.ref}").text
    told = json.loads(html.unescape(re.search(r'data-stands="([^"]*)"', page).group(1)))
    assert (told["note"], told["score-voice"]) == ("<\"'&>", "")


def test_an_entry_is_skipped_with_what_was_chosen_and_comes_again_at_the_end(session, reader, three, forms):
    _round, (first, second, third) = three
    browser = reader()
    answer = browser.post(f"/sheet/{first.ref}/skip", data={"version": "0", "score-voice": "2"})
    assert answer.location == f"/sheet/{second.ref}"
    assert "Skipped for now." in browser.get(answer.location).text
    queue = browser.get("/c/mtm-2026/judging").text
    assert queue.count("skipped for now") == 1
    assert one(session, Scoresheet).values != {}
    done = {"version": "0", **SCORES}
    assert browser.post(f"/sheet/{second.ref}", data=done).location == f"/sheet/{third.ref}"
    assert browser.post(f"/sheet/{third.ref}", data=done).location == f"/sheet/{first.ref}"
    assert "<title>Entry 3 of 3" in browser.get(f"/sheet/{first.ref}").text
    assert browser.post(f"/sheet/{first.ref}/skip", data={"version": "1"}).location == "/c/mtm-2026/judging"
    browser.post(f"/sheet/{first.ref}", data={"version": "1", **SCORES})
    assert "skipped for now" not in browser.get("/c/mtm-2026/judging").text


def test_an_old_window_does_not_skip_over_what_was_chosen_since(session, reader, three, forms):
    _round, (first, *_rest) = three
    browser = reader()
    browser.post(f"/sheet/{first.ref}/save", data={"version": "0", "score-voice": "4"})
    answer = browser.post(f"/sheet/{first.ref}/skip", data={"version": "0", "score-voice": "1"})
    assert answer.status_code == 409
    assert "Here 1, in the other window 4." in answer.text
    assert "skipped for now" not in browser.get("/c/mtm-2026/judging").text


def test_a_sheet_handed_in_is_read_only_until_it_is_opened_again(session, reader, assignment, forms, now):
    hand_in_whole(session, assignment, now)
    browser = reader()
    page = browser.get(f"/sheet/{assignment.ref}").text
    assert "Change my scores" in page
    assert "Save and go on" not in page
    assert browser.post(f"/sheet/{assignment.ref}/reopen").location == f"/sheet/{assignment.ref}"
    assert "Save and go on" in browser.get(f"/sheet/{assignment.ref}").text


def test_a_sheet_handed_in_too_early_is_opened_again_from_the_message(session, reader, three, forms):
    _round, (_first, second, _third) = three
    browser = reader()
    answer = browser.post(f"/sheet/{second.ref}", data={"version": "0", **SCORES})
    page = browser.get(answer.location).text
    assert f'<form method="post" action="/sheet/{second.ref}/reopen">' in page
    opened = browser.post(f"/sheet/{second.ref}/reopen", follow_redirects=True)
    assert "The sheet is open again." in opened.text
    sheet = one(session, Scoresheet)
    assert sheet.state is SheetState.OPEN
    assert opened.text.count(" checked") >= len(SCORES)
