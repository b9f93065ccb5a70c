"""A worker in a process of its own, to be killed: `python -m tests.support.worker_process INSTANCE URL`.

Its one job writes a row for each step, slowly. Everything else is as in real life, only faster.
"""

import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from competition.config import load
from competition.platform.jobs import job, pulse, reaper, worker

STEPS = 12


@job("test.steps")
def take_steps(ctx):
    """Go on after the last step that stands."""
    with ctx.database.reading() as session:
        first = session.execute(text("SELECT count(*) FROM step")).scalar_one()
    for number in range(first, STEPS):
        time.sleep(0.1)
        with ctx.writing() as session:
            session.execute(text("INSERT INTO step VALUES (:n, :a)"), {"n": number, "a": ctx.attempt})
        ctx.progress(number + 1, STEPS, "step")
    return {"steps": STEPS}


def main(instance, url):
    pulse.BEAT_SECONDS, pulse.PROGRESS_SECONDS = 0.3, 0.1
    reaper.SILENT_FOR = timedelta(seconds=1.5)
    worker.TICK_SECONDS = 0.3
    worker.main(replace(load(Path(instance), environ={}), database_url=url))


if __name__ == "__main__":
    main(*sys.argv[1:])
