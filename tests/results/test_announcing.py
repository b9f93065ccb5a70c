"""The announcement, and the letters to teachers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts.models import Account
from competition.platform.mail import list_mail, render
from competition.results.errors import (
    EmbargoedError,
    NotFrozenError,
)
from tests import factories as make
from tests.results.deeds import ready, seal, tell


def test_announcing_needs_the_freeze(scene):
    with pytest.raises(NotFrozenError):
        tell(ready(scene))


def test_announcing_waits_for_the_end_of_the_embargo_and_names_it(scene, storage):
    seal(ready(scene), storage)
    with pytest.raises(EmbargoedError) as refusal:
        tell(scene, now=make.RESULTS - timedelta(minutes=1))
    assert refusal.value.values == {"when": "6 December 2026, 10:00 CET"}
    assert scene.campaign.announced_at is None


def test_announcing_writes_once_to_each_teacher_whose_class_has_won(scene, storage, config):
    seal(ready(scene), storage)
    assert tell(scene) == 1
    assert tell(scene, now=make.RESULTS + timedelta(hours=1)) == 0
    assert scene.campaign.announced_at == make.RESULTS
    (letter,) = list_mail(scene.session, campaign_id=scene.campaign.id)
    assert (letter.event, letter.recipient) == ("results.announced", "kari@example.org")
    words = render(scene.session, letter, replace(config, base_url="https://garland.example"))
    for line in ("The sea", "Winner", "The sky", "Runner-up", "https://garland.example/c/mtm-2026/results"):
        assert line in words.text
        assert line in words.html
    assert "The fog" not in words.text


def test_a_french_speaking_teacher_reads_the_results_in_french(scene, storage, config):
    scene.session.scalars(select(Account).where(Account.email == "kari@example.org")).one().locale = "fr"
    seal(ready(scene), storage)
    tell(scene)
    (letter,) = list_mail(scene.session, campaign_id=scene.campaign.id)
    words = render(scene.session, letter, config)
    assert words.subject == "2 œuvres de vos classes sont primées\xa0: More than migrants"
    assert "«\xa0The sea\xa0» (Poème) reçoit la distinction «\xa0Premier prix\xa0»." in words.text
    assert '«\xa0<bdi lang="en" dir="ltr">The sea</bdi>\xa0» (Poème) reçoit' in words.html
    assert words.text.count("paraîtra dans le livre.") == 1


def test_a_teacher_without_an_award_is_not_written_to(scene, storage):
    other = make.make_account(scene.session, "ola@example.org", "Ola")
    school = make.make_school(scene.session, make.make_city(scene.session, scene.campaign, "Oslo"))
    make.make_class(scene.session, school, scene.campaign, other)
    seal(ready(scene), storage)
    tell(scene)
    assert [m.recipient for m in list_mail(scene.session)] == ["kari@example.org"]
