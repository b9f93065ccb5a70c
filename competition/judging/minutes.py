"""How many minutes a read takes: what is usual, and what the campaign's own scoresheets tell."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

LONGEST = timedelta(minutes=45)
"""Between two sheets a judge who was away longer did something else."""
ENOUGH_SHEETS = 12
YOUNG = 10
"""Age groups that end at this age are young."""

# Minutes for one read with its scoresheet, (young, older): a poem is read twice and slowly, an essay of six
# hundred words takes three minutes to read once, and four or five questions with worded levels two or three
# more. As soon as a campaign has scoresheets of its own, their median stands in place of these.
_MINUTES = {"poem": (4.0, 6.0), "essay": (6.0, 12.0), "illustration": (3.0, 4.0)}
_OTHER_MINUTES = (5.0, 8.0)


@dataclass(frozen=True, slots=True)
class Finished:
    """A scoresheet handed in, and when its last answer was saved."""

    judge: int
    category: int
    at: datetime


def usual_minutes(form: str, age_max: int) -> float:
    """Return the minutes one read of a category usually takes, its scoresheet included."""
    young, older = _MINUTES.get(form, _OTHER_MINUTES)
    return young if age_max <= YOUNG else older


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
