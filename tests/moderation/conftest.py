"""A closed round with standings and awards: sea wins, fog has none."""

import pytest

from competition.clock import FixedClock
from competition.results.services import compute_standings, decide_awards
from tests import factories as make
from tests.results.scene import CLOSED, Scene
from tests.support.signin import sign_in


@pytest.fixture
def scene(session):
    scene = Scene(session, unread=("elm",))
    compute_standings(session, round_=scene.round, actor=None, now=CLOSED)
    decide_awards(session, campaign=scene.campaign, round_=scene.round, actor=None, now=CLOSED)
    session.commit()
    return scene


@pytest.fixture
def office(client, scene):
    return sign_in(client, scene.office)


@pytest.fixture
def clock():
    return FixedClock(make.RESULTS)
