"""What a running job is given: the installation, a way to tell its progress, and a guard over its writes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from competition.clock import Clock
from competition.config import Config
from competition.platform.db import Database
from competition.platform.jobs.errors import Cancelled
from competition.platform.jobs.models import Job, JobState
from competition.platform.jobs.pulse import Progress, Pulse
from competition.platform.storage import Storage


@dataclass(frozen=True)
class JobContext:
    """The first argument of every job."""

    database: Database
    config: Config
    storage: Storage
    clock: Clock
    job_id: int
    job_ref: str
    attempt: int
    campaign_id: int | None
    requested_by_id: int | None
    _token: str
    _pulse: Pulse
    _stop: threading.Event

    def progress(self, done: int, total: int, message: str = "", **values: Any) -> None:
        """Tell how far the job is; cheap, and never waits for the database.

        `message` is a key marked with `gettext_noop`. Raises Cancelled when the job is to be left.
        """
        self._pulse.progress = Progress(done, total, message or self._pulse.progress.message, values)
        self.check()

    def check(self) -> None:
        """Raise Cancelled when the job was called off or taken over, or when the worker stops."""
        if self._pulse.lost or self._stop.is_set():
            raise Cancelled

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Yield a session that is committed at the end only if the job is still this worker's.

        A worker that was believed dead and wakes up again can so not write over its successor's work.
        """
        with self.database.writing() as session:
            yield session
            session.flush()
            self._guard(session)

    def _guard(self, session: Session) -> None:
        held = session.execute(
            update(Job)
            .where(Job.id == self.job_id, Job.worker == self._token, Job.state == JobState.RUNNING)
            .values(heartbeat_at=self.clock.now())
        )
        if held.rowcount == 0:  # type: ignore[attr-defined]
            raise Cancelled
