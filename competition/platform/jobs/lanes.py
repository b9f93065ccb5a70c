"""The queue on disk: two lanes of job ids. Losing it loses nothing, since the rows are the truth."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from huey import SqliteHuey

Take = Callable[[int], Any]


class Lanes:
    """A light lane and a heavy one, so that a book being built never holds up a sign-in link.

    Every id enters by the light lane; the worker, who knows the jobs, hands the heavy ones on.
    """

    def __init__(self, path: Path, *, light: Take | None = None, heavy: Take | None = None) -> None:
        """Open the queue file; a worker says what is done with an id taken from each lane."""
        self.light = _lane(path, "light")
        self.heavy = _lane(path, "heavy")
        self._push_light = self.light.task(name="run")(_task(light or _leave))
        self._push_heavy = self.heavy.task(name="run")(_task(heavy or _leave))

    def push(self, job_id: int, *, heavy: bool = False) -> None:
        """Let a job's id wait in a lane."""
        (self._push_heavy if heavy else self._push_light)(job_id)

    def is_empty(self, *, heavy: bool = False) -> bool:
        """Whether nothing waits in a lane."""
        return bool((self.heavy if heavy else self.light).pending_count() == 0)

    def close(self) -> None:
        """Let go of the queue file."""
        self.light.storage.close()
        self.heavy.storage.close()


def _lane(path: Path, name: str) -> SqliteHuey:
    # Without waiting for the disk: an id that is lost is found again in the database.
    return SqliteHuey(name, filename=str(path), results=False, fsync=False, timeout=10)


def _task(take: Take) -> Take:
    """Return `take` as a function of this module: huey finds a task by module and name, in every process."""

    def run(job_id: int) -> None:
        take(job_id)

    return run


def _leave(job_id: int) -> None:
    raise RuntimeError(f"job {job_id} was taken from the queue by a process that is no worker")
