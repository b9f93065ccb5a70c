"""A judge in a browser, a secretariat, and two works to practise on."""

import pytest

from competition.accounts.rules import Role
from competition.judging.practice.services import add_work
from tests.factories import OPENS, make_member
from tests.support.signin import sign_in


@pytest.fixture
def works(session, poems):
    """Two poems to practise on."""
    return [
        add_work(
            session,
            category=poems,
            language=language,
            title=title,
            text=f"{title} and two lines\nof it",
            remark=f"We see {title} as a 4.",
            actor=None,
            now=OPENS,
        )
        for title, language in (("Two keys", "en"), ("Le bus", "fr"))
    ]


@pytest.fixture
def office(session, campaign, app, client):
    """The client, signed in as the secretariat. Call it after everything is made: it commits."""
    app.config["WTF_CSRF_ENABLED"] = False
    account = make_member(session, campaign, Role.SECRETARIAT)

    def come_in():
        session.commit()
        return sign_in(client, account)

    return come_in
