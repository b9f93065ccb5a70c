"""The secretariat in a browser; the scene is that of judging."""

import pytest

from tests.support.signin import office_of

OFFICE = "/c/mtm-2026/office/panel"


@pytest.fixture
def office(session, campaign, client):
    return office_of(session, campaign, client)
