"""A furnished installation: somebody of every role, and names for what stands in it."""

import time
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy import func, select

from competition.accounts import cookies
from competition.accounts.models import Account
from competition.accounts.sessions import open_session
from competition.platform.jobs import UNFINISHED, Job
from competition.platform.storage import Storage

VISITOR = "visitor"
PATIENCE = 300
"""How many seconds the worker may take for what the furniture asks of it."""
ROLES = (VISITOR, "teacher", "judge", "newcomer", "secretariat", "operator")


@dataclass
class House:
    """`names` are the references that addresses are made of, by what they stand for; `people` account ids."""

    installation: object
    names: dict[str, str | int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)

    @property
    def database(self):
        return self.installation.database

    @property
    def storage(self):
        return Storage(self.installation.config.files)

    def now(self):
        return self.installation.now()

    def settle(self):
        """Wait until the worker has done what is due: no page may depend on how quick it was."""
        due = select(func.count()).where(Job.state.in_(UNFINISHED), Job.due_at <= self.now())
        latest = time.monotonic() + PATIENCE
        while self._count(due):
            assert time.monotonic() < latest, "the worker does not come to an end"
            time.sleep(0.1)

    def _count(self, query):
        with self.database.reading() as session:
            return session.scalar(query)

    def know(self, prefix="", /, **names):
        """Give things their names; `prefix` is that of their campaign."""
        self.names.update({f"{prefix} {key}".strip().replace("_", " "): ref for key, ref in names.items()})

    def values(self, **wanted):
        """Return the values of an address; what has no such name here stands for itself."""
        return {key: self.names.get(value, value) for key, value in wanted.items()}

    def cookies(self, role):
        """Return what a browser holds in which somebody of this role is signed in."""
        with suppress(KeyError), self.database.writing() as session:
            account = session.get_one(Account, self.people[role])
            token = open_session(session, account=account, now=self.now()).token
            return [{"name": cookies.NAME, "value": token, "url": self.installation.url}]
        return []
