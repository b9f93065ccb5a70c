"""Waiting for the worker, with its progress on the terminal."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from competition.platform.db import Database
from competition.platform.jobs import Job, JobState, find_job

Item = TypeVar("Item")
LOOK_AGAIN = 0.2
WIDTH = 34


class JobFailedError(Exception):
    """The worker could not do a job; the words are those of its row."""


def each(label: str, items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items while a bar grows."""
    listed = list(items)
    with _bar(label, max(len(listed), 1)) as bar:
        for item in listed:
            yield item
            bar.update(1)
        if not listed:
            bar.update(1)


def until(label: str, total: int, left: Callable[[], int]) -> None:
    """Wait until nothing is `left` of `total`."""
    with _bar(label, max(total, 1)) as bar:
        done = 0
        while done < total:
            now_done = total - left()
            bar.update(now_done - done)
            done = now_done
            if done < total:
                time.sleep(LOOK_AGAIN)
        if not total:
            bar.update(1)


def for_job(label: str, database: Database, ref: str) -> Job:
    """Wait until a job has ended; return it. Raises JobFailedError with its sentence."""
    with _bar(label, 1000) as bar:
        shown = 0
        while True:
            with database.reading() as session:
                job = find_job(session, ref)
            if job is None:
                raise JobFailedError(f"{label}: the job is gone")
            thousandths = round(job.fraction * 1000)
            bar.update(max(thousandths - shown, 0))
            shown = max(shown, thousandths)
            if job.is_finished:
                break
            time.sleep(LOOK_AGAIN)
    if job.state is not JobState.DONE:
        raise JobFailedError(f"{label}: {job.error}")
    return job


@contextmanager
def _bar(label: str, length: int) -> Iterator[Any]:
    with click.progressbar(
        length=length, label=f"{label:<{WIDTH}}", show_eta=False, show_percent=True, width=24
    ) as bar:
        yield bar
