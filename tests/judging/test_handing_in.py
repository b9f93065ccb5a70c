import pytest

from competition.judging.errors import (
    RoundClosedError,
    SheetIncompleteError,
    SheetsOpenError,
    StaleSheetError,
)
from competition.judging.models import Scoresheet, SignOff
from competition.judging.rules import RoundState, SheetChange, SheetState
from competition.judging.services import hand_in, reopen, save_sheet, sign_off, take_back_sign_off
from competition.platform.audit import history
from tests.judging.scene import WHOLE, accept, hand_in_whole, open_round


def save_whole(session, assignment, now):
    return save_sheet(
        session, assignment=assignment, change=SheetChange(WHOLE), version=0, actor=None, now=now
    )


def test_an_answered_sheet_is_handed_in_once(session, assignment, now):
    version = save_whole(session, assignment, now).version
    hand_in(session, assignment=assignment, version=version, actor=None, now=now)
    hand_in(session, assignment=assignment, version=version, actor=None, now=now)
    assert session.query(Scoresheet).one().state is SheetState.SUBMITTED
    assert len([e for e in history(session) if e.action == "sheet.hand-in"]) == 1


def test_a_sheet_with_open_questions_stays_open(session, assignment, now):
    with pytest.raises(SheetIncompleteError, match="3"):
        hand_in(session, assignment=assignment, version=0, actor=None, now=now)
    hand_in_whole(session, assignment, now, values={"voice": 2})
    with pytest.raises(SheetIncompleteError, match="2"):
        hand_in(session, assignment=assignment, version=1, actor=None, now=now)


def test_a_sheet_changed_elsewhere_is_not_handed_in(session, assignment, now):
    version = save_whole(session, assignment, now).version
    with pytest.raises(StaleSheetError):
        hand_in(session, assignment=assignment, version=version - 1, actor=None, now=now)


def test_a_sheet_is_opened_again_and_the_sign_off_falls(session, campaign, judge, copy, now):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    sign_off(session, round_=round_, judge=judge, actor=None, now=now)
    reopen(session, assignment=assignment, actor=None, now=now)
    sheet = session.query(Scoresheet).one()
    assert (sheet.state, sheet.submitted_at) == (SheetState.OPEN, None)
    assert session.query(SignOff).count() == 0


def test_a_judge_signs_off_when_everything_is_handed_in(session, campaign, school_class, poems, judge, now):
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    round_, (first, second) = open_round(session, campaign, [judge], copies, now)
    hand_in_whole(session, first, now)
    with pytest.raises(SheetsOpenError, match="1"):
        sign_off(session, round_=round_, judge=judge, actor=None, now=now)
    hand_in_whole(session, second, now)
    signed = sign_off(session, round_=round_, judge=judge, actor=None, now=now)
    assert sign_off(session, round_=round_, judge=judge, actor=None, now=now) is signed
    assert signed.signed_at == now


def test_a_sign_off_is_taken_back_until_the_round_closes(session, campaign, judge, copy, now):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    sign_off(session, round_=round_, judge=judge, actor=None, now=now)
    for _once_and_again in range(2):
        take_back_sign_off(session, round_=round_, judge=judge, actor=None, now=now)
    assert session.query(SignOff).count() == 0
    assert [e.action for e in history(session)].count("judge.sign-off-undone") == 1
    assert session.query(Scoresheet).one().state is SheetState.SUBMITTED
    sign_off(session, round_=round_, judge=judge, actor=None, now=now)
    round_.state = RoundState.CLOSED
    session.flush()
    with pytest.raises(RoundClosedError):
        take_back_sign_off(session, round_=round_, judge=judge, actor=None, now=now)
    assert session.query(SignOff).count() == 1


def test_in_a_closed_round_nothing_is_opened_or_signed(session, campaign, judge, copy, now):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    round_.state = RoundState.CLOSED
    session.flush()
    with pytest.raises(RoundClosedError):
        reopen(session, assignment=assignment, actor=None, now=now)
    with pytest.raises(RoundClosedError):
        sign_off(session, round_=round_, judge=judge, actor=None, now=now)
