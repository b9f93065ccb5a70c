"""What the campaign's own standings tell: how far scores differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from competition.rehearsal.rules import Spread

ENOUGH_JUDGES = 5
ENOUGH_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class Group:
    """The standings of a category in sums: calibrated scores, their squares, their squared errors; within
    the entries the squared differences of scores from their mean, and how many of these are free.
    """

    entries: int
    calibrated: float
    squares: float
    errors: float
    within: float
    freedom: int


def spread_measured(judges: int, severity: float | None, groups: Sequence[Group]) -> Spread | None:
    """Return the deviations that a round's standings show, None where too little was scored.

    `severity` is the mean over the judges of squared severity and squared error: at the variance that
    restricted maximum likelihood finds, that is the judges' variance itself (the fixed point of the EM
    algorithm), and likewise for the entries. Scores of one entry differ by judge and rest together.
    """
    entries, freedom = sum(group.entries for group in groups), sum(group.freedom for group in groups)
    if judges < ENOUGH_JUDGES or entries < ENOUGH_ENTRIES or not freedom or severity is None:
        return None
    between = sum(g.squares - g.calibrated**2 / g.entries + g.errors for g in groups if g.entries)
    rest = sum(group.within for group in groups) / freedom - severity
    return Spread(
        entry=max(1.0, round(sqrt(max(0.0, between / entries)), 1)),
        judge=round(sqrt(severity), 1),
        residual=max(1.0, round(sqrt(max(0.0, rest)), 1)),
    )
