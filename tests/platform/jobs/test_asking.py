"""A job is asked for once, carries ids, waits in its lane, and is found again."""

import sqlite3
import threading
from datetime import timedelta

import pytest

from competition.platform import jobs
from competition.platform.jobs import JobState
from competition.platform.jobs.models import Worker
from tests.platform.jobs.scene import NotReadyError, all_at_once, ask, look


def test_asking_twice_with_the_same_key_gives_one_job(database, now):
    first = ask(database, now, key="book:7")
    assert ask(database, now, key="book:7").id == first.id
    assert ask(database, now, key="book:8").id != first.id
    assert ask(database, now, key="book:7", name="test.other").id != first.id
    assert ask(database, now).id != ask(database, now).id


def test_once_a_job_has_ended_its_key_is_free_again(database, now, define, runner):
    define(lambda ctx: None)
    first = ask(database, now, key="book:7")
    runner.run_waiting()
    assert ask(database, now, key="book:7").id != first.id


def test_two_who_ask_at_the_same_moment_get_the_same_job(database, now):
    gate, got = threading.Barrier(4), []

    def press():
        gate.wait()
        got.append(ask(database, now, key="book:7").id)

    all_at_once(press, 4)
    assert len(got) == 4
    assert len(set(got)) == 1


@pytest.mark.parametrize("value", ["Amira Haddad", "amira@example.org", {"name": 1}, ["a b"], "x" * 65, b"x"])
def test_a_job_carries_ids_never_texts(session, now, value):
    with pytest.raises(ValueError, match="'who' is not an id") as refusal:
        jobs.request(session, name="test.work", args={"who": value}, now=now)
    assert "Amira" not in str(refusal.value)


@pytest.mark.parametrize(
    "value", [7, "b7k2m9xq4wzp", None, True, [1, 2], "2026-11-10T09:00:00+00:00", "first-initial"]
)
def test_ids_and_codes_go_through(database, now, value):
    assert look(database, ask(database, now, args={"which": value})).args == {"which": value}


def test_a_job_is_queued_when_it_is_committed_and_not_before(database, now, lanes):
    jobs.attach(database, lanes)
    with database.writing() as session:
        jobs.request(session, name="test.work", args={}, now=now)
        with session.begin_nested():
            jobs.request(session, name="test.work", args={}, now=now)
        assert lanes.is_empty()
    assert lanes.light.pending_count() == 2


def test_a_job_that_was_rolled_back_is_never_queued(database, now, lanes):
    jobs.attach(database, lanes)
    with pytest.raises(NotReadyError), database.writing() as session:
        jobs.request(session, name="test.work", args={}, now=now)
        raise NotReadyError(count=1)
    with database.writing() as session:
        session.add(Worker(token="t", started_at=now, seen_at=now))
    assert lanes.is_empty()


def test_a_queue_that_cannot_be_written_does_not_stop_the_commit(database, now, lanes, monkeypatch, caplog):
    def full(*_, **__):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(lanes, "push", full)
    jobs.attach(database, lanes)
    job = ask(database, now)
    assert look(database, job).state is JobState.QUEUED
    assert "could not be queued at once" in caplog.text


def test_jobs_are_found_by_their_ref_and_listed_the_latest_first(database, now, define, runner):
    define(lambda ctx: None)
    first = ask(database, now)
    runner.run_waiting()
    second = ask(database, now + timedelta(minutes=1))
    ask(database, now, name="test.other")
    with database.reading() as session:
        assert jobs.find_job(session, second.ref).id == second.id
        assert jobs.find_job(session, "nothing") is None
        listed = jobs.latest_jobs(session, name="test.work")
        assert [job.id for job in listed] == [second.id, first.id]
        listed = jobs.latest_jobs(session, name="test.work", unfinished_only=True)
        assert [job.id for job in listed] == [second.id]
