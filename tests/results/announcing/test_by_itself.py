"""Announcing by itself: at the end of the embargo, once, and only what is frozen now."""

from datetime import timedelta

import pytest

from competition.clock import FixedClock
from competition.platform.jobs.runner import Runner
from competition.platform.jobs.timers import ask
from competition.platform.mail import list_mail
from competition.results.errors import NotFrozenError, NothingToWaitForError
from competition.results.jobs import BY_ITSELF
from competition.results.services import plan, unplan
from tests import factories as make
from tests.results.deeds import LATER, lift, ready, seal, tell

SECOND = timedelta(seconds=1)


@pytest.fixture
def frozen(scene, storage):
    seal(ready(scene), storage)
    return scene


@pytest.fixture
def tick(scene, database, config):
    """Let the worker look at the clock at a moment, and do what is due; return whether it announced."""

    def at(moment):
        scene.session.commit()
        asked = [name for name in ask(database, moment) if name == BY_ITSELF]
        Runner(database, config, FixedClock(moment)).run_waiting()
        scene.session.expire_all()
        return bool(asked)

    return at


def planned(scene, act=plan, now=LATER):
    act(scene.session, campaign=scene.campaign, actor=scene.office, now=now)
    return scene


def test_a_second_before_the_end_nothing_happens_and_from_then_on_everything(frozen, tick):
    planned(frozen)
    assert not tick(make.RESULTS - SECOND)
    assert frozen.campaign.announced_at is None
    assert list_mail(frozen.session) == []
    assert tick(make.RESULTS)
    assert frozen.campaign.announced_at == make.RESULTS
    assert [letter.recipient for letter in list_mail(frozen.session)] == ["kari@example.org"]
    assert not tick(make.RESULTS + SECOND)


def test_without_the_word_of_the_office_nothing_is_announced(frozen, tick):
    assert not tick(make.RESULTS)
    planned(frozen)
    planned(frozen, unplan)
    assert not tick(make.RESULTS)
    assert frozen.campaign.announced_at is None


def test_lifting_the_freeze_calls_it_off_and_freezing_anew_does_not_bring_it_back(frozen, storage, tick):
    planned(frozen)
    lift(frozen, "A sheet was wrong.")
    assert not tick(make.RESULTS)
    seal(frozen, storage)
    assert not tick(make.RESULTS)
    assert frozen.campaign.announced_at is None


def test_it_needs_a_freeze_and_an_embargo_that_lies_ahead(scene, storage):
    with pytest.raises(NotFrozenError):
        planned(ready(scene))
    seal(scene, storage)
    with pytest.raises(NothingToWaitForError):
        planned(scene, now=make.RESULTS)
    tell(scene)
    with pytest.raises(NothingToWaitForError):
        planned(scene, now=LATER)
