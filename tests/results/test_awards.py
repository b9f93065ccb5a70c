"""Awards that follow the standings, and the jury's own."""

import pytest
from sqlalchemy import select

from competition.entries.rules import EntryState
from competition.platform.audit import history
from competition.results.errors import (
    NoStandingsError,
    NoSuchAwardError,
    NotStandingError,
    ReasonMissingError,
)
from competition.results.models import Award
from competition.results.services import (
    revoke_override,
)
from tests.results.deeds import LATER, compute, decide, override, ready, won


def test_awards_follow_the_standings(scene):
    assert len(decide(ready(scene))) == 3
    assert won(scene) == [(1, "sea", "winner"), (2, "sky", "runner_up"), (3, "sun", "published")]


def test_awards_need_standings(scene):
    with pytest.raises(NoStandingsError):
        decide(scene)


def test_an_entry_disqualified_since_the_standings_wins_nothing(scene):
    compute(scene)
    scene.entries["sea"].state = EntryState.DISQUALIFIED
    decide(scene)
    assert won(scene) == [(1, "sky", "winner"), (2, "sun", "runner_up"), (3, "fog", "published")]


@pytest.mark.parametrize(
    ("entry", "kind", "expected"),
    [
        ("sun", "winner", [(1, "sun", "winner"), (2, "sea", "runner_up"), (3, "sky", "published")]),
        ("sea", None, [(1, "sky", "winner"), (2, "sun", "runner_up"), (3, "fog", "published")]),
        (
            "elm",
            "special_mention",
            [
                (1, "sea", "winner"),
                (2, "sky", "runner_up"),
                (3, "sun", "published"),
                (4, "elm", "special_mention"),
            ],
        ),
    ],
)
def test_the_jury_decides_against_the_order_and_the_others_follow(scene, entry, kind, expected):
    override(ready(scene), entry, kind)
    assert won(scene) == expected
    decide(scene)
    assert won(scene) == expected, "deciding again forgot the jury"


def test_an_override_keeps_its_reason_and_can_be_taken_back(scene):
    override(ready(scene), "sun", "winner", reason="  A voice of its own. ")
    award = scene.session.scalar(select(Award).where(Award.entry_id == scene.entries["sun"].id))
    assert (award.reason, award.decided_by_id) == ("A voice of its own.", scene.office.id)
    revoke_override(scene.session, entry=scene.entries["sun"], actor=scene.office, now=LATER)
    assert won(scene)[0] == (1, "sea", "winner")
    assert [e.action for e in history(scene.session, object_kind="entry")] == [
        "results.override-revoke",
        "results.override",
    ]


@pytest.mark.parametrize(
    ("kind", "reason", "refusal"),
    [("winner", "  ", ReasonMissingError), ("best_hat", "Because.", NoSuchAwardError)],
)
def test_an_override_needs_a_reason_and_an_award_that_there_is(scene, kind, reason, refusal):
    with pytest.raises(refusal):
        override(ready(scene), "sun", kind, reason)


def test_an_entry_that_does_not_stand_cannot_be_given_an_award(scene):
    ready(scene).entries["sun"].state = EntryState.WITHDRAWN
    with pytest.raises(NotStandingError):
        override(scene, "sun", "winner")
