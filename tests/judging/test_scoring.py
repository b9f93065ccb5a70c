from datetime import timedelta

import pytest
from sqlalchemy import select, text

from competition.judging.errors import (
    NotAssignedError,
    RemarkTooLongError,
    RoundClosedError,
    ScoreOutOfRangeError,
    SheetHandedInError,
    StaleSheetError,
    UnknownCriterionError,
)
from competition.judging.models import Criterion, Round, Score, Scoresheet
from competition.judging.rules import AssignmentState, ReadingMode, RoundState, SheetChange, SheetState
from competition.judging.services import save_sheet, score, scoring
from competition.judging.services.desk import open_desk
from tests.judging.scene import WHOLE, hand_in_whole, open_round


def put(session, assignment, now, key="voice", value=4, version=0):
    return score(
        session, assignment=assignment, criterion_key=key, value=value, version=version, actor=None, now=now
    )


def save(session, assignment, now, version=0, **change):
    change = SheetChange(**{"values": {}, **change})
    return save_sheet(session, assignment=assignment, change=change, version=version, actor=None, now=now)


def rows(session):
    found = session.execute(
        select(Criterion.key, Score.value, Score.version)
        .join(Score)
        .order_by(Score.version, Criterion.position)
    )
    return [tuple(row) for row in found]


def test_every_choice_is_saved_under_a_new_version(session, assignment, now):
    first = put(session, assignment, now)
    assert (first.version, first.missing) == (1, ("image", "language"))
    later = now + timedelta(minutes=5)
    second = put(session, assignment, later, key="image", value=2, version=1)
    assert (second.at, second.version, second.missing) == (later, 2, ("language",))
    assert rows(session) == [("voice", 4, 1), ("image", 2, 2)]


def test_a_changed_mind_is_a_new_row_and_the_old_one_stays(session, assignment, now):
    put(session, assignment, now, value=4)
    put(session, assignment, now, value=2, version=1)
    assert rows(session) == [("voice", 4, 1), ("voice", 2, 2)]
    assert session.query(Scoresheet).one().values == {
        session.scalar(select(Criterion.id).where(Criterion.key == "voice")): 2
    }


def test_a_save_that_was_sent_twice_changes_nothing(session, assignment, now):
    put(session, assignment, now)
    again = put(session, assignment, now + timedelta(minutes=1))
    assert (again.version, again.at) == (1, now)
    assert rows(session) == [("voice", 4, 1)]


def test_an_older_version_from_another_window_is_refused(session, assignment, now):
    put(session, assignment, now, value=4)
    put(session, assignment, now, value=5, version=1)
    with pytest.raises(StaleSheetError):
        put(session, assignment, now, value=2, version=1)
    assert rows(session) == [("voice", 4, 1), ("voice", 5, 2)]


def test_of_two_windows_that_save_at_the_same_moment_one_is_told(session, assignment, now, monkeypatch):
    put(session, assignment, now)

    def open_desk_and_be_overtaken(session, assignment):
        desk = open_desk(session, assignment)
        session.execute(text("UPDATE scoresheet SET version = 2"))
        return desk

    monkeypatch.setattr(scoring, "open_desk", open_desk_and_be_overtaken)
    with pytest.raises(StaleSheetError):
        put(session, assignment, now, value=5, version=1)


def test_of_two_windows_that_begin_a_sheet_at_the_same_moment_one_is_told(
    session, assignment, now, monkeypatch
):
    def open_desk_and_be_overtaken(session, assignment):
        desk = open_desk(session, assignment)
        session.add(Scoresheet(assignment_id=assignment.id, version=1, started_at=now, saved_at=now))
        session.flush()
        return desk

    monkeypatch.setattr(scoring, "open_desk", open_desk_and_be_overtaken)
    with pytest.raises(StaleSheetError):
        put(session, assignment, now)


