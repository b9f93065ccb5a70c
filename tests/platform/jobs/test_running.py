"""A job runs, tells how far it is, and ends with its result or with a sentence."""

import threading
from datetime import timedelta

import pytest

from competition.platform import jobs
from competition.platform.jobs import JobState
from competition.platform.jobs.runner import Runner
from tests.platform.jobs.scene import NotReadyError, all_at_once, ask, look


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
    assert "test_running.py:" in caplog.text
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

    all_at_once(work, 4)
    assert sorted(ran) == wanted
