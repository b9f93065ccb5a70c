"""What a round lacks and what would help, as concepts above know it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sqlalchemy.orm import Session

from competition.judging.models import Round


class Lacking(NamedTuple):
    """A language, the reads missing, in which categories, what helps, and how much of it."""

    language: str
    missing: str
    where: str
    cure: str
    enough: str


Find = Callable[[Session, Round, Mapping[int, str]], list[Lacking]]
_finders: list[Find] = []


def tell_of_lacking(find: Find) -> Find:
    """Have `find(session, round_, names)` asked for the page of a round that lacks reads; `names` are of the
    categories that do, by id. It should need one statement.
    """
    _finders.append(find)
    return find


def lacking_of_round(session: Session, *, round_: Round, names: Mapping[int, str]) -> list[Lacking]:
    """Return what a round lacks in these categories, and what would help."""
    return [each for find in _finders for each in find(session, round_, names)]
