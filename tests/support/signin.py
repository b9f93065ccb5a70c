"""Signing in within a test, as a browser would be after its link."""

from competition.accounts import cookies
from competition.accounts.sessions import open_session


def sign_in(client, account):
    """Give the client a signed-in browser's cookie. Commit the account before (SQLite has one writer)."""
    app = client.application
    now = app.extensions["garland.clock"].now()
    with app.extensions["garland.database"].writing() as session:
        opened = open_session(session, account=account, now=now)
    client.set_cookie(cookies.NAME, opened.token)
    return client
