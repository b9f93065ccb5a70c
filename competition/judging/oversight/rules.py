"""What shows how a judge reads: the pace, silence, and patterns that are worth a look. Never a judgement.

Where the numbers come from:
* Krosnick (1991), Response strategies for coping with the cognitive demands of attitude measures in surveys,
  Applied Cognitive Psychology 5: who wants to be done gives one answer to every question.
* Johnson (2005), Ascertaining the validity of individual protocols, Journal of Research in Personality 39,
  and Meade & Craig (2012), Identifying careless responses in survey data, Psychological Methods 17: long runs
  of the same answer, looked at beside other signs, since one sign alone often has a good reason.
* Wise & Ma (2012), Setting response time thresholds: the normative method, NCME: up to 30 per cent of the
  usual time is too short to have read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby
from statistics import median

IDLE = timedelta(minutes=15)
"""A pause counts up to so long: an essay read twice may need it; longer, and somebody is at dinner."""
SITTING = timedelta(hours=1)
"""After a longer pause another sitting begins, and nobody knows when its first work was taken up."""
FEWEST = 8
"""Of fewer sheets nothing is said."""
SAME = 0.8
HASTE = 0.3
QUIET_DAYS = 7


class Odd(StrEnum):
    """What is worth a look."""

    LEVEL = "level"
    RUN = "run"
    HASTE = "haste"


@dataclass(frozen=True, slots=True)
class Read:
    """A sheet handed in: its judge and category, the values that stand in the order of the questions, when
    something was answered on it, when it was handed in, and whether the judge typed it.
    """

    judge: int
    category: int
    values: tuple[int, ...]
    touched: tuple[datetime, ...]
    at: datetime
    own: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth a look: `number` of `whole` sheets, or `number` seconds against the usual `whole`."""

    odd: Odd
    number: int
    whole: int


def seconds_of(reads: Iterable[Read]) -> list[tuple[Read, float]]:
    """Return the seconds that one judge's sheets took, reading included, where they can be told.

    A sheet takes from the judge's last answer on the sheet before to its being handed in, every pause between
    two answers counting up to IDLE. The first sheet of a sitting is left out, and what was typed from paper.
    """
    ordered = sorted((read for read in reads if read.own), key=lambda read: read.at)
    measured = []
    before: datetime | None = None
    for read in ordered:
        moments = sorted({*read.touched, read.at})
        if before is not None:
            later = [moment for moment in moments if moment > before]
            if later and later[0] - before <= SITTING:
                gaps = zip([before, *later], later, strict=False)
                measured.append((read, sum(min(b - a, IDLE).total_seconds() for a, b in gaps)))
        before = read.at
    return measured


def usual_seconds(reads: Iterable[Read]) -> dict[int, float]:
    """Return the median seconds of a sheet by category over all judges."""
    found: dict[int, list[float]] = {}
    for own in by_judge(reads).values():
        for read, seconds in seconds_of(own):
            found.setdefault(read.category, []).append(seconds)
    return {category: median(each) for category, each in found.items()}


def by_judge(reads: Iterable[Read]) -> dict[int, list[Read]]:
    """Return the sheets of each judge, in the order of being handed in."""
    found: dict[int, list[Read]] = {}
    for read in sorted(reads, key=lambda read: read.at):
        found.setdefault(read.judge, []).append(read)
    return found


def findings(reads: Sequence[Read], usual: Mapping[int, float]) -> tuple[Finding, ...]:
    """Return what is worth a look in one judge's sheets; `usual` seconds are the panel's, by category."""
    found = (_level(reads), _run(reads), _haste(reads, usual))
    return tuple(finding for finding in found if finding is not None)


def is_silent(last: datetime | None, released: datetime | None, now: datetime, days: int) -> bool:
    """Whether nothing was saved for so many days, counted from the release where nothing ever was."""
    since = last or released
    return since is not None and now - since >= timedelta(days=days)


def _level(reads: Sequence[Read]) -> Finding | None:
    """All questions answered alike, on most sheets. One or two questions say nothing."""
    fitting = [read for read in reads if len(read.values) > 2]
    same = sum(len(set(read.values)) == 1 for read in fitting)
    if len(fitting) >= FEWEST and same >= SAME * len(fitting):
        return Finding(Odd.LEVEL, same, len(fitting))
    return None


def _run(reads: Sequence[Read]) -> Finding | None:
    """The same answers on one sheet after the other, within a category."""
    longest = 0
    for category in {read.category for read in reads}:
        ordered = [read.values for read in reads if read.category == category and len(read.values) > 1]
        longest = max([longest, *(len(list(run)) for _values, run in groupby(ordered))])
    return Finding(Odd.RUN, longest, len(reads)) if longest >= FEWEST else None


def _haste(reads: Sequence[Read], usual: Mapping[int, float]) -> Finding | None:
    """Far fewer seconds than is usual for the same categories, in the middle of all sheets."""
    timed = [(seconds, usual.get(read.category)) for read, seconds in seconds_of(reads)]
    measured = [(seconds, normal) for seconds, normal in timed if normal]
    if len(measured) < FEWEST:
        return None
    if median(own / normal for own, normal in measured) >= HASTE:
        return None
    own, normal = (median(each) for each in zip(*measured, strict=True))
    return Finding(Odd.HASTE, round(own), round(normal))
