import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from competition.accounts.merging import merge
from competition.accounts.models import Account
from competition.judging.errors import LeftPanelError, ProfileIncompleteError
from competition.judging.models import Assignment, Judge, Need
from competition.judging.rules import AssignmentState, JudgeState, Profile, SheetChange, SheetState
from competition.judging.services import (
    amend_profile,
    come_back,
    join_panel,
    leave_panel,
    save_sheet,
    state_profile,
)
from competition.platform.audit import history
from tests.factories import make_account
from tests.judging.scene import WHOLE, accept, assign, hand_in_whole, make_judge, make_round, open_round

READER = Profile(languages=("el", "en"), capacity=12)


def test_joining_twice_gives_one_place(session, campaign, now):
    account = make_account(session)
    first = join_panel(session, account=account, campaign_id=campaign.id, now=now)
    again = join_panel(session, account=account, campaign_id=campaign.id, now=now)
    assert first is again
    assert first.state is JudgeState.INVITED
    assert [entry.action for entry in history(session, object_kind="judge")] == ["judge.join"]


def test_a_judge_states_a_profile_and_is_ready(session, campaign, school_class, poems, now):
    judge = make_judge(session, campaign, state=JudgeState.INVITED)
    profile = Profile(
        languages=("el", "en"),
        capacity=12,
        category_ids=frozenset({poems.id}),
        barred_school_ids=frozenset({school_class.school_id}),
    )
    state_profile(session, judge=judge, profile=profile, conduct_accepted=True, actor=None, now=now)
    session.expire_all()
    assert judge.state is JudgeState.READY
    assert judge.languages == ["el", "en"]
    assert judge.capacity == 12
    assert [c.category_id for c in judge.categories] == [poems.id]
    assert [s.school_id for s in judge.barred_schools] == [school_class.school_id]
    assert judge.conduct_accepted_at == now


def test_a_profile_can_be_stated_again(session, campaign, school_class, poems, judge, now):
    wide = Profile(languages=("fr",), capacity=3, category_ids=frozenset({poems.id}))
    state_profile(session, judge=judge, profile=wide, conduct_accepted=False, actor=None, now=now)
    state_profile(session, judge=judge, profile=READER, conduct_accepted=False, actor=None, now=now)
    session.expire_all()
    assert judge.languages == ["el", "en"]
    assert judge.categories == []


@pytest.mark.parametrize(
    ("profile", "conduct"),
    [(READER, False), (Profile((), 12), True), (Profile(("el",), 0), True)],
)
def test_without_language_room_or_conduct_nobody_is_ready(session, campaign, now, profile, conduct):
    judge = make_judge(session, campaign, state=JudgeState.INVITED)
    with pytest.raises(ProfileIncompleteError):
        state_profile(session, judge=judge, profile=profile, conduct_accepted=conduct, actor=None, now=now)
    assert judge.state is JudgeState.INVITED


def test_correcting_a_profile_does_not_accept_the_conduct(session, campaign, now):
    judge = make_judge(session, campaign, state=JudgeState.INVITED)
    amend_profile(session, judge=judge, profile=READER, actor=None, now=now)
    assert judge.languages == ["el", "en"]
    assert (judge.state, judge.conduct_accepted_at) == (JudgeState.INVITED, None)


def test_who_leaves_keeps_what_is_whole_and_leaves_needs(session, campaign, school_class, poems, judge, now):
    copies = [accept(session, school_class, poems, title=title) for title in ("A", "B", "C", "D")]
    round_, (read, whole, begun, unread) = open_round(session, campaign, [judge], copies, now)
    hand_in_whole(session, read, now)
    save_sheet(session, assignment=whole, change=SheetChange(WHOLE), version=0, actor=None, now=now)
    hand_in_whole(session, begun, now, values={"voice": 2})
    assert leave_panel(session, judge=judge, actor=None, now=now) == 2
    session.expire_all()
    assert [(a.state, a.scoresheet and a.scoresheet.state) for a in with_sheets(session)] == [
        (AssignmentState.RELEASED, SheetState.SUBMITTED),
        (AssignmentState.RELEASED, SheetState.SUBMITTED),
        (AssignmentState.RECUSED, SheetState.OPEN),
        (AssignmentState.RECUSED, None),
    ]
    needs = session.query(Need).order_by(Need.id).all()
    assert [(n.round_id, n.blind_entry_id, n.filled_at) for n in needs] == [
        (round_.id, begun.blind_entry_id, None),
        (round_.id, unread.blind_entry_id, None),
    ]


def with_sheets(session):
    found = select(Assignment).options(joinedload(Assignment.scoresheet)).order_by(Assignment.position)
    return session.scalars(found).all()


def test_drafts_of_who_leaves_vanish(session, campaign, copy, judge, now):
    assign(session, make_round(session, campaign, now), judge, copy)
    assert leave_panel(session, judge=judge, actor=None, now=now) == 0
    assert session.query(Assignment).count() == 0
    assert session.query(Need).count() == 0


def test_who_left_can_come_back_but_not_by_oneself(session, campaign, judge, now):
    account = session.get_one(Account, judge.account_id)
    leave_panel(session, judge=judge, actor=None, now=now)
    with pytest.raises(LeftPanelError):
        join_panel(session, account=account, campaign_id=campaign.id, now=now)
    with pytest.raises(LeftPanelError):
        state_profile(session, judge=judge, profile=READER, conduct_accepted=True, actor=None, now=now)
    come_back(session, judge=judge, actor=None, now=now)
    assert judge.state is JudgeState.READY


def test_a_place_on_the_panel_follows_when_two_accounts_become_one(session, campaign, judge, now):
    into = make_account(session, "other@example.org")
    merge(session, source=session.get_one(Account, judge.account_id), into=into)
    session.expire_all()
    assert session.get_one(Judge, judge.id).account_id == into.id
