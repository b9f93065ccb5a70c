"""Background work. What only the worker needs is imported from `runner`, `reaper` and `worker`."""

from competition.platform.jobs.context import JobContext
from competition.platform.jobs.errors import Cancelled
from competition.platform.jobs.lanes import Lanes
from competition.platform.jobs.models import UNFINISHED, Job, JobState
from competition.platform.jobs.queries import find_job, latest_jobs, worker_alive
from competition.platform.jobs.queue import attach, cancel, detach, request, request_all
from competition.platform.jobs.registry import job
from competition.platform.jobs.timers import when_due

__all__ = [
    "UNFINISHED",
    "Cancelled",
    "Job",
    "JobContext",
    "JobState",
    "Lanes",
    "attach",
    "cancel",
    "detach",
    "find_job",
    "job",
    "latest_jobs",
    "request",
    "request_all",
    "when_due",
    "worker_alive",
]
