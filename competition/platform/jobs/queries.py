"""What the progress page, the lists of work and the doctor ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import exists, func, select, true
from sqlalchemy.orm import Session, aliased

from competition.platform.db import Database
from competition.platform.jobs.models import UNFINISHED, Job, JobState, Worker

ALIVE_WITHIN = timedelta(seconds=15)
LATE = timedelta(minutes=10)
REMEMBERED = timedelta(days=30)


@dataclass(frozen=True)
class Backlog:
    """What should not be: failures not made good, and how many jobs wait although they are due."""

    failed: Sequence[Job]
    overdue: int


def find_job(session: Session, ref: str) -> Job | None:
    """Return the job with this ref."""
    return session.scalars(select(Job).where(Job.ref == ref)).one_or_none()


def latest_jobs(
    session: Session,
    *,
    campaign_id: int | None = None,
    name: str | None = None,
    unfinished_only: bool = False,
    limit: int = 50,
) -> Sequence[Job]:
    """Return jobs, the latest first; each argument that is given narrows it."""
    query = select(Job).order_by(Job.created_at.desc(), Job.id.desc()).limit(limit)
    if campaign_id is not None:
        query = query.where(Job.campaign_id == campaign_id)
    if name is not None:
        query = query.where(Job.name == name)
    if unfinished_only:
        query = query.where(Job.state.in_(UNFINISHED))
    return session.scalars(query).all()


def worker_alive(database: Database, now: datetime) -> bool:
    """Whether a worker gave a sign of life in the last seconds."""
    with database.reading() as session:
        return bool(session.scalar(select(exists().where(Worker.seen_at >= now - ALIVE_WITHIN))))


def backlog(session: Session, now: datetime, *, most: int = 3) -> Backlog:
    """Return the latest failures that no later job of the same kind has made good, and what is overdue."""
    later = aliased(Job)
    made_good = exists().where(
        later.id > Job.id,
        later.name == Job.name,
        later.campaign_id.is_not_distinct_from(Job.campaign_id),
        later.key.is_not_distinct_from(Job.key),
        later.state.in_((*UNFINISHED, JobState.DONE)),
    )
    failed = (
        select(Job)
        .where(Job.state == JobState.FAILED, Job.created_at > now - REMEMBERED, ~made_good)
        .order_by(Job.id.desc())
        .limit(most)
    )
    latest = aliased(Job, failed.subquery())
    overdue = select(func.count()).where(Job.state == JobState.QUEUED, Job.due_at < now - LATE)
    counted = select(overdue.scalar_subquery().label("overdue")).subquery()
    rows = session.execute(
        select(counted.c.overdue, latest).outerjoin(latest, true()).order_by(latest.id.desc())
    ).all()
    return Backlog([job for _, job in rows if job is not None], rows[0].overdue)
