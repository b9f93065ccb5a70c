"""A furnished installation: somebody of every role, and names for what stands in it."""

from contextlib import suppress
from dataclasses import dataclass, field

from competition.accounts import cookies
from competition.accounts.models import Account
from competition.accounts.sessions import open_session
from competition.platform.storage import Storage

VISITOR = "visitor"
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
