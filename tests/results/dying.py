"""A worker that is killed while it freezes: `python -m tests.results.dying INSTANCE URL JOB MOMENT`."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from competition import jobs, tables  # noqa: F401 - all tables must be known
from competition.clock import FixedClock
from competition.config import load
from competition.platform.db import Database
from competition.platform.jobs.runner import Runner
from competition.results.sealing import jobs as freezing
from competition.results.sealing import making
from tests.results.deeds import LATER

MOMENTS = {
    "computed": (making, "compute"),
    "put by": (freezing, "put_by"),
    "written": (freezing, "write_freeze"),
}
"""After what the worker dies: the last is done within a transaction that is never committed."""


def die_after(done):
    def deed(*args, **values):
        done(*args, **values)
        os.kill(os.getpid(), signal.SIGKILL)

    return deed


def main(instance, url, job_id, moment):
    jobs.load()
    room, name = MOMENTS[moment]
    setattr(room, name, die_after(getattr(room, name)))
    config = replace(load(Path(instance), environ={}), database_url=url)
    Runner(Database(url), config, FixedClock(LATER)).run(int(job_id))


if __name__ == "__main__":
    main(*sys.argv[1:])
