"""A closed round of four poems, three reads each, and a fifth that nobody has."""

import pytest

from competition.results import jobs, mails  # noqa: F401 - the letter and its job must be known
from tests.results.scene import Scene


@pytest.fixture
def scene(session):
    return Scene(session, unread=("elm",))
