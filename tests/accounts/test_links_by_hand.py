"""Links that do not come by mail: for a teacher's phone, or handed out by the secretariat."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts import cookies
from competition.accounts.errors import LinkNotForThemError, LinkSpentError
from competition.accounts.links import (
    correct_address,
    make_link,
    make_teachers_link,
    start_pending,
    use_link,
)
from competition.accounts.models import Account
from competition.accounts.rules import LinkKind, Role
from competition.accounts.services import create_account, grant
from competition.accounts.sessions import find_viewer, open_session
from competition.accounts.tokens import link_token
from competition.platform.mail import OutboxMail
from tests.factories import make_account, make_campaign

SECRET = "s"


@pytest.fixture
def campaign(session):
    return make_campaign(session)


@pytest.fixture
def teacher(session, campaign):
    account = make_account(session)
    grant(session, account=account, role=Role.TEACHER, campaign_id=campaign.id)
    return account


@pytest.fixture
def link_for(session, campaign, now):
    def link_for(account, kind=LinkKind.PHONE):
        return make_teachers_link(
            session,
            account=account,
            kind=kind,
            campaign_id=campaign.id,
            made_by=account,
            next_path="/class/x",
            secret_key=SECRET,
            now=now,
        )[1]

    return link_for


def test_a_phone_signs_in_once_within_ten_minutes(session, teacher, link_for, now):
    token = link_for(teacher)
    assert use_link(session, token=token, now=now + timedelta(minutes=9)) == (teacher, "/class/x")
    with pytest.raises(LinkSpentError):
        use_link(session, token=token, now=now + timedelta(minutes=9))
    with pytest.raises(LinkSpentError):
        use_link(session, token=link_for(teacher), now=now + timedelta(minutes=10))


def test_a_link_that_is_handed_out_is_good_for_seven_days(session, teacher, link_for, now):
    week = timedelta(days=7)
    assert use_link(session, token=link_for(teacher, LinkKind.HANDED), now=now + week - timedelta(1))
    with pytest.raises(LinkSpentError):
        use_link(session, token=link_for(teacher, LinkKind.HANDED), now=now + week)


def test_it_shows_of_no_address_whose_it_is(session, campaign, link_for, now):
    known = create_account(session, email="known@example.org", name="", locale="en", now=now)
    stranger = start_pending(
        session,
        email="known@example.org",
        name="",
        locale="en",
        next_path="/",
        secret_key=SECRET,
        now=now,
    )
    account, _path = use_link(session, token=link_for(stranger), now=now)
    assert account is stranger
    assert (stranger.email, stranger.pending_email) == (None, "known@example.org")
    assert known.email == "known@example.org"


def test_whoever_typed_another_ones_address_gets_in_by_no_link_made_before_it_was_confirmed(
    session, link_for, now
):
    create_account(session, email="known@example.org", name="", locale="en", now=now)
    who = {"email": "known@example.org", "name": "", "locale": "en", "next_path": "/"}
    stranger = start_pending(session, **who, secret_key=SECRET, now=now)
    tokens = [link_for(stranger), link_for(stranger, LinkKind.HANDED)]
    _link, by_mail = make_link(session, account=stranger, next_path="/", secret_key=SECRET, now=now)
    account, _path = use_link(session, token=by_mail, now=now)
    assert account.email == "known@example.org"
    for token in tokens:
        with pytest.raises(LinkSpentError):
            use_link(session, token=token, now=now)


@pytest.mark.parametrize("role", [Role.JUDGE, Role.SECRETARIAT, Role.OPERATOR])
def test_nobody_who_judges_or_runs_a_campaign_comes_in_that_way(
    session, campaign, teacher, link_for, now, role
):
    token = link_for(teacher)
    other = make_campaign(session, "other") if role is not Role.OPERATOR else None
    grant(session, account=teacher, role=role, campaign_id=other.id if other else None)
    with pytest.raises(LinkNotForThemError):
        link_for(teacher)
    with pytest.raises(LinkSpentError):
        use_link(session, token=token, now=now)


def test_such_a_browser_is_a_teachers_of_one_campaign_and_nothing_else(session, campaign, teacher, now):
    other = make_campaign(session, "other")
    grant(session, account=teacher, role=Role.TEACHER, campaign_id=other.id)
    opened = open_session(session, account=teacher, now=now, bound_to=campaign.id)
    grant(session, account=teacher, role=Role.SECRETARIAT, campaign_id=campaign.id)
    looking = find_viewer(session, token=opened.token, now=now)
    assert looking.roles == {(campaign.id, Role.TEACHER)}
    assert (looking.reaches(campaign.id), looking.reaches(other.id)) == (True, False)
    by_mail = open_session(session, account=teacher, now=now)
    assert find_viewer(session, token=by_mail.token, now=now).runs(campaign.id)


def test_a_corrected_address_gets_the_link_and_the_earlier_one_leads_nowhere(session, now, config):
    who = {"email": "ana@example.org", "name": "Anna", "locale": "en", "next_path": "/class/x"}
    anna = start_pending(session, **who, secret_key=SECRET, now=now)
    earlier = session.scalars(select(OutboxMail)).one().ids["link"]
    correct_address(
        session, account=anna, email=" Anna@Example.org", next_path="/class/x", secret_key=SECRET, now=now
    )
    assert anna.pending_email == "anna@example.org"
    letters = session.scalars(select(OutboxMail).order_by(OutboxMail.id)).all()
    assert [letter.recipient for letter in letters] == ["ana@example.org", "anna@example.org"]
    with pytest.raises(LinkSpentError):
        use_link(session, token=link_token(SECRET, "sign-in", earlier), now=now)
    token = link_token(SECRET, "sign-in", letters[1].ids["link"])
    assert use_link(session, token=token, now=now) == (anna, "/class/x")
    assert (anna.email, anna.pending_email) == ("anna@example.org", None)


def test_a_confirmed_address_is_not_corrected(session, teacher, now):
    with pytest.raises(LinkSpentError):
        correct_address(
            session, account=teacher, email="x@example.org", next_path="/", secret_key=SECRET, now=now
        )
    assert teacher.email == "teacher@example.org"


def test_opening_the_page_of_a_phones_link_uses_nothing_up(session, app, client, teacher, link_for, config):
    app.config["WTF_CSRF_ENABLED"] = False
    token = link_for(teacher)
    session.commit()
    for _prefetch in range(3):
        page = client.get(f"/sign-in/{token}")
        assert "Go on here" in page.text
        assert "teacher@example.org" not in page.text
    assert client.get_cookie(cookies.NAME) is None
    answer = client.post(f"/sign-in/{token}")
    assert (answer.status_code, answer.location) == (302, "/class/x")
    assert session.scalars(select(Account)).one().email == "teacher@example.org"
