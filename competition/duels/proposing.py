"""Which works the scores leave open, so that a duel may be proposed for them: told by the results."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Standing:
    """What scores say of an entry, or comparisons alone: in words, and whether a duel is proposed."""

    said: str
    proposed: bool
    turn: int
    compared: bool = False


Tell = Callable[[Session, int, int], Mapping[int, Standing]]
_tellers: list[Tell] = []


def tells_standings(tell: Tell) -> Tell:
    """Have `tell(session, campaign_id, category_id)` asked for the standings, by the entry's id."""
    _tellers.append(tell)
    return tell


def standings_of(session: Session, *, campaign_id: int, category_id: int) -> dict[int, Standing]:
    """Return what the scores say of the entries of a category, nothing where nobody has scored yet."""
    found: dict[int, Standing] = {}
    for tell in _tellers:
        found |= tell(session, campaign_id, category_id)
    return found
