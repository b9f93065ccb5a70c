"""The progress page of a background job; it can be left and found again."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.platform import audit
from competition.platform.i18n import gettext as _
from competition.platform.jobs import UNFINISHED, Job, JobState, cancel, find_job
from competition.web.forms import Form
from competition.web.policies import Policy, allow
from competition.web.request import now, transaction, viewer

bp = Blueprint("jobs", __name__)
_stoppable: set[str] = set()
_outcomes: dict[str, Callable[[Job], str]] = {}


def let_stop(name: str) -> None:
    """Let jobs of this name be stopped on their page: what stood before them has to stand after that too."""
    _stoppable.add(name)


def tell_outcome(name: str, words: Callable[[Job], str]) -> None:
    """Let `words(job)` say what a job of this name came to, on the way to it."""
    _outcomes[name] = words


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
    form = Form() if _may_be_stopped(job) else None
    return render_template("jobs/progress.html", job=job, outcome=_outcome(job), form=form)


@bp.get("/job/<ref>/state")
@allow(WATCHED_JOB)
def state(job: Job) -> ResponseReturnValue:
    """Return the moving part of the page, for the script that looks again."""
    return render_template("jobs/_state.html", job=job, outcome=_outcome(job))


@bp.post("/job/<ref>/stop")
@allow(WATCHED_JOB)
def stop_post(job: Job) -> ResponseReturnValue:
    """Call a job off that may be; one that has ended meanwhile says so on its page."""
    if _may_be_stopped(job):
        with transaction() as session:
            if cancel(session, job=job, now=now()):
                audit.record(
                    session,
                    actor_id=viewer().account_id,
                    action="job.stop",
                    object_kind="job",
                    object_id=job.id,
                    campaign_id=job.campaign_id,
                    now=now(),
                )
                flash(_("Stopped. What stood before still stands."), "success")
    return redirect(url_for("jobs.progress", ref=job.ref))


def _outcome(job: Job) -> str:
    words = _outcomes.get(job.name)
    return words(job) if words and job.state is JobState.DONE else ""


def _may_be_stopped(job: Job) -> bool:
    return job.name in _stoppable and job.state in UNFINISHED
