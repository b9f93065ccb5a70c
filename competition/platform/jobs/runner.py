"""Runs one job: takes it, beats while it works, and writes down how it ended."""

import logging
import secrets
import threading
from dataclasses import dataclass, field

from sqlalchemy import select, update

from competition.clock import Clock
from competition.config import Config
from competition.errors import GarlandError
from competition.platform.db import Database
from competition.platform.jobs.context import JobContext
from competition.platform.jobs.endings import Ending, broken, done, put_back, refused, where
from competition.platform.jobs.errors import Cancelled, UnknownJobError
from competition.platform.jobs.models import Job, JobState
from competition.platform.jobs.pulse import Pulse, columns
from competition.platform.jobs.registry import find_registered
from competition.platform.storage import Storage

logger = logging.getLogger("garland.jobs")


@dataclass(frozen=True)
class Runner:
    """Runs jobs on one installation. `token` names the worker; once `stop` is set, jobs are put back."""

    database: Database
    config: Config
    clock: Clock = field(default_factory=Clock)
    token: str = "inline"  # noqa: S105
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self, job_id: int) -> JobState | None:
        """Run the job if it is queued and due; return how it ended, None if it was not ours to run or end."""
        token = f"{self.token}:{secrets.token_hex(4)}"
        job = self._take(job_id, token)
        if job is None:
            return None
        try:
            with Pulse(self.database, self.clock, job.id, token) as pulse:
                ending = self._ending(job, self._context(job, token, pulse))
            ending |= columns(pulse.progress)
        except Cancelled:
            ending = put_back(job.attempt - 1)
        return self._end(job, token, ending)

    def run_waiting(self) -> int:
        """Run what is queued and due, oldest first, until nothing is left; return how many ended."""
        count = 0
        while (job_id := self._first_waiting()) is not None:
            count += self.run(job_id) is not None
        return count

    def _first_waiting(self) -> int | None:
        due = (Job.state == JobState.QUEUED, Job.due_at <= self.clock.now())
        with self.database.reading() as session:
            return session.scalar(select(Job.id).where(*due).order_by(Job.id).limit(1))

    def _take(self, job_id: int, token: str) -> Job | None:
        now = self.clock.now()
        with self.database.writing() as session:
            taken = session.execute(
                update(Job)
                .where(Job.id == job_id, Job.state == JobState.QUEUED, Job.due_at <= now)
                .values(
                    state=JobState.RUNNING,
                    worker=token,
                    attempt=Job.attempt + 1,
                    heartbeat_at=now,
                    started_at=now,
                )
            )
            if taken.rowcount == 0:  # type: ignore[attr-defined]
                return None
            return session.get_one(Job, job_id, populate_existing=True)

    def _context(self, job: Job, token: str, pulse: Pulse) -> JobContext:
        return JobContext(
            database=self.database,
            config=self.config,
            storage=Storage(self.config.files),
            clock=self.clock,
            job_id=job.id,
            job_ref=job.ref,
            attempt=job.attempt,
            campaign_id=job.campaign_id,
            requested_by_id=job.requested_by_id,
            _token=token,
            _pulse=pulse,
            _stop=self.stop,
        )

    def _ending(self, job: Job, ctx: JobContext) -> Ending:
        """Do the work and return what is to be written into the row."""
        try:
            registered = find_registered(job.name)
            if registered is None:
                raise UnknownJobError
            result = registered.function(ctx, **job.args)
        except GarlandError as refusal:
            return refused(refusal, self.clock.now())
        except Exception as error:
            logger.error("job %s (%s), attempt %s: %s", job.id, job.name, job.attempt, where(error))
            return broken(job, error, self.clock.now())
        return done(result, self.clock.now())

    def _end(self, job: Job, token: str, ending: Ending) -> JobState | None:
        with self.database.writing() as session:
            ended = session.execute(
                update(Job)
                .where(Job.id == job.id, Job.worker == token, Job.state == JobState.RUNNING)
                .values(**ending)
            )
        return ending["state"] if ended.rowcount else None  # type: ignore[attr-defined]
