"""What has come in: by day, city, category, language and form; how much of it late, how much unfinished."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, City, School
from competition.entries.figures import HANDED_IN, added, by_day, counted_by_school
from competition.entries.listing import of_city
from competition.entries.models import Entry
from competition.entries.rules import EntryState


@dataclass(frozen=True)
class Chosen:
    """What the figures are narrowed to; empty means everything."""

    city_id: int | None = None
    form: str = ""
    language: str = ""


@dataclass(frozen=True)
class Row:
    """So many entries that are alike in all these; so many of them came late."""

    state: EntryState
    form: str
    age_group: str
    language: str
    number: int
    late: int


@dataclass(frozen=True)
class Intake:
    """What has come in; `cities` holds the numbers by form of what was handed in."""

    rows: tuple[Row, ...]
    days: Mapping[date, Mapping[str, int]]
    cities: Mapping[str, Mapping[str, int]]

    def counted(self, *keys: str) -> dict[Any, int]:
        """Return how many were handed in by one of the columns, or by several together."""
        counts: dict[Any, int] = {}
        for row in self.rows:
            if row.state in HANDED_IN:
                key = tuple(getattr(row, name) for name in keys) if len(keys) > 1 else getattr(row, keys[0])
                counts[key] = counts.get(key, 0) + row.number
        return counts

    def number(self, *states: EntryState) -> int:
        """Return how many entries stand so."""
        return sum(row.number for row in self.rows if row.state in states)

    @property
    def late(self) -> int:
        """How many came after the deadline of their class."""
        return sum(row.late for row in self.rows if row.state in HANDED_IN)


def intake(session: Session, campaign: Campaign, chosen: Chosen, cities: Mapping[int, str]) -> Intake:
    """Return the figures in three statements, however many entries there are; `cities` are names by ids."""
    narrowed = _narrowed(campaign, chosen)
    rows = _grouped(session, campaign, narrowed)
    moments = [(row.first, row.last) for row in rows if row.state in HANDED_IN and row.first]
    days: Mapping[date, Mapping[str, int]] = {}
    if moments:
        first, last = min(each[0] for each in moments), max(each[1] for each in moments)
        days = by_day(session, campaign, first, last, narrowed)
    known = {category.id: category for category in campaign.categories}
    counted = tuple(
        Row(
            row.state,
            known[row.category_id].form,
            known[row.category_id].age_group,
            row.language,
            row.number,
            row.late,
        )
        for row in rows
    )
    return Intake(counted, days, _by_city(session, campaign, narrowed, cities))


def _narrowed(campaign: Campaign, chosen: Chosen) -> list[ColumnElement[bool]]:
    found = []
    if chosen.city_id is not None:
        found.append(of_city(City.id == chosen.city_id))
    if chosen.form:
        fitting = [category.id for category in campaign.categories if category.form == chosen.form]
        found.append(Entry.category_id.in_(fitting))
    if chosen.language:
        found.append(Entry.language == chosen.language)
    return found


def _grouped(session: Session, campaign: Campaign, narrowed: Sequence[ColumnElement[bool]]) -> Sequence[Any]:
    """Return the numbers by state, category and language."""
    keys = (Entry.state, Entry.category_id, Entry.language)
    wanted = select(
        *keys,
        func.count(Entry.id).label("number"),
        func.min(Entry.submitted_at).label("first"),
        func.max(Entry.submitted_at).label("last"),
        func.count(Entry.late_by).label("late"),
    )
    return session.execute(wanted.where(Entry.campaign_id == campaign.id, *narrowed).group_by(*keys)).all()


def _by_city(
    session: Session,
    campaign: Campaign,
    narrowed: Sequence[ColumnElement[bool]],
    cities: Mapping[int, str],
) -> dict[str, dict[str, int]]:
    """Return the numbers by form of each city, the largest first."""
    forms = {category.id: category.form for category in campaign.categories}
    by_school = counted_by_school(campaign.id, narrowed).subquery()
    rows = session.execute(
        select(School.city_id, by_school.c.category_id, added(by_school.c.number))
        .join_from(by_school, School, School.id == by_school.c.school_id)
        .group_by(School.city_id, by_school.c.category_id)
    )
    found: dict[str, dict[str, int]] = {}
    for city_id, category_id, number in rows:
        by_form = found.setdefault(cities[city_id], {})
        by_form[forms[category_id]] = by_form.get(forms[category_id], 0) + number
    return dict(sorted(found.items(), key=lambda each: (-sum(each[1].values()), each[0])))
