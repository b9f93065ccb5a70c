"""How a job can end, as what is then written into its row."""

import traceback
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from competition.errors import GarlandError
from competition.platform.i18n import gettext_noop
from competition.platform.jobs.models import Job, JobState
from competition.platform.jobs.pulse import storable

Ending = dict[str, Any]

FAILED = gettext_noop(
    "This could not be finished because of a mistake on our side. It has been noted for the operator; "
    "nothing of yours was changed or lost. Please try again later."
)
GIVEN_UP = gettext_noop(
    "This was cut off again and again, and has been given up. "
    "Please tell the operator; it can be started anew afterwards."
)
RETRY_AFTER = timedelta(seconds=5)


def done(result: dict[str, Any] | None, now: datetime) -> Ending:
    """The work is whole."""
    return {
        "state": JobState.DONE,
        "result": None if result is None else storable(result),
        "error_key": "",
        "error_class": "",
        "finished_at": now,
        "worker": None,
    }


def refused(refusal: GarlandError, now: datetime) -> Ending:
    """A rule stood against it; trying again would not help, the sentence does."""
    return {
        "state": JobState.FAILED,
        "error_key": refusal.message,
        "error_values": storable(refusal.values),
        "error_class": type(refusal).__name__,
        "finished_at": now,
        "worker": None,
    }


def broken(job: Job, error: Exception, now: datetime) -> Ending:
    """Something went wrong that no rule foresaw: another try a little later, or failed after the last."""
    if job.attempt < job.max_attempts:
        later = now + RETRY_AFTER * job.attempt
        return {**put_back(job.attempt), "due_at": later, "error_class": type(error).__name__}
    return {
        "state": JobState.FAILED,
        "error_key": FAILED,
        "error_values": {},
        "error_class": type(error).__name__,
        "finished_at": now,
        "worker": None,
    }


def given_up(now: datetime) -> Ending:
    """Its workers died as often as it was allowed to be begun."""
    return {"state": JobState.FAILED, "error_key": GIVEN_UP, "finished_at": now, "worker": None}


def put_back(attempt: int) -> Ending:
    """It waits again; `attempt` says how often it counts as begun."""
    return {"state": JobState.QUEUED, "worker": None, "attempt": attempt}


def where(error: Exception) -> str:
    """Say what went wrong and where, without the error's own words: they could quote a child's name."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__} at {places}"
