"""The secretariat in a browser; the scene is that of judging."""

import pytest

from competition.accounts.rules import Role
from tests.factories import make_member
from tests.support.signin import sign_in

OFFICE = "/c/mtm-2026/office/panel"


@pytest.fixture
def office(session, campaign, app, client):
    """The client, signed in as the secretariat. Call it after everything is made: it commits."""
    app.config["WTF_CSRF_ENABLED"] = False

    def come_in():
        account = make_member(session, campaign, Role.SECRETARIAT)
        session.commit()
        return sign_in(client, account)

    return come_in
