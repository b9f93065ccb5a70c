"""The freeze: when it is refused, what it stops, how it is lifted."""

import pytest
from sqlalchemy import select

from competition.entries.rules import EntryState
from competition.judging.models import Score
from competition.results.errors import (
    AnnouncedError,
    FrozenError,
    NoAwardsError,
    NoStandingsError,
    NotFrozenError,
    ReasonMissingError,
    StaleAwardsError,
    StaleStandingsError,
)
from competition.results.models import Freeze
from competition.results.services import unfreeze
from tests import factories as make
from tests.results.deeds import LATER, compute, decide, lift, override, ready, seal, tell, won


def test_after_the_freeze_nothing_changes(scene, storage):
    sealed = seal(ready(scene), storage)
    assert scene.campaign.frozen_at == LATER
    assert sealed.summary == {"entries": 5, "sheets": 12, "awards": 3}
    for deed in (compute, decide, lambda scene: override(scene, "sun", "winner")):
        with pytest.raises(FrozenError):
            deed(scene)
    with pytest.raises(FrozenError):
        seal(scene, storage)
    assert won(scene)[0] == (1, "sea", "winner")


def test_freezing_needs_standings_and_awards(scene, storage):
    with pytest.raises(NoStandingsError):
        seal(scene, storage)
    compute(scene)
    with pytest.raises(NoAwardsError):
        seal(scene, storage)


def test_a_score_that_changed_since_the_standings_stops_the_freeze(scene, storage):
    ready(scene)
    scene.session.scalars(select(Score)).first().value = 1
    scene.session.flush()
    with pytest.raises(StaleStandingsError):
        seal(scene, storage)


def test_an_entry_disqualified_since_the_awards_stops_the_freeze(scene, storage):
    ready(scene).entries["sea"].state = EntryState.DISQUALIFIED
    with pytest.raises(StaleAwardsError):
        seal(scene, storage)


def test_a_freeze_is_lifted_with_a_reason_until_the_announcement(scene, storage):
    seal(ready(scene), storage)
    with pytest.raises(ReasonMissingError):
        lift(scene, " ")
    lifted = lift(scene, "A sheet was mixed up.")
    assert (lifted.lifted_reason, lifted.lifted_by_id) == ("A sheet was mixed up.", scene.office.id)
    assert scene.campaign.frozen_at is None
    with pytest.raises(NotFrozenError):
        lift(scene, "Once more.")
    decide(scene)
    seal(scene, storage)
    tell(scene)
    with pytest.raises(AnnouncedError):
        lift(scene, "Nobody said that the pages go.")
    assert scene.campaign.announced_at == make.RESULTS
    assert [each.number for each in scene.session.scalars(select(Freeze).order_by(Freeze.id))] == [1, 2]


def test_lifting_after_the_announcement_takes_the_results_off_the_public_pages(scene, storage):
    seal(ready(scene), storage)
    tell(scene)
    lifted = unfreeze(
        scene.session, campaign=scene.campaign, reason="A sum.", actor=None, now=LATER, public_too=True
    )
    assert (lifted.lifted_reason, scene.campaign.frozen_at, scene.campaign.announced_at) == (
        "A sum.",
        None,
        None,
    )
    override(scene, "sun", "winner")
    second = seal(scene, storage)
    assert (second.number, won(scene)[0]) == (2, (1, "sun", "winner"))
    assert scene.campaign.announced_at is None
    tell(scene)
    assert scene.campaign.announced_at == make.RESULTS
