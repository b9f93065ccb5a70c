"""What lies before a judge beside the rounds: rooms above judging tell it, so that it need not know them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from competition.judging.models import Judge


@dataclass(frozen=True)
class Beside:
    """Something else to do: what it is, how far it is, and the way there."""

    heading: str
    said: str
    label: str
    url: str


Find = Callable[[Session, Judge, datetime], Iterable[Beside]]
_finders: list[Find] = []


def add_beside(find: Find) -> Find:
    """Have `find(session, judge, now)` asked whenever a judge looks at their list."""
    _finders.append(find)
    return find


def beside_of(session: Session, judge: Judge, now: datetime) -> list[Beside]:
    """Return what else lies before a judge."""
    return [each for find in _finders for each in find(session, judge, now)]
