"""What the progress page, the lists of work and the doctor ask."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from competition.platform.db import Database
from competition.platform.jobs.models import UNFINISHED, Job, Worker

ALIVE_WITHIN = timedelta(seconds=15)


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
