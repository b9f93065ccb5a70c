"""A worker dies: its job is taken over, once; what never reached the queue is pushed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.platform import jobs
from competition.platform.jobs import Job, JobState
from competition.platform.jobs.models import Worker
from competition.platform.jobs.reaper import Reaper
from competition.platform.jobs.runner import Runner
from competition.platform.rates import RateEvent
from tests.platform.jobs.scene import ask, look


@pytest.fixture
def reaper(database, lanes):
    return Reaper(database, lanes, "reaper")


@pytest.fixture
def dead(database, now):
    """A job whose worker died at once."""
    with database.writing() as session:
        job = Job(
            name="test.work",
            created_at=now,
            due_at=now,
            state=JobState.RUNNING,
            worker="gone:1",
            attempt=1,
            started_at=now,
            heartbeat_at=now,
        )
        session.add(job)
    return job


def test_a_silent_job_is_taken_over_after_two_looks(database, reaper, dead, now):
    reaper.tick(now + timedelta(seconds=7))
    reaper.tick(now + timedelta(seconds=9))
    assert look(database, dead).state is JobState.RUNNING
    reaper.tick(now + timedelta(seconds=11))
    assert (look(database, dead).state, look(database, dead).worker) == (JobState.QUEUED, None)


def test_a_job_that_beats_between_two_looks_is_left_alone(database, reaper, dead, now):
    reaper.tick(now + timedelta(seconds=60))
    with database.writing() as session:
        session.get_one(Job, dead.id).heartbeat_at = now + timedelta(seconds=1)
    reaper.tick(now + timedelta(seconds=120))
    assert look(database, dead).state is JobState.RUNNING


def test_a_job_whose_workers_die_again_and_again_is_given_up(database, reaper, dead, now):
    with database.writing() as session:
        session.get_one(Job, dead.id).attempt = 3
    reaper.tick(now + timedelta(seconds=20))
    reaper.tick(now + timedelta(seconds=22))
    kept = look(database, dead)
    assert (kept.state, kept.finished_at) == (JobState.FAILED, now + timedelta(seconds=22))
    assert kept.error.startswith("This was cut off again and again")


def test_a_worker_that_wakes_from_the_dead_cannot_write_over_its_successor(
    database, now, define, runner, config, clock, lanes
):
    """The first worker sleeps through its takeover, then wants to go on."""
    reaper = Reaper(database, lanes, "reaper")
    worked = []

    def work(ctx):
        if ctx.attempt == 1:
            clock.at += timedelta(seconds=60)
            with database.writing() as session:
                session.get_one(Job, ctx.job_id).heartbeat_at = now
            reaper.tick(clock.at)
            reaper.tick(clock.at)
            assert Runner(database, config, clock).run(ctx.job_id) is JobState.DONE
        with ctx.writing() as session:
            session.add(Worker(token=f"written at attempt {ctx.attempt}", started_at=now, seen_at=now))
        worked.append(ctx.attempt)
        return {"attempt": ctx.attempt}

    define(work)
    job = ask(database, now)
    assert runner.run(job.id) is None
    assert worked == [2]
    assert look(database, job).result == {"attempt": 2}
    with database.reading() as session:
        tokens = session.scalars(select(Worker.token).where(Worker.token.startswith("written"))).all()
    assert tokens == ["written at attempt 2"]


def test_jobs_that_never_reached_the_queue_are_pushed(database, reaper, lanes, now, define):
    define(lambda ctx: None, "test.work")
    define(lambda ctx: None, "test.book", heavy=True)
    ask(database, now)
    ask(database, now, name="test.book")
    ask(database, now, due_at=now + timedelta(hours=1))
    reaper.tick(now)
    assert (lanes.light.pending_count(), lanes.heavy.pending_count()) == (1, 1)
    reaper.tick(now)
    assert (lanes.light.pending_count(), lanes.heavy.pending_count()) == (1, 1)


def test_a_leaving_worker_puts_back_what_it_holds_and_nothing_else(database, reaper, dead, now):
    with database.writing() as session:
        session.add(
            Job(
                name="x",
                created_at=now,
                due_at=now,
                state="running",
                worker="reaper:1",
                attempt=2,
                heartbeat_at=now,
            )
        )
    reaper.tick(now)
    reaper.leave(now)
    with database.reading() as session:
        rows = session.execute(select(Job.state, Job.attempt).order_by(Job.id)).all()
    assert rows == [(JobState.RUNNING, 1), (JobState.QUEUED, 1)]
    assert not jobs.worker_alive(database, now)


def test_the_doctor_sees_whether_a_worker_lives(database, reaper, now):
    assert not jobs.worker_alive(database, now)
    reaper.tick(now)
    assert jobs.worker_alive(database, now + timedelta(seconds=15))
    assert not jobs.worker_alive(database, now + timedelta(seconds=16))


def test_workers_that_vanished_are_forgotten_after_a_day(database, lanes, now):
    Reaper(database, lanes, "old").tick(now)
    Reaper(database, lanes, "new").tick(now + timedelta(hours=25))
    with database.reading() as session:
        assert session.scalars(select(Worker.token)).all() == ["new"]


@pytest.mark.parametrize(("minutes", "left"), [(59, 1), (60, 0)])
def test_old_tries_at_signing_in_are_forgotten_once_an_hour(database, reaper, now, minutes, left):
    reaper.tick(now)
    with database.writing() as session:
        session.add(RateEvent(bucket="b", at=now - timedelta(days=2)))
    reaper.tick(now + timedelta(minutes=minutes))
    with database.reading() as session:
        assert len(session.scalars(select(RateEvent)).all()) == left
