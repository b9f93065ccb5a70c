import sqlite3
import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.errors import GarlandError
from competition.platform import jobs
from competition.platform.jobs import Cancelled, Job, JobState, Lanes, registry
from competition.platform.jobs.models import Worker
from competition.platform.jobs.reaper import Reaper
from competition.platform.jobs.runner import Runner
from competition.platform.rates import RateEvent


class NotReadyError(GarlandError):
    message = "%(count)s entries wait to be screened. Please screen them first."
    status = 409


@pytest.fixture
def define(monkeypatch):
    """Register jobs for this test only."""
    monkeypatch.setattr(registry, "_jobs", {})

    def define(function, name="test.work", **options):
        jobs.job(name, **options)(function)

    return define


@pytest.fixture
def lanes(config):
    lanes = Lanes(config.queue)
    yield lanes
    lanes.close()


def ask(database, now, **values):
    with database.writing() as session:
        return jobs.request(session, **{"name": "test.work", "args": {}, "now": now, **values})


def look(database, job):
    with database.reading() as session:
        return session.get_one(Job, job.id)


# ---- asking -----------------------------------------------------------------------------------------------


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

    _all_at_once(press, 4)
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


# ---- the queue --------------------------------------------------------------------------------------------


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


# ---- running ----------------------------------------------------------------------------------------------


def test_a_job_tells_how_far_it_is_and_keeps_what_it_returns(database, now, define, runner):
    def work(ctx, *, which):
        ctx.progress(2, 5, "Setting page %(page)s", page=which)
        return {"pages": which}

    define(work)
    job = ask(database, now, args={"which": 12})
    assert look(database, job).fraction == 0
    assert runner.run(job.id) is JobState.DONE
    kept = look(database, job)
    assert (kept.done, kept.total, kept.said) == (2, 5, "Setting page 12")
    assert kept.result == {"pages": 12}
    assert kept.fraction == 1.0
    assert (kept.attempt, kept.finished_at, kept.worker, kept.is_finished) == (1, now, None, True)


def test_progress_is_written_while_the_job_runs(database, now, define, runner):
    seen = []

    def work(ctx):
        ctx.progress(1, 4, "One")
        ctx._pulse.beat()
        seen.append(look(database, job))

    define(work)
    job = ask(database, now)
    runner.run(job.id)
    assert [(row.done, row.total, row.fraction, row.said) for row in seen] == [(1, 4, 0.25, "One")]


def test_a_refusal_ends_the_job_with_its_sentence_and_is_not_tried_again(database, now, define, runner):
    def work(ctx):
        raise NotReadyError(count=3)

    define(work)
    job = ask(database, now)
    assert runner.run(job.id) is JobState.FAILED
    kept = look(database, job)
    assert kept.error == "3 entries wait to be screened. Please screen them first."
    assert (kept.error_class, kept.attempt) == ("NotReadyError", 1)


def test_a_mistake_is_tried_again_a_little_later_and_then_told_plainly(database, now, define, runner, clock):
    def work(ctx):
        raise ValueError("Amira Haddad, 4b")

    define(work)
    job = ask(database, now)
    states = []
    for _ in range(3):
        states.append(runner.run(job.id))
        assert runner.run(job.id) is None
        clock.at += timedelta(minutes=1)
    assert states == [JobState.QUEUED, JobState.QUEUED, JobState.FAILED]
    kept = look(database, job)
    assert kept.error.startswith("This could not be finished because of a mistake on our side.")
    assert kept.error_class == "ValueError"


def test_a_job_that_succeeds_at_the_second_try_shows_no_error(database, now, define, runner, clock):
    def work(ctx):
        if ctx.attempt == 1:
            raise OSError

    define(work)
    job = ask(database, now)
    runner.run(job.id)
    clock.at += timedelta(minutes=1)
    assert runner.run(job.id) is JobState.DONE
    assert (look(database, job).error, look(database, job).error_class) == ("", "")


def test_the_log_says_where_a_mistake_happened_but_not_its_words(database, now, define, runner, caplog):
    def work(ctx):
        raise ValueError("Amira Haddad, 4b")

    define(work)
    runner.run(ask(database, now).id)
    assert "ValueError at runner.py:" in caplog.text
    assert "test_jobs.py:" in caplog.text
    assert "Amira" not in caplog.text


def test_a_job_nobody_knows_ends_as_a_mistake(database, now, define, runner):
    job = ask(database, now, max_attempts=1)
    assert runner.run(job.id) is JobState.FAILED
    assert look(database, job).error_class == "UnknownJobError"


def test_a_result_that_is_no_json_is_kept_as_text(database, now, define, runner, tmp_path):
    define(lambda ctx: {"path": tmp_path})
    job = ask(database, now)
    assert runner.run(job.id) is JobState.DONE
    assert look(database, job).result == {"path": str(tmp_path)}


def test_a_job_waits_until_it_is_due(database, now, define, runner, clock):
    define(lambda ctx: None)
    job = ask(database, now, due_at=now + timedelta(hours=1))
    assert runner.run_waiting() == 0
    clock.at += timedelta(hours=1)
    assert runner.run_waiting() == 1
    assert look(database, job).state is JobState.DONE


def test_two_jobs_cannot_take_one_name(define):
    define(lambda ctx: None)
    other = {"__name__": "competition.elsewhere"}
    exec("def work(ctx): pass", other)
    with pytest.raises(ValueError, match="two jobs are called"):
        jobs.job("test.work")(other["work"])


def test_many_workers_at_once_run_every_job_exactly_once(database, config, clock, now, define):
    ran = []
    define(lambda ctx: ran.append(ctx.job_id))
    wanted = [ask(database, now).id for _ in range(12)]
    gate = threading.Barrier(4)

    def work():
        worker = Runner(database, config, clock)
        gate.wait()
        for job_id in wanted:
            worker.run(job_id)

    _all_at_once(work, 4)
    assert sorted(ran) == wanted


# ---- calling off ------------------------------------------------------------------------------------------


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


# ---- death and resurrection -------------------------------------------------------------------------------


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


# ---- lists ------------------------------------------------------------------------------------------------


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


def test_being_called_off_is_not_an_error_that_a_job_could_swallow():
    assert not issubclass(Cancelled, Exception)


def _all_at_once(work, count):
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