@pytest.mark.parametrize("value", [0, 6, -1])
def test_a_value_outside_the_scale_is_refused(session, assignment, now, value):
    with pytest.raises(ScoreOutOfRangeError, match="between 1 and 5"):
        put(session, assignment, now, value=value)
    assert rows(session) == []


def test_a_question_of_another_rubric_is_refused(session, assignment, now):
    with pytest.raises(UnknownCriterionError):
        put(session, assignment, now, key="spelling")


def test_the_language_is_not_judged_in_translation(session, campaign, judge, copy, now):
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now, mode=ReadingMode.TRANSLATION)
    with pytest.raises(UnknownCriterionError):
        put(session, assignment, now, key="language")
    saved = save(session, assignment, now, values={"voice": 4, "image": 3})
    assert saved.missing == ()


def test_remark_and_nomination_are_kept_beside_the_scores(session, assignment, now):
    save(session, assignment, now, values={"voice": 4}, remark="The suitcase!", nominated=True)
    sheet = session.query(Scoresheet).one()
    assert (sheet.remark, sheet.nominated, sheet.version) == ("The suitcase!", True, 1)
    save(session, assignment, now, version=1, values={"image": 2})
    assert (sheet.remark, sheet.nominated, sheet.version) == ("The suitcase!", True, 2)
    save(session, assignment, now, version=2, nominated=False)
    assert (sheet.remark, sheet.nominated) == ("The suitcase!", False)


def test_a_remark_has_an_end(session, assignment, now):
    with pytest.raises(RemarkTooLongError, match="2000"):
        save(session, assignment, now, remark="a" * 2001)


def test_a_judges_own_note_is_kept_apart_from_the_remark_and_has_an_end(session, assignment, now):
    save(session, assignment, now, note="Read again on Sunday.")
    sheet = session.query(Scoresheet).one()
    assert (sheet.note, sheet.remark, sheet.version) == ("Read again on Sunday.", "", 1)
    save(session, assignment, now, version=1, remark="The suitcase!")
    assert (sheet.note, sheet.remark) == ("Read again on Sunday.", "The suitcase!")
    with pytest.raises(RemarkTooLongError, match="2000"):
        save(session, assignment, now, version=2, note="a" * 2001)


def test_saving_nothing_makes_no_sheet(session, assignment, now):
    saved = save(session, assignment, now, remark="", nominated=False, note="")
    assert (saved.version, saved.handed_in) == (0, False)
    assert session.query(Scoresheet).count() == 0


def test_a_whole_sheet_is_handed_in_with_the_last_save(session, assignment, now):
    assert not hand_in_whole(session, assignment, now, values={"voice": 4}).handed_in
    change = SheetChange({"image": 3, "language": 5})
    saved = save_sheet(
        session, assignment=assignment, change=change, version=1, actor=None, now=now, hand_in=True
    )
    assert (saved.handed_in, saved.missing) == (True, ())
    sheet = session.query(Scoresheet).one()
    assert (sheet.state, sheet.submitted_at) == (SheetState.SUBMITTED, now)


def test_a_sheet_that_is_handed_in_does_not_change(session, assignment, now):
    hand_in_whole(session, assignment, now)
    version = session.query(Scoresheet).one().version
    with pytest.raises(SheetHandedInError):
        put(session, assignment, now, value=1, version=version)
    assert put(session, assignment, now, value=WHOLE["voice"], version=version).handed_in


def test_nothing_is_scored_in_a_closed_round(session, assignment, now):
    session.get_one(Round, assignment.round_id).state = RoundState.CLOSED
    session.flush()
    with pytest.raises(RoundClosedError):
        put(session, assignment, now)


@pytest.mark.parametrize("state", [AssignmentState.DRAFT, AssignmentState.RECUSED])
def test_nothing_is_scored_that_is_not_released(session, assignment, now, state):
    assignment.state = state
    session.flush()
    with pytest.raises(NotAssignedError):
        put(session, assignment, now)
