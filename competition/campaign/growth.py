"""How a campaign's garland grows: entries by day, form, city and language. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
    def form_names(self) -> list[str]:
        """The forms in their order."""
        return [each.form for each in self.forms]

    @property
    def submitted(self) -> int:
        """How many entries there are."""
        return sum(each.submitted for each in self.forms)

    @property
    def busiest(self) -> tuple[date, int] | None:
        """The day on which most came in, the earliest of several."""
        totals = {day: sum(counts.values()) for day, counts in self.days.items()}
        return max(totals.items(), key=lambda each: (each[1], -each[0].toordinal())) if totals else None


def weeks(days: Mapping[date, Mapping[str, int]]) -> dict[date, dict[str, int]]:
    """Return the counts by week, each under its Monday."""
    counts: dict[date, dict[str, int]] = {}
    for day, forms in days.items():
        week = counts.setdefault(day - timedelta(days=day.weekday()), {})
        for form, number in forms.items():
            week[form] = week.get(form, 0) + number
    return counts


def spread(
    days: Mapping[date, Mapping[str, int]], first: date | None, last: date | None
) -> dict[date, Mapping[str, int]]:
    """Return the days from the first to the last, those of which nothing is known with nothing in them."""
    start, end = min((*days, first or min(days))), max((*days, last or max(days)))
    every = (start + timedelta(days=at) for at in range((end - start).days + 1))
    return {day: days.get(day, {}) for day in every}


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
