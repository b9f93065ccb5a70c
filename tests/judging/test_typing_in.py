"""Scores typed in on behalf of a judge: marked, audited, and never over what the judge handed in."""

import re
from datetime import timedelta

import pytest

from competition.judging.errors import StaleSheetError
from competition.judging.models import Round, Scoresheet
from competition.judging.paper.errors import JudgesOwnSheetError
from competition.judging.paper.rules import code_of
from competition.judging.paper.services import is_typed, type_in
from competition.judging.rules import SheetChange, SheetState
from competition.judging.services import reopen, save_sheet
from competition.platform.audit import AuditEntry
from tests.judging.reading import one
from tests.judging.scene import WHOLE, hand_in_whole, make_judge, open_round

OFFICE = "/c/mtm-2026/office/rounds"
TYPED = {"score-voice": "4", "score-image": "3", "score-language": "5", "remark": "", "version": "0"}


@pytest.fixture
def typing(session, secretary, now):
    """Type a sheet in for its judge."""

    def go(assignment, values=WHOLE, version=0, at=now, **more):
        change = SheetChange(values, **more)
        return type_in(
            session, assignment=assignment, change=change, version=version, actor=secretary, now=at
        )

    return go


def sheet_of(session, assignment):
    return session.query(Scoresheet).filter_by(assignment_id=assignment.id).populate_existing().one()


def test_scores_typed_in_count_are_marked_and_audited(session, assignment, secretary, typing, now):
    saved = typing(assignment, remark="Lovely.", nominated=True)
    assert saved.handed_in
    sheet = sheet_of(session, assignment)
    assert (sheet.state, sheet.entered_by_id, sheet.entered_at) == (SheetState.SUBMITTED, secretary.id, now)
    assert (sheet.remark, sheet.nominated, is_typed(sheet)) == ("Lovely.", True, True)
    written = session.query(AuditEntry).filter_by(action="sheet.type-in").one()
    assert (written.actor_id, written.object_id) == (secretary.id, assignment.id)
    assert written.details == {"judge": assignment.judge_id}


def test_what_was_misread_is_corrected_by_who_typed_it(session, assignment, typing, now):
    first = typing(assignment)
    later = now + timedelta(minutes=5)
    saved = typing(assignment, {"voice": 1}, first.version, later)
    sheet = sheet_of(session, assignment)
    assert (saved.handed_in, sheet.entered_at) == (True, later)
    assert sorted(sheet.values.values()) == [1, 3, 5]


def test_the_same_sent_twice_is_typed_in_once(session, assignment, typing, now):
    first = typing(assignment)
    again = typing(assignment, at=now + timedelta(seconds=1))
    assert (again.handed_in, again.version) == (True, first.version)
    assert session.query(AuditEntry).filter_by(action="sheet.type-in").count() == 1
    with pytest.raises(StaleSheetError):
        typing(assignment, {"voice": 1})


def test_a_half_filled_sheet_stays_open(session, assignment, typing):
    assert typing(assignment, {"voice": 2}).missing == ("image", "language")
    assert sheet_of(session, assignment).state is SheetState.OPEN


def test_what_the_judge_handed_in_is_never_overwritten(session, assignment, typing, now):
    hand_in_whole(session, assignment, now)
    with pytest.raises(JudgesOwnSheetError):
        typing(assignment, {"voice": 1}, version=2)
    assert sheet_of(session, assignment).entered_by_id is None


def test_once_the_judge_has_changed_what_was_typed_it_is_the_judges(session, assignment, typing, now):
    typing(assignment)
    later = now + timedelta(hours=1)
    reopen(session, assignment=assignment, actor=None, now=later)
    version = sheet_of(session, assignment).version
    change = SheetChange({"voice": 2})
    save_sheet(
        session, assignment=assignment, change=change, version=version, actor=None, now=later, hand_in=True
    )
    assert not is_typed(sheet_of(session, assignment))
    with pytest.raises(JudgesOwnSheetError):
        typing(assignment, version=version + 2)


