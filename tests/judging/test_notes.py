import pytest

from competition.accounts.viewer import Viewer
from competition.campaign.deeds import unseen
from competition.judging import unseen as _judging_unseen  # noqa: F401 - it makes itself known
from competition.judging.errors import NotAssignedError, RecusalReasonMissingError, SheetHandedInError
from competition.judging.models import Flag, Need
from competition.judging.rules import AssignmentState, FlagKind
from competition.judging.services import raise_flag, recuse, settle_flag
from competition.platform.audit import history
from tests.judging.scene import hand_in_whole


def test_stepping_aside_leaves_a_need_and_a_reason(session, assignment, now):
    recuse(session, assignment=assignment, reason=" It is my niece. ", actor=None, now=now)
    assert (assignment.state, assignment.recusal_reason) == (AssignmentState.RECUSED, "It is my niece.")
    need = session.query(Need).one()
    assert (need.round_id, need.blind_entry_id) == (assignment.round_id, assignment.blind_entry_id)
    assert (need.arose_at, need.filled_at) == (now, None)
    assert all("niece" not in str(entry.details) for entry in history(session))


def test_nobody_steps_aside_twice(session, assignment, now):
    recuse(session, assignment=assignment, reason="I know her.", actor=None, now=now)
    with pytest.raises(NotAssignedError):
        recuse(session, assignment=assignment, reason="I know her.", actor=None, now=now)
    assert session.query(Need).count() == 1


def test_stepping_aside_needs_a_reason(session, assignment, now):
    with pytest.raises(RecusalReasonMissingError):
        recuse(session, assignment=assignment, reason="  ", actor=None, now=now)


def test_who_has_handed_in_opens_the_sheet_before_stepping_aside(session, assignment, now):
    hand_in_whole(session, assignment, now)
    with pytest.raises(SheetHandedInError):
        recuse(session, assignment=assignment, reason="I know her.", actor=None, now=now)


def test_a_flag_reaches_the_secretariat_even_after_handing_in(session, assignment, now):
    hand_in_whole(session, assignment, now)
    flag = raise_flag(
        session, assignment=assignment, kind=FlagKind.SAFEGUARDING, note="Line 3.", actor=None, now=now
    )
    assert session.query(Flag).one() is flag
    assert (flag.kind, flag.note, flag.settled_at) == (FlagKind.SAFEGUARDING, "Line 3.", None)


def test_a_flag_is_settled_once(session, campaign, assignment, now):
    flag = raise_flag(session, assignment=assignment, kind=FlagKind.COPIED, note="", actor=None, now=now)
    for _ in range(2):
        settle_flag(session, flag=flag, campaign_id=campaign.id, actor=None, now=now)
    assert flag.settled_at == now
    assert len([e for e in history(session) if e.action == "flag.settle"]) == 1


def test_what_was_done_with_an_entry_set_apart_is_told_to_those_responsible_alone(
    session, campaign, assignment, now
):
    raise_flag(session, assignment=assignment, kind=FlagKind.COPIED, note="", actor=None, now=now)
    asked = {"campaign_id": campaign.id, "action": "flag.raise", "limit": 9}
    session.info["viewer"] = Viewer()
    assert len(history(session, **asked, unseen=unseen(session, campaign))) == 1
    assignment.blind_entry.apart_at = now
    session.flush()
    assert history(session, **asked, unseen=unseen(session, campaign)) == []
    session.info["viewer"] = Viewer(safeguards=frozenset({campaign.id}))
    assert len(history(session, **asked, unseen=unseen(session, campaign))) == 1
