"""Asking for a job, looking at it, and pressing a button several times at once."""

import threading

from competition.errors import GarlandError
from competition.platform import jobs
from competition.platform.jobs import Job


class NotReadyError(GarlandError):
    message = "%(count)s entries wait to be screened. Please screen them first."
    status = 409


def ask(database, now, **values):
    with database.writing() as session:
        return jobs.request(session, **{"name": "test.work", "args": {}, "now": now, **values})


def look(database, job):
    with database.reading() as session:
        return session.get_one(Job, job.id)


def all_at_once(work, count):
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
