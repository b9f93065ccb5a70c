"""A worker that is killed while it freezes or announces.

`python -m tests.results.dying INSTANCE URL JOB MOMENT`
"""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import update

from competition import jobs, tables  # noqa: F401 - all tables must be known
from competition.clock import FixedClock
from competition.config import ROOT, load
from competition.platform.db import Database
from competition.platform.jobs import Job, JobState
from competition.platform.jobs.runner import Runner
from competition.results import jobs as announcing
from competition.results.sealing import jobs as freezing
from competition.results.sealing import making
from tests import factories as make
from tests.results.deeds import LATER


@dataclass(frozen=True)
class Death:
    """The function of a room after which the worker dies, at its so manyeth call, and when that is."""

    room: Any
    name: str
    call: int = 1
    at: datetime = LATER


MOMENTS = {
    "computed": Death(making, "compute"),
    "put by": Death(freezing, "put_by"),
    "written": Death(freezing, "write_freeze"),
}
"""Of freezing: the last is done within a transaction that is never committed."""
BATCH = 2
"""So many letters in a transaction, so that a few classes make several."""
ANNOUNCING = {
    "announced": Death(announcing, "announce", at=make.RESULTS),
    "first letter": Death(announcing, "_post", at=make.RESULTS),
    "second batch": Death(announcing, "_post", BATCH + 1, at=make.RESULTS),
    "all letters": Death(announcing, "_post_batch", 4, at=make.RESULTS),
}
"""Of announcing: all but the last within a transaction that is never committed."""


def die_after(done, call):
    calls = iter(range(1, call))

    def deed(*args, **values):
        given = done(*args, **values)
        if next(calls, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return given

    return deed


def run_and_die(config, url, asked, moment):
    """Let a worker do a job and die at this moment of it."""
    words = ["-m", "tests.results.dying", str(config.instance), url, str(asked.id), moment]
    died = subprocess.run([sys.executable, *words], cwd=ROOT, check=False)
    assert died.returncode == -signal.SIGKILL


def put_back(session, asked):
    """Let the job wait again, as the next worker does once it finds the heart of the last one silent."""
    session.execute(update(Job).where(Job.id == asked.id).values(state=JobState.QUEUED, worker=None))
    session.commit()


def main(instance, url, job_id, moment):
    jobs.load()
    death = {**MOMENTS, **ANNOUNCING}[moment]
    announcing.BATCH = BATCH
    setattr(death.room, death.name, die_after(getattr(death.room, death.name), death.call))
    config = replace(load(Path(instance), environ={}), database_url=url)
    Runner(Database(url), config, FixedClock(death.at)).run(int(job_id))


if __name__ == "__main__":
    main(*sys.argv[1:])
