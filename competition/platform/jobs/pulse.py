"""The heartbeat of one running job: says that its worker lives, writes its progress, learns of its loss."""

import json
import logging
import threading
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import SQLAlchemyError

from competition.clock import Clock
from competition.platform.db import Database
from competition.platform.jobs.models import Job, JobState

logger = logging.getLogger("garland.jobs")

BEAT_SECONDS = 2.0
PROGRESS_SECONDS = 0.5


@dataclass(frozen=True)
class Progress:
    """How far a job is: `done` of `total` steps, and a message key with its values."""

    done: int = 0
    total: int = 0
    message: str = ""
    values: dict[str, Any] = field(default_factory=dict)


def storable(values: dict[str, Any]) -> dict[str, Any]:
    """Return values as JSON can hold them; whatever else there is, as its text."""
    kept: dict[str, Any] = json.loads(json.dumps(values, default=str))
    return kept


def columns(progress: Progress) -> dict[str, Any]:
    """Return a progress as the columns of a job."""
    return {
        "done": progress.done,
        "total": progress.total,
        "message": progress.message[:300],
        "message_values": storable(progress.values),
    }


class Pulse:
    """A thread beside the job, so that neither a long step nor a locked database stops the other.

    `lost` becomes true when the row is not this worker's any more.
    """

    def __init__(self, database: Database, clock: Clock, job_id: int, token: str) -> None:
        self.progress = Progress()
        self.lost = False
        self._database, self._clock, self._job_id, self._token = database, clock, job_id, token
        self._written = self.progress
        self._beat_at = monotonic()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"pulse-{job_id}", daemon=True)

    def __enter__(self) -> "Pulse":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(PROGRESS_SECONDS) and not self.lost:
            if self.progress is not self._written or monotonic() - self._beat_at >= BEAT_SECONDS:
                self.beat()

    def beat(self) -> None:
        """Write the heartbeat and the progress, if the row is still ours."""
        progress = self.progress
        try:
            with self._database.writing() as session:
                beaten = session.execute(
                    update(Job)
                    .where(Job.id == self._job_id, Job.worker == self._token, Job.state == JobState.RUNNING)
                    .values(heartbeat_at=self._clock.now(), **columns(progress))
                )
        except SQLAlchemyError as error:
            logger.warning("heartbeat of job %s missed: %s", self._job_id, type(error).__name__)
            return
        self._written, self._beat_at = progress, monotonic()
        self.lost = beaten.rowcount == 0  # type: ignore[attr-defined]
