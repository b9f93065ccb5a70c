"""The figures of a campaign's entries for the dashboard."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, City, School
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState

HANDED_IN = (EntryState.SUBMITTED, EntryState.RETURNED, EntryState.ACCEPTED, EntryState.DISQUALIFIED)


@dataclass
class Overview:
    """How many entries there are: by state, and those handed in by category, language, city and day.

    Withdrawn entries count by state alone. Categories and cities go by id. Days are those of the campaign's
    zone, with their numbers by category; a quiet one between the first and the last has none.
    """

    by_state: dict[EntryState, int] = field(default_factory=dict)
    by_category: dict[int, int] = field(default_factory=dict)
    by_language: dict[str, int] = field(default_factory=dict)
    by_city: dict[int, int] = field(default_factory=dict)
    by_day: dict[date, dict[int, int]] = field(default_factory=dict)
    accepted: dict[int, int] = field(default_factory=dict)
    """Those accepted, by category."""
    city_names: dict[int, str] = field(default_factory=dict)

    @property
    def handed_in(self) -> int:
        """How many were handed in and not withdrawn."""
        return sum(self.by_category.values())


def overview(session: Session, campaign: Campaign) -> Overview:
    """Return the figures, in two statements however many entries there are."""
    figures = Overview()
    first: datetime | None = None
    last: datetime | None = None
    for row in _grouped(session, campaign):
        _add(figures.by_state, row.state, row.number)
        if row.state not in HANDED_IN:
            continue
        _add(figures.by_category, row.category_id, row.number)
        _add(figures.by_language, row.language, row.number)
        _add(figures.by_city, row.city_id, row.number)
        figures.city_names[row.city_id] = row.city
        if row.state is EntryState.ACCEPTED:
            _add(figures.accepted, row.category_id, row.number)
        first = min(filter(None, (first, row.first)), default=None)
        last = max(filter(None, (last, row.last)), default=None)
    if first is not None and last is not None:
        figures.by_day = _by_day(session, campaign, first, last)
    return figures


def _add(counts: dict[Any, int], key: Any, number: int) -> None:
    counts[key] = counts.get(key, 0) + number


def _grouped(session: Session, campaign: Campaign) -> Any:
    return session.execute(
        select(
            Entry.state,
            Entry.category_id,
            Entry.language,
            School.city_id,
            City.name.label("city"),
            func.count().label("number"),
            func.min(Entry.submitted_at).label("first"),
            func.max(Entry.submitted_at).label("last"),
        )
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .where(Entry.campaign_id == campaign.id)
        .group_by(Entry.state, Entry.category_id, Entry.language, School.city_id, City.name)
    )


def _by_day(
    session: Session, campaign: Campaign, first: datetime, last: datetime
) -> dict[date, dict[int, int]]:
    """Count by local day; the days' edges are worked out here, since the databases know no common zones."""
    zone = ZoneInfo(campaign.time_zone)
    start, end = first.astimezone(zone).date(), last.astimezone(zone).date()
    days = [start + timedelta(days=at) for at in range((end - start).days + 1)]
    edges = [datetime.combine(day + timedelta(days=1), time(), tzinfo=zone) for day in days]
    bucket = case(*((Entry.submitted_at < edge, at) for at, edge in enumerate(edges)), else_=len(days))
    rows = session.execute(
        select(bucket.label("at"), Entry.category_id, func.count().label("number"))
        .where(
            Entry.campaign_id == campaign.id,
            Entry.state.in_(HANDED_IN),
            Entry.submitted_at.is_not(None),
        )
        .group_by("at", Entry.category_id)
    )
    counts: dict[date, dict[int, int]] = {day: {} for day in days}
    for row in rows:
        counts[days[row.at]][row.category_id] = row.number
    return counts
