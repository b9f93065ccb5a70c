"""What the campaign's own scoresheets and standings tell: minutes for a read, and how far scores differ."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from statistics import median

from competition.rehearsal.rules import Spread

LONGEST = timedelta(minutes=45)
"""Between two sheets a judge who was away longer did something else."""
ENOUGH_SHEETS = 12
ENOUGH_JUDGES = 5
ENOUGH_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class Finished:
    """A scoresheet handed in, and when its last answer was saved."""

    judge: int
    category: int
    at: datetime


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


def minutes_measured(sheets: Iterable[Finished]) -> dict[int, float]:
    """Return the median minutes of a read by category, where enough sheets tell.

    A read takes from the end of the judge's sheet before to the end of this one: reading the work counts as
    well as answering. Half minutes are exact enough.
    """
    gaps: defaultdict[int, list[float]] = defaultdict(list)
    before: dict[int, datetime] = {}
    for sheet in sorted(sheets, key=lambda each: (each.judge, each.at)):
        gap = sheet.at - before[sheet.judge] if sheet.judge in before else None
        if gap is not None and timedelta() < gap <= LONGEST:
            gaps[sheet.category].append(gap.total_seconds() / 60)
        before[sheet.judge] = sheet.at
    return {
        category: max(0.5, round(2 * median(each)) / 2)
        for category, each in gaps.items()
        if len(each) >= ENOUGH_SHEETS
    }


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
