"""The figures of a campaign's entries for the dashboard."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Integer, Select, case, cast, func, literal, null, select, union_all
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
    works, cities = _grouped(session, campaign)
    handed_in = [row for row in works if row.state in HANDED_IN]
    first = min((row.first for row in handed_in if row.first), default=None)
    last = max((row.last for row in handed_in if row.last), default=None)
    growth = Growth(
        days=by_day(session, campaign, first, last) if first and last else {},
        forms=_by_form(handed_in),
        cities=_most_first(cities),
        languages=_most_first(_counted(handed_in, "language")),
    )
    return _counted(works, "state"), growth


def _grouped(session: Session, campaign: Campaign) -> tuple[list[Any], dict[str, int]]:
    """Return the numbers by state, category and language, and those handed in by city; one statement.

    Both side by side would be a row for every city in every language.
    """
    counted = (
        select(
            Entry.state,
            Entry.category_id,
            Entry.language,
            func.count(Entry.id).label("number"),
            func.min(Entry.submitted_at, type_=Entry.submitted_at.type).label("first"),
            func.max(Entry.submitted_at, type_=Entry.submitted_at.type).label("last"),
        )
        .where(Entry.campaign_id == campaign.id)
        .group_by(Entry.state, Entry.category_id, Entry.language)
        .subquery()
    )
    works = select(
        *(counted.c[key] for key in ("state", "language", "number", "first", "last")),
        Category.form,
        Category.position,
        null().label("city"),
    ).join(Category, Category.id == counted.c.category_id)
    by_school = counted_by_school(campaign.id).subquery()
    places = (
        select(null(), null(), added(by_school.c.number), null(), null(), null(), null(), City.name)
        .join_from(by_school, School, School.id == by_school.c.school_id)
        .join(City, City.id == School.city_id)
        .group_by(City.name)
    )
    rows = session.execute(select(union_all(works, places).subquery())).all()
    cities = {row.city: row.number for row in rows if row.city is not None}
    return [row for row in rows if row.city is None], cities


def counted_by_school(campaign_id: int, narrowed: Sequence[ColumnElement[bool]] = ()) -> Select[Any]:
    """Return the statement for what was handed in by school and category.

    Entries are counted by their classes first: there are few of these, and only they look for their schools.
    """
    by_class = (
        select(Authorship.class_id, Entry.category_id, func.count(Entry.id).label("number"))
        .join(Authorship, Authorship.entry_id == Entry.id)
        .where(Entry.campaign_id == campaign_id, Entry.state.in_(HANDED_IN), *narrowed)
        .group_by(Authorship.class_id, Entry.category_id)
        .subquery()
    )
    number = added(by_class.c.number).label("number")
    return (
        select(SchoolClass.school_id, by_class.c.category_id, number)
        .join_from(by_class, SchoolClass, SchoolClass.id == by_class.c.class_id)
        .group_by(SchoolClass.school_id, by_class.c.category_id)
    )


def added(numbers: ColumnElement[int]) -> ColumnElement[int]:
    """Return the sum of what was counted; PostgreSQL adds up to decimals, which no drawing takes."""
    return cast(func.sum(numbers), Integer)


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
        select(bucket.label("at"), Entry.category_id, func.count(Entry.id).label("number"))
        .where(Entry.campaign_id == campaign.id, Entry.state.in_(HANDED_IN), Entry.submitted_at.is_not(None))
        .where(*narrowed)
        .group_by("at", Entry.category_id)
        .subquery()
    )
    of_form = (
        select(counted.c.at, Category.form, added(counted.c.number))
        .join_from(counted, Category, Category.id == counted.c.category_id)
        .group_by(counted.c.at, Category.form)
        .order_by(func.min(Category.position))
    )
    counts: dict[date, dict[str, int]] = {day: {} for day in days}
    for at, form, number in session.execute(of_form):
        counts[days[at]][form] = number
    return counts


def _halved(edges: Sequence[datetime], first: int) -> ColumnElement[int]:
    """Return the number of the day, halving the days at each step: a long call has many edges."""
    if not edges:
        return literal(first)
    middle = len(edges) // 2
    before, after = _halved(edges[:middle], first), _halved(edges[middle + 1 :], first + middle + 1)
    return case((Entry.submitted_at < edges[middle], before), else_=after)
