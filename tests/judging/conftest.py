"""A judged campaign with one class, one accepted poem and one judge, who may read in a browser."""

import pytest

from competition import jobs
from competition.accounts.models import Account
from competition.accounts.rules import Role
from tests.factories import category_of, make_member
from tests.judging.scene import accept, make_judge, make_judged_campaign, make_school_class, open_round
from tests.support.signin import sign_in

jobs.load()


@pytest.fixture
def campaign(session):
    return make_judged_campaign(session)


@pytest.fixture
def school_class(session, campaign):
    return make_school_class(session, campaign)


@pytest.fixture
def poems(campaign):
    return category_of(campaign)


@pytest.fixture
def copy(session, school_class, poems):
    return accept(session, school_class, poems)


@pytest.fixture
def judge(session, campaign):
    return make_judge(session, campaign)


@pytest.fixture
def assignment(session, campaign, judge, copy, now):
    """One poem with one judge, in an open round."""
    return open_round(session, campaign, [judge], [copy], now)[1][0]


@pytest.fixture
def reader(session, client, judge):
    """The client, signed in as the judge. Call it after everything is made: it commits."""

    def come_in(who=judge):
        account = session.get_one(Account, who.account_id)
        session.commit()
        return sign_in(client, account)

    return come_in


@pytest.fixture
def secretary(session, campaign):
    return make_member(session, campaign, Role.SECRETARIAT)


@pytest.fixture
def office(session, secretary, client, forms):
    """The client, signed in as the secretariat. Call it after everything is made: it commits."""

    def come_in():
        session.commit()
        return sign_in(client, secretary)

    return come_in


@pytest.fixture
def forms(app):
    """Let tests post without the token: that it is asked for is tested with the gate."""
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture
def three(session, campaign, school_class, poems, judge, now):
    """An open round with three poems before the judge."""
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two", "Three")]
    return open_round(session, campaign, [judge], copies, now)
