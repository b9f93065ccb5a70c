"""A campaign, its secretariat, and its materials made by a typesetter that is done at once."""

import pytest

from competition.accounts.rules import Role
from competition.campaign.rules import MilestoneKey
from competition.clock import FixedClock
from competition.materials import jobs as making
from competition.materials import views  # noqa: F401 - the call's downloads
from competition.materials.services import request_making
from tests import factories as make
from tests.materials.pages import BEFORE


@pytest.fixture
def clock():
    return FixedClock(make.OPENS)


@pytest.fixture
def campaign(session):
    campaign = make.make_campaign(
        session, organiser="Intercultural Cities", rules_text="Own work. By pupils."
    )
    for name in ("Patras", "Neuchâtel"):
        make.make_city(session, campaign, name)
    session.commit()
    return campaign


@pytest.fixture
def office(session, campaign):
    account = make.make_member(session, campaign, Role.SECRETARIAT)
    session.commit()
    return account


@pytest.fixture
def quick(monkeypatch):
    """The typesetter, replaced by one that is done at once: what it sets is seen elsewhere."""
    set_before = []

    def at_once(kind, facts, _faces, locale):
        set_before.append((kind, locale))
        return f"%PDF-{kind.value} {locale} {facts.at(MilestoneKey.DEADLINE)}".encode()

    monkeypatch.setattr(making, "set_material", at_once)
    return set_before


@pytest.fixture
def made(session, campaign, quick, runner):
    """A campaign whose materials are made."""
    request_making(session, campaign_id=campaign.id, actor=None, now=BEFORE)
    session.commit()
    runner.run_waiting()
    return campaign
