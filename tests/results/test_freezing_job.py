"""The freeze as background work: one computation, one freeze, and nothing half where its worker dies."""

import subprocess
import sys
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from competition import jobs as all_jobs
from competition.clock import FixedClock
from competition.config import ROOT
from competition.platform.audit import history
from competition.platform.jobs import JobState
from competition.platform.jobs.runner import Runner
from competition.results.errors import FrozenError, NoAwardsError
from competition.results.models import Award, Freeze, FreezeName
from competition.results.sealing import bundle, making
from competition.results.sealing import jobs as freezing
from competition.results.sealing.jobs import ask_to_freeze
from competition.results.sealing.store import read_bundle
from tests.results.deeds import LATER, compute, lift, override, ready, seal
from tests.results.dying import MOMENTS, put_back, run_and_die

all_jobs.load()


@pytest.fixture
def clock():
    return FixedClock(LATER)


def ask(scene):
    asked = ask_to_freeze(
        scene.session, campaign=scene.campaign, round_=scene.round, actor=scene.office, now=LATER
    )
    scene.session.commit()
    return asked


def freezes(scene):
    scene.session.commit()
    return scene.session.scalars(select(Freeze).order_by(Freeze.id)).all()


def ended(scene, asked):
    scene.session.refresh(asked)
    return asked.state, asked.error


def test_two_secretaries_who_press_at_once_make_one_freeze(scene, runner):
    first, second = ask(ready(scene)), ask(scene)
    assert first.id == second.id
    runner.run_waiting()
    (sealed,) = freezes(scene)
    assert (sealed.number, sealed.frozen_by_id, sealed.frozen_at) == (1, scene.office.id, LATER)
    assert sealed.summary == {"entries": 5, "sheets": 12, "awards": 3}
    assert ended(scene, first) == (JobState.DONE, "")
    assert first.result == {"path": "/c/mtm-2026/office/results/freeze"}
    with pytest.raises(FrozenError):
        ask(scene)


def test_the_results_are_computed_once_for_a_freeze(scene, runner, monkeypatch):
    asked, computed = ask(ready(scene)), []

    def counted(facts, **values):
        computed.append(facts)
        return once(facts, **values)

    once = making.compute
    monkeypatch.setattr(making, "compute", counted)
    monkeypatch.setattr(bundle, "compute", counted)
    runner.run_waiting()
    assert ended(scene, asked) == (JobState.DONE, "")
    assert len(computed) == 1


def test_a_freeze_can_be_asked_for_once_awards_are_decided(scene):
    compute(scene)
    with pytest.raises(NoAwardsError):
        ask(scene)


def test_awards_that_changed_since_are_said_on_the_page_and_nothing_is_frozen(scene, runner):
    asked = ask(ready(scene))
    scene.session.execute(update(Award).where(Award.place == 3).values(place=7))
    scene.session.commit()
    runner.run_waiting()
    state, error = ended(scene, asked)
    assert state is JobState.FAILED
    assert error.startswith("The awards no longer follow from the standings.")
    assert freezes(scene) == []


def test_what_the_jury_decides_while_the_file_is_made_is_in_the_freeze(scene, storage, runner, monkeypatch):
    ask(ready(scene))
    put_by, made = freezing.put_by, []

    def interrupted(where, sealed):
        if not made:
            override(scene, "fog", "winner")
            scene.session.commit()
        made.append(sealed)
        return put_by(where, sealed)

    monkeypatch.setattr(freezing, "put_by", interrupted)
    runner.run_waiting()
    (sealed,) = freezes(scene)
    held = read_bundle(scene.session, freeze=sealed, storage=storage)
    names = {row.entry_id: row.name for row in scene.session.scalars(select(FreezeName))}
    fog = names[scene.entries["fog"].id]
    assert len(made) == 2
    assert held["overrides"] == [{"entry": fog, "kind": "winner"}]
    assert (held["awards"][0]["entry"], held["awards"][0]["kind"]) == (fog, "winner")


@pytest.mark.parametrize("moment", sorted(MOMENTS))
def test_a_worker_that_is_killed_leaves_no_half_freeze_and_the_next_makes_one(
    scene, storage, database, config, database_url, moment
):
    seal(ready(scene), storage)
    before = lift(scene, "A sheet was mixed up.")
    scene.session.commit()
    asked = ask(scene)
    run_and_die(config, database_url, asked, moment)
    assert freezes(scene) == [before]
    scene.session.refresh(scene.campaign)
    assert scene.campaign.frozen_at is None
    assert _names_of(scene) == {before.id: 9}
    assert [each.action for each in history(scene.session)].count("results.freeze") == 1
    put_back(scene.session, asked)
    Runner(database, config, FixedClock(LATER + timedelta(hours=1))).run_waiting()
    assert ended(scene, asked) == (JobState.DONE, "")
    first, second = freezes(scene)
    assert (first.lifted_reason, second.number) == ("A sheet was mixed up.", 2)
    assert read_bundle(scene.session, freeze=second, storage=storage)["replaces"] == first.sha256
    assert _names_of(scene) == {first.id: 9, second.id: 9}


def _names_of(scene):
    rows = select(FreezeName.freeze_id, func.count()).group_by(FreezeName.freeze_id)
    return dict(scene.session.execute(rows).all())


def test_a_job_begun_again_after_its_freeze_stands_changes_nothing(scene, runner):
    asked = ask(ready(scene))
    runner.run_waiting()
    (sealed,) = freezes(scene)
    put_back(scene.session, asked)
    runner.run_waiting()
    assert ended(scene, asked) == (JobState.DONE, "")
    assert freezes(scene) == [sealed]


def test_the_worker_knows_everything_that_a_freeze_asks():
    said = (
        "from competition import jobs; jobs.load(); from competition.results.sealing import others; "
        "print(sorted(others._tellers))"
    )
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout == "['decisions', 'duels']\n"
