"""When two schools or two cities turn out to be one: concepts above register what of theirs follows.

`tell` says beforehand what follows, in sentences, for a person who decides; `move` does it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

Move = Callable[[Session, int, int], None]
Tell = Callable[[Session, Collection[int]], Sequence[str]]


@dataclass(frozen=True)
class Follower:
    """What follows: `move(session, from_id, into_id)`; `tell(session, ids)` of all that become one."""

    move: Move
    tell: Tell


_of_schools: list[Follower] = []
_of_cities: list[Follower] = []


def follow_schools(move: Move, tell: Tell) -> None:
    """Have something follow when schools are merged."""
    _of_schools.append(Follower(move, tell))


def follow_cities(move: Move, tell: Tell) -> None:
    """Have something follow when cities are merged."""
    _of_cities.append(Follower(move, tell))


def move_school(session: Session, from_id: int, into_id: int) -> None:
    """Let all that belongs to a school belong to another."""
    for follower in _of_schools:
        follower.move(session, from_id, into_id)


def move_city(session: Session, from_id: int, into_id: int) -> None:
    """Let all that belongs to a city belong to another, its schools apart."""
    for follower in _of_cities:
        follower.move(session, from_id, into_id)


def told_of_schools(session: Session, ids: Collection[int]) -> list[str]:
    """Return what would follow the schools."""
    return [said for follower in _of_schools for said in follower.tell(session, ids)]


def told_of_cities(session: Session, ids: Collection[int]) -> list[str]:
    """Return what would follow the cities, their schools apart."""
    return [said for follower in _of_cities for said in follower.tell(session, ids)]
