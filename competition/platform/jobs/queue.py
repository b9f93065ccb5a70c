"""Asking for background work, and calling it off."""

import logging
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, event, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competition.platform.db import Database
from competition.platform.ids import only_ids
from competition.platform.jobs.lanes import Lanes
from competition.platform.jobs.models import UNFINISHED, Job, JobState

logger = logging.getLogger("garland.jobs")

_WAITING = "jobs to push"
_lanes: WeakKeyDictionary[Engine, Lanes] = WeakKeyDictionary()


def attach(database: Database, lanes: Lanes) -> None:
    """From now on, let jobs requested in sessions of `database` reach the queue when they are committed.

    Without it they only wait in the database, where the worker finds them a little later.
    """
    _lanes[database.engine] = lanes


def detach(database: Database) -> None:
    """End what `attach` began, and let go of the queue's file."""
    lanes = _lanes.pop(database.engine, None)
    if lanes is not None:
        lanes.close()


def request(
    session: Session,
    *,
    name: str,
    args: dict[str, Any],
    now: datetime,
    key: str | None = None,
    actor_id: int | None = None,
    campaign_id: int | None = None,
    due_at: datetime | None = None,
    max_attempts: int = 3,
) -> Job:
    """Ask for a job and return its row; it begins after the commit, or at `due_at`.

    With a `key`, a job of that name and key that is queued or running is returned instead of a second one.
    Raises ValueError when `args` hold more than ids, numbers and short codes.
    """
    checked = only_ids(args)
    while True:
        if key is not None and (unfinished := _find_unfinished(session, name, key)):
            return unfinished
        job = Job(
            name=name,
            args=checked,
            key=key,
            created_at=now,
            due_at=due_at or now,
            max_attempts=max_attempts,
            requested_by_id=actor_id,
            campaign_id=campaign_id,
        )
        if _added(session, job):
            session.info.setdefault(_WAITING, []).append(job.id)
            return job


def request_all(
    session: Session, *, name: str, args: Sequence[dict[str, Any]], now: datetime, max_attempts: int = 3
) -> None:
    """Ask for the same job with each of these arguments: without a key, so nothing has to be looked for."""
    same = {"name": name, "created_at": now, "due_at": now, "max_attempts": max_attempts}
    rows = [Job(args=only_ids(each), **same) for each in args]
    session.add_all(rows)
    session.flush()
    session.info.setdefault(_WAITING, []).extend(job.id for job in rows)


def _find_unfinished(session: Session, name: str, key: str) -> Job | None:
    wanted = select(Job).where(Job.name == name, Job.key == key, Job.state.in_(UNFINISHED))
    return session.scalars(wanted).one_or_none()


def _added(session: Session, job: Job) -> bool:
    """Add the row; False when another transaction was quicker to take the same key."""
    try:
        with session.begin_nested():
            session.add(job)
    except IntegrityError:
        if job.key is None or _find_unfinished(session, job.name, job.key) is None:
            raise
        return False
    return True


def cancel(session: Session, *, job: Job, now: datetime) -> bool:
    """Call off an unfinished job; one that runs stops at its next step. Return False when it was finished."""
    called_off = session.execute(
        update(Job)
        .where(Job.id == job.id, Job.state.in_(UNFINISHED))
        .values(state=JobState.CANCELLED, finished_at=now, worker=None)
    )
    session.refresh(job)
    return bool(called_off.rowcount)  # type: ignore[attr-defined]


@event.listens_for(Session, "after_commit")
def _push_waiting(session: Session) -> None:
    if session.in_nested_transaction():
        return
    waiting = session.info.pop(_WAITING, [])
    lanes = _lanes.get(session.get_bind().engine) if waiting else None
    if lanes is None:
        return
    try:
        for job_id in waiting:
            lanes.push(job_id)
    except (sqlite3.Error, OSError) as error:
        # What was asked for is committed; the worker will find it without the queue.
        logger.warning("a job could not be queued at once: %s", type(error).__name__)


@event.listens_for(Session, "after_rollback")
def _forget_waiting(session: Session) -> None:
    if not session.in_nested_transaction():
        session.info.pop(_WAITING, None)
