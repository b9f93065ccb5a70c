"""The progress page of a background job; it can be left and found again."""

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.platform.jobs import Job, find_job
from competition.web.policies import Policy, allow

bp = Blueprint("jobs", __name__)


def _job(session: Session, viewer: Any, ref: str) -> dict[str, Any] | None:
    job = find_job(session, ref)
    return {"job": job} if job and _may_watch(viewer, job) else None


def _may_watch(viewer: Any, job: Job) -> bool:
    """A job is for whoever asked for it, and for the secretariat of its campaign."""
    own = job.requested_by_id is not None and job.requested_by_id == viewer.account_id
    return bool(own or (viewer.is_operator if job.campaign_id is None else viewer.runs(job.campaign_id)))


WATCHED_JOB = Policy("watched job", _job)


@bp.get("/job/<ref>")
@allow(WATCHED_JOB)
def progress(job: Job) -> ResponseReturnValue:
    """Show how far a job is; the page looks again by itself until it has ended."""
    return render_template("jobs/progress.html", job=job)


@bp.get("/job/<ref>/state")
@allow(WATCHED_JOB)
def state(job: Job) -> ResponseReturnValue:
    """Return the moving part of the page, for the script that looks again."""
    return render_template("jobs/_state.html", job=job)
