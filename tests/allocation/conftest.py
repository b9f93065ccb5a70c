"""A judged campaign with one class, whose poems are read."""

import pytest

from tests.factories import category_of
from tests.judging.scene import make_judged_campaign, make_school_class


@pytest.fixture
def campaign(session):
    return make_judged_campaign(session)


@pytest.fixture
def school_class(session, campaign):
    return make_school_class(session, campaign)


@pytest.fixture
def poems(campaign):
    return category_of(campaign)
