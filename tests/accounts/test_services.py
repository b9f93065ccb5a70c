from datetime import timedelta

import pytest

from competition.accounts import merging
from competition.accounts.errors import InvitationForAnotherError, LinkSpentError
from competition.accounts.invitations import accept_invitation, invite
from competition.accounts.links import find_link, make_link, request_link, start_pending, use_link
from competition.accounts.models import Account, BrowserSession, SignInLink
from competition.accounts.rules import LINK_LASTS, Role
from competition.accounts.services import create_account, grant
from competition.accounts.sessions import close_session, find_viewer, open_session
from competition.accounts.tokens import link_token, token_hash
from competition.platform.mail import OutboxMail

SECRET = "a secret of this test"


def link_for(session, account, now, path="/"):
    return make_link(session, account=account, next_path=path, secret_key=SECRET, now=now)[1]


def anna(session, now, **changes):
    values = {"email": "Anna@Example.org ", "name": "Anna", "locale": "en", "now": now, **changes}
    return create_account(session, **values)


def test_a_link_signs_in_once(session, now):
    token = link_for(session, anna(session, now), now, "/class/x")
    account, path = use_link(session, token=token, now=now)
    assert (account.email, path) == ("anna@example.org", "/class/x")
    with pytest.raises(LinkSpentError):
        use_link(session, token=token, now=now)


@pytest.mark.parametrize(
    ("later", "works"), [(timedelta(0), True), (LINK_LASTS - timedelta(seconds=1), True), (LINK_LASTS, False)]
)
def test_a_link_lasts_a_day(session, now, later, works):
    token = link_for(session, anna(session, now), now)
    if works:
        assert find_link(session, token=token, now=now + later)
    else:
        with pytest.raises(LinkSpentError):
            find_link(session, token=token, now=now + later)


def test_the_database_never_holds_a_secret(session, now):
    account = anna(session, now)
    token = link_for(session, account, now)
    opened = open_session(session, account=account, now=now)
    stored = session.query(SignInLink).one(), session.query(BrowserSession).one()
    assert [row.token_hash for row in stored] == [token_hash(token), token_hash(opened.token)]
    assert not any(secret in str(vars(row)) for row in stored for secret in (token, opened.token))


def test_asking_for_a_link_writes_a_letter_only_to_a_known_address(session, now):
    anna(session, now)
    for address in ("anna@example.org", "stranger@example.org"):
        request_link(session, email=address, next_path="/", secret_key=SECRET, now=now)
    assert [(mail.event, mail.recipient) for mail in session.query(OutboxMail)] == [
        ("accounts.sign_in", "anna@example.org")
    ]


def pending(session, now, email="anna@example.org"):
    return start_pending(
        session, email=email, name="A.", locale="en", next_path="/class/x", secret_key=SECRET, now=now
    )


def test_starting_at_once_opens_an_account_and_asks_for_confirmation(session, now):
    account = pending(session, now)
    mail = session.query(OutboxMail).one()
    assert (account.email, account.pending_email) == (None, "anna@example.org")
    assert (mail.event, mail.recipient) == ("accounts.confirm", "anna@example.org")


def test_confirming_makes_the_address_ones_own_and_keeps_the_browser_signed_in(session, now):
    account = pending(session, now)
    opened = open_session(session, account=account, now=now)
    ref = session.query(SignInLink).one().ref
    confirmed, path = use_link(session, token=link_token(SECRET, "sign-in", ref), now=now)
    assert (confirmed.id, confirmed.email, confirmed.pending_email) == (account.id, "anna@example.org", None)
    assert path == "/class/x"
    assert find_viewer(session, token=opened.token, now=now).account_id == account.id


def test_confirming_a_known_address_merges_and_signs_the_starting_browser_out(session, now, monkeypatch):
    moved = []
    monkeypatch.setattr(merging, "_moves", [lambda _session, source, into: moved.append((source, into))])
    known = anna(session, now)
    grant(session, account=known, role=Role.TEACHER, campaign_id=None)
    account = pending(session, now)
    grant(session, account=account, role=Role.TEACHER, campaign_id=None)
    grant(session, account=account, role=Role.JUDGE, campaign_id=None)
    opened = open_session(session, account=account, now=now)
    confirmed, _path = use_link(session, token=link_for(session, account, now), now=now)
    assert confirmed.id == known.id
    assert moved == [(account.id, known.id)]
    assert find_viewer(session, token=opened.token, now=now).account is None
    fresh = open_session(session, account=known, now=now)
    held = {role for _, role in find_viewer(session, token=fresh.token, now=now).roles}
    assert held == {Role.TEACHER, Role.JUDGE}


def test_signing_out_ends_that_browser_alone(session, now):
    account = anna(session, now)
    here, there = (open_session(session, account=account, now=now) for _ in range(2))
    close_session(session, token=here.token)
    assert find_viewer(session, token=here.token, now=now).account is None
    assert find_viewer(session, token=there.token, now=now).account_id == account.id


def test_the_secretariat_is_signed_out_when_the_browser_closes_and_after_half_a_day(session, now):
    account = anna(session, now)
    grant(session, account=account, role=Role.OPERATOR, campaign_id=None)
    opened = open_session(session, account=account, now=now)
    assert opened.keep_until is None
    assert find_viewer(session, token=opened.token, now=now + timedelta(hours=11)).is_operator
    assert not find_viewer(session, token=opened.token, now=now + timedelta(hours=12)).is_signed_in


def invited(session, now, email="judge@example.org"):
    invitation = invite(
        session,
        email=email,
        name="J.",
        role=Role.JUDGE,
        campaign_id=None,
        locale="en",
        secret_key=SECRET,
        actor=None,
        now=now,
    )
    return link_token(SECRET, "invitation", invitation.ref)


def test_an_invitation_gives_its_role_once(session, now):
    token = invited(session, now)
    account = accept_invitation(session, token=token, viewer=None, locale="en", now=now)
    opened = open_session(session, account=account, now=now)
    assert (None, Role.JUDGE) in find_viewer(session, token=opened.token, now=now).roles
    with pytest.raises(LinkSpentError):
        accept_invitation(session, token=token, viewer=None, locale="en", now=now)


def test_an_invitation_is_for_its_address_alone(session, now):
    token = invited(session, now)
    with pytest.raises(InvitationForAnotherError):
        accept_invitation(session, token=token, viewer=anna(session, now), locale="en", now=now)
    assert session.query(Account).filter_by(email="judge@example.org").count() == 0
