"""Signing in within a test, as a browser would be after its link."""

from competition.accounts import cookies
from competition.accounts.rules import Role
from competition.accounts.sessions import open_session
from tests.factories import make_member


def sign_in(client, account):
    """Give the client a signed-in browser's cookie. Commit the account before (SQLite has one writer)."""
    app = client.application
    now = app.extensions["garland.clock"].now()
    with app.extensions["garland.database"].writing() as session:
        opened = open_session(session, account=account, now=now)
    client.set_cookie(cookies.NAME, opened.token)
    return client


def office_of(session, campaign, client):
    """Return what signs the secretariat in. Call it after everything is made: it commits.

    Forms go without the token: that it is asked for is tested with the gate.
    """
    client.application.config["WTF_CSRF_ENABLED"] = False

    def come_in():
        account = make_member(session, campaign, Role.SECRETARIAT)
        session.commit()
        return sign_in(client, account)

    return come_in
