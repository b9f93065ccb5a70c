"""A campaign in which three poems fight a duel before two judges."""

import pytest

from tests.duels.scene import DuelScene
from tests.judging.conftest import forms, office, secretary  # noqa: F401 - people of judging
from tests.judging.scene import make_judged_campaign


@pytest.fixture
def campaign(session):
    return make_judged_campaign(session)


@pytest.fixture
def scene(session, campaign, now):
    return DuelScene(session, campaign, now)