def test_the_judge_reads_who_typed_it_and_may_change_it(session, assignment, typing, reader, app):
    app.config["WTF_CSRF_ENABLED"] = False
    typing(assignment)
    browser = reader()
    page = browser.get(f"/sheet/{assignment.ref}").text
    assert "Typed in by the secretariat on 10 November 2026" in page
    assert browser.post(f"/sheet/{assignment.ref}/reopen").status_code == 302
    assert one(session, Scoresheet).state is SheetState.OPEN


def test_a_sheet_is_found_by_its_code_typed_and_the_next_one_opens(session, judge, three, office):
    round_, (first, second, _third) = three
    browser, place = office(), f"{OFFICE}/{round_.ref}/judges/{judge.ref}/typing"
    listed = browser.get(place).text
    assert re.findall(r'is-named" data-label="Number">(\d)<', listed) == ["1", "2", "3"]
    found = browser.get(f"{place}?code={code_of(first.ref).lower().replace('-', '')}")
    assert found.location == f"{place}/{first.ref}"
    page = browser.get(found.location).text
    assert "not yet" in page
    answer = browser.post(found.location, data=TYPED)
    assert answer.location == f"{place}/{second.ref}"
    assert f"{code_of(first.ref)} is typed in." in browser.get(answer.location).text
    assert one(session, Scoresheet).state is SheetState.SUBMITTED
    assert "No sheet of Ines has this code." in browser.get(f"{place}?code=222").text


def test_after_the_last_sheet_the_list_comes_back(session, judge, assignment, office):
    place = f"{OFFICE}/{round_of(session, assignment)}/judges/{judge.ref}/typing"
    assert office().post(f"{place}/{assignment.ref}", data=TYPED).location == place


def round_of(session, assignment):
    return session.get_one(Round, assignment.round_id).ref


@pytest.mark.parametrize(
    ("change", "status", "sentence"),
    [
        ({"score-voice": "9"}, 400, "A number from 1 to 5, please."),
        ({"score-voice": "x"}, 400, "One place needs another look"),
        ({"version": "7"}, 409, "This sheet was changed meanwhile."),
    ],
)
def test_what_cannot_be_saved_is_kept_on_the_page(
    session, judge, assignment, office, change, status, sentence
):
    place = f"{OFFICE}/{round_of(session, assignment)}/judges/{judge.ref}/typing/{assignment.ref}"
    answer = office().post(place, data={**TYPED, "remark": "My remark", **change})
    assert answer.status_code == status
    assert sentence in answer.text
    assert "My remark" in answer.text
    assert session.query(Scoresheet).count() == 0


def test_where_two_people_typed_the_page_shows_what_stands(session, judge, assignment, typing, office):
    typing(assignment)
    place = f"{OFFICE}/{round_of(session, assignment)}/judges/{judge.ref}/typing/{assignment.ref}"
    browser = office()
    answer = browser.post(place, data={**TYPED, "score-voice": "1"})
    assert answer.status_code == 409
    assert re.findall(r"It stands at (\d) now\.", answer.text) == ["4"]
    version = re.search(r'name="version"[^>]*value="(\d+)"', answer.text)[1]
    assert browser.post(place, data={**TYPED, "score-voice": "1", "version": version}).status_code == 302
    assert sorted(sheet_of(session, assignment).values.values()) == [1, 3, 5]


def test_a_judges_own_sheet_says_so_and_no_other_judges_scores_are_shown(
    session, campaign, copy, now, office
):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    round_, (adas, bos) = open_round(session, campaign, [ada, bo], [copy], now)
    hand_in_whole(session, adas, now, remark="Adas own remark")
    browser = office()
    own = browser.get(f"{OFFICE}/{round_.ref}/judges/{ada.ref}/typing/{adas.ref}").text
    assert "only the judge changes it" in own
    other = browser.get(f"{OFFICE}/{round_.ref}/judges/{bo.ref}/typing/{bos.ref}").text
    assert "Adas own remark" not in own + other
    assert re.findall(r'data-digit=""[^>]*value="([^"]+)"|value="([1-5])"', other) == []
    assert browser.get(f"{OFFICE}/{round_.ref}/judges/{bo.ref}/typing/{adas.ref}").status_code == 404
