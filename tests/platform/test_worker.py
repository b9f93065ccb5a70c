"""The worker as a process: killed, stopped, and busy with two things at once."""

import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest
from sqlalchemy import text

from competition.config import ROOT
from competition.platform import jobs
from competition.platform.jobs import Job, JobState, pulse, reaper, registry, worker
from tests.support.worker_process import STEPS


@pytest.fixture
def steps(database):
    with database.writing() as session:
        session.execute(text("CREATE TABLE step (number INTEGER, attempt INTEGER)"))
    yield lambda: _rows(database)
    with database.writing() as session:
        session.execute(text("DROP TABLE step"))


def _rows(database):
    with database.reading() as session:
        return [
            tuple(row) for row in session.execute(text("SELECT number, attempt FROM step ORDER BY number"))
        ]


@pytest.fixture
def start(config, database):
    """Start a worker process; whatever still runs at the end is killed."""
    running = []

    def start():
        command = [
            sys.executable,
            "-m",
            "tests.support.worker_process",
            str(config.instance),
            config.database_url,
        ]
        running.append(subprocess.Popen(command, cwd=ROOT))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


def _until(happened, seconds=30):
    for _ in range(seconds * 50):
        if happened():
            return
        time.sleep(0.02)
    pytest.fail("it did not happen")


def _ask(database):
    with database.writing() as session:
        return jobs.request(session, name="test.steps", args={}, now=worker.Clock().now())


def _look(database, job):
    with database.reading() as session:
        return session.get_one(Job, job.id)


def test_a_killed_worker_loses_no_step_and_its_successor_does_none_twice(database, start, steps):
    job = _ask(database)
    first = start()
    _until(lambda: len(steps()) >= 4)
    first.kill()
    first.wait()
    standing = len(steps())
    start()
    _until(lambda: _look(database, job).state is JobState.DONE)
    assert [number for number, _ in steps()] == list(range(STEPS))
    attempts = [attempt for _, attempt in steps()]
    assert attempts == sorted(attempts)
    assert attempts.count(1) >= standing
    assert set(attempts) == {1, 2}
    assert _look(database, job).result == {"steps": STEPS}


def test_of_two_workers_the_one_left_over_goes_on(database, start, steps):
    job = _ask(database)
    workers = [start(), start()]
    _until(lambda: len(steps()) >= 4)
    holder = _look(database, job).worker
    for process in workers:
        if f"-{process.pid}-" in holder:
            process.kill()
            process.wait()
    _until(lambda: _look(database, job).state is JobState.DONE)
    assert [number for number, _ in steps()] == list(range(STEPS))
    assert _look(database, job).attempt == 2


def test_a_worker_that_is_asked_to_stop_puts_its_job_back_at_once(database, start, steps):
    job = _ask(database)
    process = start()
    _until(lambda: len(steps()) >= 2)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 0
    kept = _look(database, job)
    assert (kept.state, kept.attempt, kept.worker) == (JobState.QUEUED, 0, None)
    assert not jobs.worker_alive(database, worker.Clock().now())


def test_a_dead_worker_is_noticed_within_fifteen_seconds():
    until_silent = reaper.SILENT_FOR.total_seconds()
    until_taken_and_begun = 3 * worker.TICK_SECONDS
    assert until_silent + until_taken_and_begun <= 15
    assert until_silent > pulse.BEAT_SECONDS * 3


def test_a_heavy_job_does_not_hold_up_a_light_one(database, config, monkeypatch):
    monkeypatch.setattr(registry, "_jobs", {})
    begun, sent, stop = threading.Event(), threading.Event(), threading.Event()

    @jobs.job("test.book", heavy=True)
    def build(ctx):
        begun.set()
        assert sent.wait(20)

    @jobs.job("test.mail")
    def send(ctx):
        sent.set()

    now = worker.Clock().now()
    with database.writing() as session:
        books = [jobs.request(session, name="test.book", args={}, now=now) for _ in range(4)]
    running = threading.Thread(target=worker.main, args=[config], kwargs={"stop": stop})
    running.start()
    assert begun.wait(20)
    with database.writing() as session:
        jobs.request(session, name="test.mail", args={}, now=now)
    assert sent.wait(20)
    _until(lambda: all(_look(database, book).state is JobState.DONE for book in books))
    stop.set()
    running.join()


def test_a_worker_without_its_database_waits_until_it_is_back(config, tmp_path, caplog, monkeypatch):
    monkeypatch.setattr(worker, "TICK_SECONDS", 0.05)
    monkeypatch.setattr(worker.Reaper, "leave", lambda *_: None)
    stop = threading.Event()
    empty = replace(config, database_url=f"sqlite:///{tmp_path / 'empty.db'}")
    running = threading.Thread(target=worker.main, args=[empty], kwargs={"stop": stop})
    running.start()
    _until(lambda: caplog.text.count("no look-round: OperationalError") >= 2)
    assert running.is_alive()
    stop.set()
    running.join()
