"""The secretariat in a browser, and a round that was closed with a rule for going on."""

import pytest

from competition.judging.rounds.rules import GoingOn
from competition.judging.services import close_round
from competition.results import views  # noqa: F401 - it tells what goes on
from competition.results.services import compute_standings
from tests.judging.scene import accept, hand_in_whole, open_round

LEVELS = {"A": 5, "B": 4, "C": 4, "D": 2}


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
