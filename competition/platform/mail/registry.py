"""Which function writes the mail about which event. A concept's `mails.py` registers its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from competition.config import Config


@dataclass(frozen=True)
class MailContext:
    """What a mail says: its subject, the name of its templates (without ending), and their values."""

    subject: str
    template: str
    values: dict[str, Any] = field(default_factory=dict)


MailFunction = Callable[[Session, dict[str, Any], Config], MailContext]
Wanted = Callable[[Session, dict[str, Any]], bool]
F = TypeVar("F", bound=MailFunction)


def _always(_session: Session, _ids: dict[str, Any]) -> bool:
    return True


@dataclass(frozen=True)
class Registered:
    """A mail event; a `repeatable` mail may arrive twice without harm, so it is sent again when in doubt.
    One that is not `wanted` any more when it is about to be sent leaves the outbox instead.
    """

    name: str
    function: MailFunction
    repeatable: bool
    wanted: Wanted = _always


_events: dict[str, Registered] = {}


def mail_event(name: str, *, repeatable: bool = False, wanted: Wanted = _always) -> Callable[[F], F]:
    """Register `def letter(session, ids, config) -> MailContext` for an event, such as "accounts.sign_in".

    It is called in the recipient's language, when the mail is sent and whenever it is read in the app.
    """

    def register(function: F) -> F:
        if name in _events and _events[name].function.__module__ != function.__module__:
            raise ValueError(f"two mails are called {name!r}")
        _events[name] = Registered(name, function, repeatable, wanted)
        return function

    return register


def get_registered(name: str) -> Registered:
    """Return the event's registration; KeyError when its concept is not loaded."""
    return _events[name]


def registered() -> frozenset[str]:
    """Return the names of all events that a concept which is loaded writes letters about."""
    return frozenset(_events)
