"""The secretariat in a browser, and a round that was closed with a rule for going on."""

import pytest

from competition.accounts.rules import Role
from competition.judging.rounds.rules import GoingOn
from competition.judging.services import close_round
from competition.results import views  # noqa: F401 - it tells what goes on
from competition.results.services import compute_standings
from tests.factories import make_member
from tests.judging.scene import accept, hand_in_whole, open_round
from tests.support.signin import sign_in

LEVELS = {"A": 5, "B": 4, "C": 4, "D": 2}


@pytest.fixture
def office(session, campaign, app, client):
    """The client, signed in as the secretariat. Call it after everything is made: it commits."""
    app.config["WTF_CSRF_ENABLED"] = False
    account = make_member(session, campaign, Role.SECRETARIAT)

    def come_in():
        session.commit()
        return sign_in(client, account)

    return come_in


@pytest.fixture
def copies(session, school_class, poems):
    """Four poems by title."""
    return {title: accept(session, school_class, poems, title=title) for title in LEVELS}


@pytest.fixture
def first(session, campaign, copies, judge, now):
    """A closed round whose best two of each category go on; B and C are equal."""
    round_, assignments = open_round(session, campaign, [judge], list(copies.values()), now)
    for assignment, level in zip(assignments, LEVELS.values(), strict=True):
        hand_in_whole(session, assignment, now, values=dict.fromkeys(("voice", "image", "language"), level))
    close_round(session, round_=round_, actor=None, now=now)
    round_.rule, round_.rule_value = GoingOn.TOP, 2
    compute_standings(session, round_=round_, actor=None, now=now)
    return round_
