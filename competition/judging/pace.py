"""How long what is left will take: from the judge's own pace so far, else from how long such works are."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

MINUTES = {"poem": 3.0, "essay": 7.0, "illustration": 2.0}
"""A guess for one work with a whole rubric, by its form."""
OTHER = 4.0
SINGLE = 0.5
"""What a sheet with a single question takes of that."""
ENOUGH = 3
"""From so many sheets on a judge's own pace says more than the guess."""
BREAK = 40.0
"""Minutes between two sheets after which somebody was away rather than reading."""


class Read(NamedTuple):
    """A work of a judge's list: its form, how many questions are asked of it, when it was handed in."""

    form: str
    asked: int
    handed_in_at: datetime | None


@dataclass(frozen=True)
class Left:
    """A time to come, in hours and minutes as people say it."""

    hours: int
    minutes: int


def minutes_left(works: Sequence[Read]) -> float:
    """Return how many minutes the works without a handed-in sheet will take."""
    open_works = sum(_guess(work) for work in works if work.handed_in_at is None)
    return open_works * _pace(works)


def _guess(work: Read) -> float:
    return MINUTES.get(work.form, OTHER) * (SINGLE if work.asked == 1 else 1)


def _pace(works: Sequence[Read]) -> float:
    """Return how much of the guess this judge takes: the median over the sheets handed in one after another,
    from one to the next, as that holds the reading too.
    """
    taken = list(_taken(works))
    return statistics.median(taken) if len(taken) >= ENOUGH else 1.0


def _taken(works: Sequence[Read]) -> Iterator[float]:
    """Yield how long each sheet took from the one before, in guesses; sheets after a break are left out."""
    done = [(work.handed_in_at, work) for work in works if work.handed_in_at is not None]
    done.sort(key=lambda pair: pair[0])
    for (before, _first), (after, work) in pairwise(done):
        minutes = (after - before).total_seconds() / 60
        if minutes <= BREAK:
            yield minutes / _guess(work)


def rounded(minutes: float) -> Left:
    """Return the time as nobody would say it more exactly: by five minutes, by ten from an hour on."""
    step = 5 if minutes < 60 else 10
    whole = max(step, step * round(minutes / step))
    return Left(*divmod(whole, 60))
