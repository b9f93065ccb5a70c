"""The progress page of a background job; it can be left and found again."""

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.platform.jobs import Job, find_job
from competition.web.policies import Policy, allow

bp = Blueprint("jobs", __name__)


def _own_job(session: Session, viewer: Any, ref: str) -> dict[str, Any] | None:
    job = find_job(session, ref)
    if job is None or not (viewer.is_operator or job.requested_by_id == viewer.account_id):
        return None
    return {"job": job}


OWN_JOB = Policy("own job", _own_job)


@bp.get("/job/<ref>")
@allow(OWN_JOB)
def progress(job: Job) -> ResponseReturnValue:
    """Show how far a job is; the page looks again by itself until it has ended."""
    return render_template("jobs/progress.html", job=job)


@bp.get("/job/<ref>/state")
@allow(OWN_JOB)
def state(job: Job) -> ResponseReturnValue:
    """Return the moving part of the page, for the script that looks again."""
    return render_template("jobs/_state.html", job=job)
