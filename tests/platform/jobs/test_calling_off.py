"""A job is called off by a person, or put back by a worker that stops."""

import pytest

from competition.platform import jobs
from competition.platform.jobs import Cancelled, Job, JobState
from tests.platform.jobs.scene import ask, look


def test_a_waiting_job_can_be_called_off(database, now, define, runner):
    define(lambda ctx: pytest.fail("must not run"))
    job = ask(database, now)
    with database.writing() as session:
        assert jobs.cancel(session, job=session.get_one(Job, job.id), now=now)
    assert runner.run(job.id) is None
    assert look(database, job).state is JobState.CANCELLED


def test_a_running_job_that_is_called_off_stops_at_its_next_step(database, now, define, runner):
    steps = []

    def work(ctx):
        for step in range(3):
            ctx.progress(step, 3)
            steps.append(step)
            with database.writing() as session:
                jobs.cancel(session, job=session.get_one(Job, ctx.job_id), now=now)
            ctx._pulse.beat()

    define(work)
    job = ask(database, now)
    assert runner.run(job.id) is None
    assert steps == [0]
    assert look(database, job).state is JobState.CANCELLED


def test_a_job_that_has_ended_cannot_be_called_off(database, now, define, runner):
    define(lambda ctx: None)
    job = ask(database, now)
    runner.run(job.id)
    with database.writing() as session:
        assert not jobs.cancel(session, job=session.get_one(Job, job.id), now=now)
    assert look(database, job).state is JobState.DONE


def test_when_the_worker_stops_its_job_is_put_back_and_the_try_does_not_count(database, now, define, runner):
    def work(ctx):
        runner.stop.set()
        ctx.progress(1, 2)

    define(work)
    job = ask(database, now)
    assert runner.run(job.id) is JobState.QUEUED
    assert (look(database, job).attempt, look(database, job).worker) == (0, None)


def test_being_called_off_is_not_an_error_that_a_job_could_swallow():
    assert not issubclass(Cancelled, Exception)
