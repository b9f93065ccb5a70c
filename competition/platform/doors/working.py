"""Background work asked for from the command line: done here, unless a worker is faster, and then told."""

import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import click

from competition.platform.db import Database
from competition.platform.jobs import Job, JobState, find_job
from competition.platform.jobs.runner import Runner

_LOOK_AGAIN = 0.2
_STEPS = 1000


class WorkFailedError(Exception):
    """The work could not be done; the sentence says why. What stood before stands."""


def work(runner: Runner, job_id: int, ref: str, *, label: str) -> Job:
    """Do a job, unless somebody else does, and show how far it is on standard error; return it once done.

    Raises WorkFailedError.
    """
    hand = threading.Thread(target=_do, args=(runner, job_id, ref), daemon=True)
    hand.start()
    try:
        job = _watched(lambda: _now(runner.database, ref), label)
    except KeyboardInterrupt:
        runner.stop.set()
        hand.join()
        raise
    hand.join()
    if job.state is not JobState.DONE:
        raise WorkFailedError(job.error or "The work was stopped.")
    return job


def _do(runner: Runner, job_id: int, ref: str) -> None:
    """Do the job, and again where it failed and is to be tried once more, as a worker would."""
    while not runner.stop.is_set():
        runner.run(job_id)
        if _now(runner.database, ref).state is not JobState.QUEUED:
            return
        time.sleep(_LOOK_AGAIN)


def _now(database: Database, ref: str) -> Job:
    with database.reading() as session:
        job = find_job(session, ref)
    if job is None:
        raise WorkFailedError("The work was called off.")
    return job


def _watched(look: Callable[[], Job], label: str) -> Job:
    """Return a job once it has ended."""
    with click.progressbar(length=_STEPS, label=label, file=sys.stderr) as bar:
        shown = 0
        while not (job := look()).is_finished:
            bar.update(max(round(job.fraction * _STEPS) - shown, 0))
            shown = max(round(job.fraction * _STEPS), shown)
            time.sleep(_LOOK_AGAIN)
        bar.update(_STEPS - shown)
    return job


def put(content: Path, target: Path) -> None:
    """Write a file; it appears under its name once it is whole."""
    aside = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(content, aside)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
