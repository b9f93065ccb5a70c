"""What a duel is, and what a choice between two works counts for."""

from datetime import datetime
from enum import StrEnum

MOST_WORKS = 10_000
"""So many works fit into one duel; more are better read in a round first."""
MOST_WANTED = 200_000


class DuelState(StrEnum):
    """Judges decide; or it is closed, and its order counts."""

    OPEN = "open"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What a judge said of a pair: the first of its works goes before, the second, or neither can be told to.

    A pair that was left aside counts for nothing, nor does one with a work that the judge knows.
    """

    ONE = "one"
    OTHER = "other"
    ALIKE = "alike"
    LEFT = "left"
    KNOWN = "known"


class Choice(StrEnum):
    """What a judge can say of two works side by side."""

    LEFT = "left"
    RIGHT = "right"
    ALIKE = "alike"
    SKIP = "skip"


SHARES = {Outcome.ONE: 1.0, Outcome.OTHER: 0.0, Outcome.ALIKE: 0.5}
"""How much of a choice the first work of the pair had; what does not stand here counts for nothing."""


def outcome_of(choice: Choice, *, swapped: bool) -> Outcome:
    """Return what a choice says of the pair; `swapped`: its second work stood on the left."""
    if choice is Choice.ALIKE:
        return Outcome.ALIKE
    if choice is Choice.SKIP:
        return Outcome.LEFT
    return Outcome.OTHER if (choice is Choice.LEFT) is swapped else Outcome.ONE


def is_open(state: DuelState, until: datetime | None, now: datetime) -> bool:
    """Whether judges may decide."""
    return state is DuelState.OPEN and (until is None or now < until)
