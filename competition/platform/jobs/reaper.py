"""Looks after jobs whose worker died and jobs that never reached the queue."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.orm import Session

from competition.platform import rates
from competition.platform.db import Database
from competition.platform.jobs.endings import given_up, put_back
from competition.platform.jobs.lanes import Lanes
from competition.platform.jobs.models import Job, JobState, Worker
from competition.platform.jobs.registry import is_heavy

SILENT_FOR = timedelta(seconds=8)
FORGOTTEN_AFTER = timedelta(days=1)
TIDIED_EVERY = timedelta(hours=1)
PUSHED_AT_ONCE = 500


class Reaper:
    """One per worker; `tick` is called every few seconds.

    A heartbeat must be found old and unmoved by two ticks before the job is taken over. Each tick writes, so
    between the two every living worker had its turn to write too: a database that was locked for a while, or
    a computer that slept, looks like death at the first tick but not at the second.
    """

    def __init__(self, database: Database, lanes: Lanes, token: str) -> None:
        self._database, self._lanes, self._token = database, lanes, token
        self._suspects: dict[int, datetime | None] = {}
        self._tidied_at: datetime | None = None

    def tick(self, now: datetime) -> None:
        """Say that this worker lives, take over what is dead, push what is waiting unseen."""
        with self._database.writing() as session:
            self._report(session, now)
            self._tidy(session, now)
            silent = session.execute(_silent(now)).all()
            for job in silent:
                if job.id in self._suspects and self._suspects[job.id] == job.heartbeat_at:
                    _take_over(session, job, now)
        self._suspects = {job.id: job.heartbeat_at for job in silent}
        self._push(now)

    def leave(self, now: datetime) -> None:
        """Put back what this worker still holds, and remove it from the list of workers."""
        with self._database.writing() as session:
            session.execute(
                update(Job)
                .where(
                    Job.state == JobState.RUNNING, Job.worker.startswith(f"{self._token}:", autoescape=True)
                )
                .values(state=JobState.QUEUED, worker=None, attempt=Job.attempt - 1, due_at=now)
            )
            session.execute(delete(Worker).where(Worker.token == self._token))

    def _report(self, session: Session, now: datetime) -> None:
        seen = session.execute(update(Worker).where(Worker.token == self._token).values(seen_at=now))
        if seen.rowcount == 0:  # type: ignore[attr-defined]
            session.execute(insert(Worker).values(token=self._token, started_at=now, seen_at=now))

    def _tidy(self, session: Session, now: datetime) -> None:
        """Once an hour, remove the workers that vanished and the tries that no limit looks at any more."""
        if self._tidied_at is None or now - self._tidied_at >= TIDIED_EVERY:
            session.execute(delete(Worker).where(Worker.seen_at < now - FORGOTTEN_AFTER))
            rates.forget(session, now=now)
            self._tidied_at = now

    def _push(self, now: datetime) -> None:
        """Push again what is due, lane by lane, if the lane is empty: then nothing there is on its way."""
        empty = {heavy for heavy in (False, True) if self._lanes.is_empty(heavy=heavy)}
        if not empty:
            return
        due = select(Job.id, Job.name).where(Job.state == JobState.QUEUED, Job.due_at <= now)
        with self._database.reading() as session:
            waiting = session.execute(due.order_by(Job.id).limit(PUSHED_AT_ONCE)).all()
        for job_id, name in waiting:
            if is_heavy(name) in empty:
                self._lanes.push(job_id, heavy=is_heavy(name))


def _silent(now: datetime) -> Any:
    return select(Job.id, Job.worker, Job.heartbeat_at, Job.attempt, Job.max_attempts).where(
        Job.state == JobState.RUNNING, Job.heartbeat_at < now - SILENT_FOR
    )


def _take_over(session: Session, job: Row[Any], now: datetime) -> None:
    over = job.attempt >= job.max_attempts
    values = given_up(now) if over else {**put_back(job.attempt), "due_at": now}
    session.execute(
        update(Job)
        .where(Job.id == job.id, Job.worker == job.worker, Job.heartbeat_at == job.heartbeat_at)
        .values(**values)
    )
