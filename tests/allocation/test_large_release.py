"""Releasing what takes long: in the background, all at once, and all or nothing when it is cut off."""

import os
import signal

import pytest
from sqlalchemy import func, select, update

from competition import jobs
from competition.accounts.rules import Role
from competition.allocation import releasing
from competition.allocation.jobs import RELEASE
from competition.judging.models import Assignment, Round
from competition.judging.rules import AssignmentState, RoundState
from competition.platform.db import Database
from competition.platform.jobs import Job, JobState, request
from competition.platform.jobs.runner import Runner
from competition.platform.mail import OutboxMail
from tests.factories import category_of, make_member
from tests.judging.scene import accept, assign, make_judge, make_round, make_school_class
from tests.support.signin import sign_in

jobs.load()


@pytest.fixture
def drafted(session, campaign, now):
    """A round in which two judges are to read two poems."""
    school_class = make_school_class(session, campaign)
    copies = [accept(session, school_class, category_of(campaign), title=title) for title in ("One", "Two")]
    judges = [make_judge(session, campaign, name) for name in ("Ada", "Bo")]
    round_ = make_round(session, campaign, now)
    for judge in judges:
        for position, copy in enumerate(copies, start=1):
            assign(session, round_, judge, copy, position=position)
    session.commit()
    return round_


@pytest.fixture
def worker(database, config, clock):
    """Does what was asked for, as the worker would."""
    return Runner(database, config, clock)


@pytest.fixture
def ask(session, drafted, now):
    """Ask for the round to be released; return the job."""

    def ask():
        job = request(session, name=RELEASE, args={"round_id": drafted.id}, key=drafted.ref, now=now)
        session.commit()
        return job

    return ask


def stand(session):
    """Return the state of every assignment, that of the round, and how many letters are on their way."""
    session.rollback()
    states = session.scalars(select(Assignment.state).order_by(Assignment.id)).all()
    round_state = session.scalar(select(Round.state))
    letters = session.scalar(select(func.count()).where(OutboxMail.event == "judging.open"))
    session.rollback()
    return states, round_state, letters


NOTHING = ([AssignmentState.DRAFT] * 4, RoundState.DRAFT, 0)
ALL = ([AssignmentState.RELEASED] * 4, RoundState.OPEN, 2)


def test_many_drafts_are_released_in_the_background(
    session, campaign, drafted, app, client, worker, monkeypatch
):
    app.config["WTF_CSRF_ENABLED"] = False
    office = make_member(session, campaign, Role.SECRETARIAT)
    session.commit()
    browser, place = sign_in(client, office), f"/c/mtm-2026/office/rounds/{drafted.ref}"
    monkeypatch.setattr(releasing, "MOST_AT_ONCE", 3)
    progress = browser.post(f"{place}/release").location
    assert browser.post(f"{place}/release").location == progress
    assert stand(session) == NOTHING
    worker.run_waiting()
    assert stand(session) == ALL
    assert f'href="{place}"' in browser.get(progress).text
    again = browser.post(f"{place}/release", follow_redirects=True)
    assert "There are no assignments to release." in again.text
    assert stand(session) == ALL


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def killed_while_releasing(config, clock, job, after_commit, monkeypatch):
    """Let a process of its own run the job, and kill it shortly before its commit or right after."""
    child = os.fork()
    if not child:
        try:
            if after_commit:
                monkeypatch.setattr(Runner, "_end", lambda *_: die())
            else:
                monkeypatch.setattr(releasing, "note_short", lambda *_args, **_named: die())
            Runner(Database(config.database_url), config, clock).run(job)
        finally:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.parametrize("after_commit", [False, True])
def test_a_killed_release_has_released_all_or_nothing_and_ends_once_it_is_begun_again(
    session, ask, config, clock, worker, monkeypatch, after_commit
):
    job = ask()
    killed_while_releasing(config, clock, job.id, after_commit, monkeypatch)
    assert stand(session) == (ALL if after_commit else NOTHING)
    session.execute(update(Job).where(Job.id == job.id).values(state=JobState.QUEUED, worker=None))
    session.commit()
    assert worker.run(job.id) is JobState.DONE
    assert stand(session) == ALL


def test_where_there_is_nothing_to_release_the_job_says_so(session, drafted, ask, worker):
    session.execute(update(Round).values(state=RoundState.OPEN))
    session.query(Assignment).delete()
    job = ask()
    assert worker.run(job.id) is JobState.FAILED
