"""Scores from the browser: saved at once, handed in, opened again, from several windows."""

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
    assert "The remark saved in the other window: “Said before.”" in answer.text
    assert "Said later.</textarea>" in answer.text


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
