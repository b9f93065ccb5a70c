"""How a campaign's garland grows: entries by day, form, city and language. Entries tell; pages draw."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign

LONG = 92
"""From so many days on, the drawing shows weeks."""


@dataclass(frozen=True)
class FormCount:
    """A form with how many entries were submitted and accepted."""

    form: str
    submitted: int
    accepted: int


@dataclass(frozen=True)
class Growth:
    """What has come in, withdrawn entries left out; cities and languages go from most to least."""

    days: Mapping[date, Mapping[str, int]]
    forms: tuple[FormCount, ...]
    cities: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]

    @property
    def submitted(self) -> int:
        """How many entries there are."""
        return sum(each.submitted for each in self.forms)

    @property
    def busiest(self) -> tuple[date, int] | None:
        """The day on which most came in, the earliest of several."""
        totals = {day: sum(counts.values()) for day, counts in self.days.items()}
        return max(totals.items(), key=lambda each: (each[1], -each[0].toordinal())) if totals else None


FindGrowth = Callable[[Session, Campaign], Growth]
_finders: list[FindGrowth] = []


def add_growth(find: FindGrowth) -> FindGrowth:
    """Have `find(session, campaign)` asked how the garland has grown."""
    _finders.append(find)
    return find


def growth(session: Session, campaign: Campaign) -> Growth | None:
    """Return how the campaign's garland has grown, None where nobody can tell."""
    return next((find(session, campaign) for find in _finders), None)


def weeks(days: Mapping[date, Mapping[str, int]]) -> dict[date, dict[str, int]]:
    """Return the counts by week, each under its Monday."""
    counts: dict[date, dict[str, int]] = {}
    for day, forms in days.items():
        week = counts.setdefault(day - timedelta(days=day.weekday()), {})
        for form, number in forms.items():
            week[form] = week.get(form, 0) + number
    return counts


def columns(days: Mapping[date, Mapping[str, int]]) -> Mapping[date, Mapping[str, int]]:
    """Return what the drawing shows: days, or weeks where there are too many days."""
    return days if len(days) <= LONG else weeks(days)


def arrivals(days: Mapping[date, Mapping[str, int]], forms: Sequence[str]) -> Iterator[str]:
    """Yield the form of every entry by day, those of one day mixed as evenly as they came."""
    for _day, counts in sorted(days.items()):
        spots = [
            ((at + 0.5) / number, place, form)
            for place, form in enumerate(forms)
            if (number := counts.get(form, 0))
            for at in range(number)
        ]
        yield from (form for _share, _place, form in sorted(spots))
