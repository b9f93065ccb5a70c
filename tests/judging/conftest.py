"""A judged campaign with one class, one accepted poem and one judge."""

import pytest

from competition import jobs
from tests.factories import category_of
from tests.judging.scene import accept, make_judge, make_judged_campaign, make_school_class, open_round

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
