"""The first page: every concept adds the part of its role, so that this layer need not know them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import ClassVar

from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer


class Urgency(IntEnum):
    """How soon somebody should look at a part; the page shows the most urgent first."""

    NOW = 0
    SOON = 1
    LATER = 2
    OVER = 3


@dataclass(frozen=True)
class Step:
    """What a button does: go to a page, or with `posts` do what it says at once."""

    label: str
    url: str
    posts: bool = False


@dataclass(frozen=True)
class Part:
    """What one role should know of one campaign; concepts add what their own `template` shows."""

    template: ClassVar[str]

    heading: str
    eyebrow: str
    urgency: Urgency
    until: datetime | None
    step: Step | None


FindParts = Callable[[Session, Viewer, datetime], Iterable[Part]]
_finders: list[FindParts] = []
_NEVER = datetime.max.replace(tzinfo=UTC)


def add_parts(find: FindParts) -> FindParts:
    """Have `find(session, viewer, now)` asked for its parts whenever somebody comes home."""
    _finders.append(find)
    return find


def parts(session: Session, viewer: Viewer, now: datetime) -> list[Part]:
    """Return all parts of a person: the most urgent first, then what ends first."""
    if not viewer.is_signed_in:
        return []
    found = [part for find in _finders for part in find(session, viewer, now)]
    return sorted(found, key=lambda part: (part.urgency, part.until or _NEVER))
