"""Doors of the home page: every concept adds those of its role, so that this layer need not know them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer


@dataclass(frozen=True)
class Door:
    """A way on: where it leads, what waits behind it, in which campaign."""

    campaign: str
    label: str
    note: str
    url: str


FindDoors = Callable[[Session, Viewer], Iterable[Door]]
_finders: list[FindDoors] = []


def add_doors(find: FindDoors) -> FindDoors:
    """Have `find(session, viewer)` asked for its doors whenever somebody comes home."""
    _finders.append(find)
    return find


def doors(session: Session, viewer: Viewer) -> list[Door]:
    """Return all doors of a person."""
    if not viewer.is_signed_in:
        return []
    return [door for find in _finders for door in find(session, viewer)]
