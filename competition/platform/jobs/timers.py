"""What is looked after by the clock: every minute the worker asks whether something is due.

The answer comes from the database, and the work is an ordinary job; so nothing is done twice by two workers,
nor forgotten when none was running.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import TypeVar

from sqlalchemy.orm import Session

from competition.platform.db import Database
from competition.platform.jobs.queue import request

logger = logging.getLogger("garland.jobs")

SECONDS = 60.0
IsDue = Callable[[Session, datetime], bool]
F = TypeVar("F", bound=IsDue)
_timers: dict[str, IsDue] = {}


def when_due(name: str) -> Callable[[F], F]:
    """Register `def is_due(session, now) -> bool`: when it says so, the job `name` is asked for.

    It is asked every minute, so it should need a statement or two.
    """

    def register(is_due: F) -> F:
        _timers[name] = is_due
        return is_due

    return register


class Timers:
    """Asks every timer once a minute."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._asked_at: float | None = None

    def tick(self, now: datetime) -> None:
        """Ask for what is due, unless it was asked less than a minute ago."""
        if self._asked_at is not None and monotonic() - self._asked_at < SECONDS:
            return
        self._asked_at = monotonic()
        ask(self._database, now)


def ask(database: Database, now: datetime) -> list[str]:
    """Ask every timer; request the jobs that are due and return their names."""
    with database.reading() as session:
        due = [name for name, is_due in _timers.items() if is_due(session, now)]
    if due:
        with database.writing() as session:
            for name in due:
                request(session, name=name, args={}, key=name, now=now)
    return due
