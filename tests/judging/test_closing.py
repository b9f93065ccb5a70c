import pytest

from competition.judging.errors import NothingScoredError, RoundClosedError, RoundNotOpenError
from competition.judging.models import Scoresheet
from competition.judging.rules import RoundState, SheetChange, SheetState
from competition.judging.services import Closing, close_round, save_sheet
from tests.judging.scene import WHOLE, accept, hand_in_whole, make_round, open_round


def test_a_round_in_which_nothing_is_scored_does_not_close(session, campaign, judge, copy, now):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now, values={"voice": 3})
    with pytest.raises(NothingScoredError):
        close_round(session, round_=round_, actor=None, now=now)
    assert round_.state is RoundState.OPEN


def test_closing_counts_what_is_whole_and_says_what_is_not(
    session, campaign, school_class, poems, judge, now
):
    copies = [accept(session, school_class, poems, title=title) for title in ("A", "B", "C", "D")]
    round_, (handed, whole, begun, _unread) = open_round(session, campaign, [judge], copies, now)
    hand_in_whole(session, handed, now)
    save_sheet(session, assignment=whole, change=SheetChange(WHOLE), version=0, actor=None, now=now)
    hand_in_whole(session, begun, now, values={"voice": 3})
    assert close_round(session, round_=round_, actor=None, now=now) == Closing(2, 1, 2)
    session.expire_all()
    assert (round_.state, round_.closed_at) == (RoundState.CLOSED, now)
    states = {sheet.assignment_id: sheet.state for sheet in session.query(Scoresheet)}
    assert states == {
        handed.id: SheetState.SUBMITTED,
        whole.id: SheetState.SUBMITTED,
        begun.id: SheetState.OPEN,
    }


def test_only_an_open_round_closes(session, campaign, judge, copy, now):
    with pytest.raises(RoundNotOpenError):
        close_round(session, round_=make_round(session, campaign, now), actor=None, now=now)
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    close_round(session, round_=round_, actor=None, now=now)
    with pytest.raises(RoundClosedError):
        close_round(session, round_=round_, actor=None, now=now)
