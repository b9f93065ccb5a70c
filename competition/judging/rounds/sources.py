"""What goes on from a closed round: whoever computes its standings makes known how to tell."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from competition.judging.models import Round
from competition.judging.rounds.rules import Choice

Finder = Callable[[Session, Round], Mapping[int, Choice] | None]
_finders: list[Finder] = []


def choose_by(finder: Finder) -> Finder:
    """Have choices found so: by category id, None while there are no standings."""
    _finders.append(finder)
    return finder


def choices_of(session: Session, round_: Round) -> Mapping[int, Choice] | None:
    """Return what goes on from a round by category id, None while nobody can tell."""
    found = (finder(session, round_) for finder in _finders)
    return next((choices for choices in found if choices is not None), None)
