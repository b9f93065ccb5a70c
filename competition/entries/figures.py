"""The figures of a campaign's entries for the dashboard."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.orm import Session

from competition.campaign.growth import FormCount, Growth
from competition.campaign.models import Campaign, Category, City, School
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState

HANDED_IN = (EntryState.SUBMITTED, EntryState.RETURNED, EntryState.ACCEPTED, EntryState.DISQUALIFIED)


def overview(session: Session, campaign: Campaign) -> tuple[dict[EntryState, int], Growth]:
    """Return how many entries stand how, and how those handed in have come; two statements, however many.

    Withdrawn entries count by state alone. Days are those of the campaign's zone; a quiet one between the
    first and the last has nothing in it.
    """
    rows = _grouped(session, campaign)
    handed_in = [row for row in rows if row.state in HANDED_IN]
    first = min((row.first for row in handed_in if row.first), default=None)
    last = max((row.last for row in handed_in if row.last), default=None)
    growth = Growth(
        days=by_day(session, campaign, first, last) if first and last else {},
        forms=_by_form(handed_in),
        cities=_most_first(_counted(handed_in, "city")),
        languages=_most_first(_counted(handed_in, "language")),
    )
    return _counted(rows, "state"), growth


def _grouped(session: Session, campaign: Campaign) -> Sequence[Any]:
    return session.execute(
        select(
            Entry.state,
            Category.form,
            Entry.language,
            City.name.label("city"),
            func.count().label("number"),
            func.min(Category.position).label("position"),
            func.min(Entry.submitted_at).label("first"),
            func.max(Entry.submitted_at).label("last"),
        )
        .join(Category, Category.id == Entry.category_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .where(Entry.campaign_id == campaign.id)
        .group_by(Entry.state, Category.form, Entry.language, City.name)
    ).all()


def _counted(rows: Sequence[Any], key: str) -> dict[Any, int]:
    """Add up the numbers of the rows by one of their columns."""
    counts: dict[Any, int] = {}
    for row in rows:
        value = getattr(row, key)
        counts[value] = counts.get(value, 0) + row.number
    return counts


def _by_form(rows: Sequence[Any]) -> tuple[FormCount, ...]:
    """Count by form, in the order of the categories."""
    submitted = _counted(sorted(rows, key=lambda row: row.position), "form")
    accepted = _counted([row for row in rows if row.state is EntryState.ACCEPTED], "form")
    return tuple(FormCount(form, number, accepted.get(form, 0)) for form, number in submitted.items())


def _most_first(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def by_day(
    session: Session,
    campaign: Campaign,
    first: datetime,
    last: datetime,
    narrowed: Sequence[ColumnElement[bool]] = (),
) -> dict[date, dict[str, int]]:
    """Count by local day; the days' edges are worked out here, since the databases know no common zones."""
    zone = ZoneInfo(campaign.time_zone)
    start, end = first.astimezone(zone).date(), last.astimezone(zone).date()
    days = [start + timedelta(days=at) for at in range((end - start).days + 1)]
    edges = [datetime.combine(day + timedelta(days=1), time(), tzinfo=zone) for day in days]
    bucket = _halved(edges, 0)
    counted = (
        select(bucket.label("at"), Category.form, func.count(Entry.id).label("number"))
        .join(Category, Category.id == Entry.category_id)
        .where(Entry.campaign_id == campaign.id, Entry.state.in_(HANDED_IN), Entry.submitted_at.is_not(None))
        .group_by("at", Category.form)
    )
    if narrowed:
        counted = (
            counted.join(Authorship, Authorship.entry_id == Entry.id)
            .join(SchoolClass, SchoolClass.id == Authorship.class_id)
            .join(School, School.id == SchoolClass.school_id)
            .where(*narrowed)
        )
    counts: dict[date, dict[str, int]] = {day: {} for day in days}
    for row in session.execute(counted):
        counts[days[row.at]][row.form] = row.number
    return counts


def _halved(edges: Sequence[datetime], first: int) -> ColumnElement[int]:
    """Return the number of the day, halving the days at each step: a long call has many edges."""
    if not edges:
        return literal(first)
    middle = len(edges) // 2
    before, after = _halved(edges[:middle], first), _halved(edges[middle + 1 :], first + middle + 1)
    return case((Entry.submitted_at < edges[middle], before), else_=after)
