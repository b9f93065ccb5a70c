"""Whose sheet opens: only one's own, released, of an entry that stands, in a round that has begun."""

import pytest

from competition.accounts.models import Account, Membership
from competition.accounts.rules import Role
from competition.entries.blinding import retire
from competition.judging.models import Scoresheet
from competition.judging.rules import AssignmentState, JudgeState, RoundState
from tests.factories import make_member
from tests.judging.scene import (
    assign,
    hand_in_whole,
    make_judge,
    make_judged_campaign,
    make_round,
    open_round,
)
from tests.support.signin import sign_in

PATHS = [
    ("get", ""),
    ("post", ""),
    ("post", "/save"),
    ("post", "/skip"),
    ("post", "/reopen"),
    ("post", "/recuse"),
    ("post", "/flag"),
    ("get", "/picture/1"),
]


@pytest.fixture
def knock(session, app, client):
    """Try every door of an assignment as somebody; return the statuses."""
    app.config["WTF_CSRF_ENABLED"] = False

    def statuses(assignment, account):
        session.commit()
        if account is not None:
            sign_in(client, account)
        data = {"version": "0", "score-voice": "3", "reason": "x", "kind": "copied"}
        return {
            getattr(client, method)(
                f"/sheet/{assignment.ref}{path}", data=data if method == "post" else None
            ).status_code
            for method, path in PATHS
        }

    return statuses


def account_of(session, judge):
    return session.get_one(Account, judge.account_id)


def come_in(session, client, judge):
    """Sign in as this judge; nothing of the session is left open, as SQLite has one writer."""
    account = account_of(session, judge)
    session.commit()
    return sign_in(client, account)


def test_the_own_sheet_opens(session, client, judge, assignment):
    come_in(session, client, judge)
    assert client.get(f"/sheet/{assignment.ref}").status_code == 200


def test_a_visitor_is_asked_to_sign_in_and_keeps_what_was_typed(assignment, knock):
    """Looking leads to the sign-in; what was sent is handed back on a page that says so."""
    assert knock(assignment, None) == {302, 400}


def test_another_judges_sheet_does_not_exist(session, campaign, copy, now, knock):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    _, (adas, _) = open_round(session, campaign, [ada, bo], [copy], now)
    assert knock(adas, account_of(session, bo)) == {404}


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TEACHER])
def test_nobody_else_opens_a_judges_sheet(session, campaign, assignment, knock, role):
    other = make_member(session, campaign, role, "other@example.org", "Other")
    assert knock(assignment, other) == {404}


def test_an_operator_does_not_read_over_a_judges_shoulder(session, assignment, knock):
    assert knock(assignment, make_member(session, None, Role.OPERATOR, "op@example.org", "Op")) == {404}


@pytest.mark.parametrize("state", [AssignmentState.DRAFT, AssignmentState.RECUSED])
def test_what_is_not_released_does_not_exist(session, judge, assignment, knock, state):
    assignment.state = state
    assert knock(assignment, account_of(session, judge)) == {404}


def test_a_draft_round_does_not_exist(session, campaign, judge, copy, now, knock):
    hidden = assign(session, make_round(session, campaign, now), judge, copy, state=AssignmentState.RELEASED)
    assert knock(hidden, account_of(session, judge)) == {404}


def test_who_left_the_panel_sees_nothing_any_more(session, client, judge, assignment, knock):
    judge.state = JudgeState.LEFT
    assert knock(assignment, account_of(session, judge)) == {404}
    answer = client.get("/c/mtm-2026/judging")
    assert answer.status_code == 403
    assert "You have left this panel." in answer.text


def test_who_lost_the_role_sees_nothing_any_more(session, judge, assignment, knock):
    session.query(Membership).filter_by(account_id=judge.account_id).delete()
    assert knock(assignment, account_of(session, judge)) == {404}


def test_an_entry_that_no_longer_stands_is_gone(session, judge, assignment, copy, knock, now):
    retire(session, entry_id=copy.entry_id, now=now)
    assert knock(assignment, account_of(session, judge)) == {404}


def test_a_closed_round_can_be_looked_at_but_not_changed(session, client, app, campaign, judge, copy, now):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    round_.state = RoundState.CLOSED
    app.config["WTF_CSRF_ENABLED"] = False
    come_in(session, client, judge)
    page = client.get(f"/sheet/{assignment.ref}")
    assert page.status_code == 200
    assert "This round is closed." in page.text
    assert '<fieldset class="form" disabled>' in page.text
    data = {"version": "2", "score-voice": "1", "reason": "x", "kind": "copied"}
    for method, path in PATHS:
        if method == "post":
            assert client.post(f"/sheet/{assignment.ref}{path}", data=data).status_code == 409, path
    session.rollback()
    assert session.query(Scoresheet).one().scores[0].value == 4


def test_a_judge_of_one_campaign_is_nobody_in_another(session, client, judge):
    make_judged_campaign(session, slug="other-2026")
    come_in(session, client, judge)
    assert client.get("/c/mtm-2026/judging").status_code == 200
    assert client.get("/c/other-2026/judging").status_code == 404
    assert client.get("/c/other-2026/judging/profile").status_code == 404
    assert client.get("/c/nowhere/judging").status_code == 404


def test_a_round_is_signed_off_by_those_who_read_in_it(session, client, app, campaign, judge, copy, now):
    round_, _ = open_round(session, campaign, [judge], [copy], now)
    other = make_judge(session, campaign, "Olav")
    app.config["WTF_CSRF_ENABLED"] = False
    come_in(session, client, other)
    for way in ("sign-off", "sign-on"):
        assert client.post(f"/c/mtm-2026/judging/rounds/{round_.ref}/{way}").status_code == 404
