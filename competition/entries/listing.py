"""The secretariat's list of entries: what it can be narrowed to, its lines, what comes next in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select
from sqlalchemy.orm import Session

from competition.campaign.models import Category, City, School
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.list_order import ordered
from competition.entries.marks import MARKS, marks_in, said_of
from competition.entries.models import Entry
from competition.entries.rules import EntryState

PAGE = 50


@dataclass(frozen=True)
class Filters:
    """What a list of entries is narrowed to; None and empty mean everything."""

    state: EntryState | None = None
    category: str = ""
    language: str = ""
    city: str = ""
    search: str = ""
    form: str = ""
    age_group: str = ""
    mark: str = ""
    """What is said of entries besides; see `marks`."""


@dataclass(frozen=True)
class EntryRow:
    """One line of the list."""

    ref: str
    number: str
    title: str
    state: EntryState
    language: str
    form: str
    age_group: str
    class_name: str
    school: str
    city: str
    submitted_at: datetime | None
    marks: tuple[str, ...] = ()


def entry_rows(
    session: Session,
    campaign_id: int,
    filters: Filters,
    *,
    page: int = 1,
    order: str = "handed-in",
    descending: bool = False,
) -> tuple[list[EntryRow], bool]:
    """Return a page of the list, in an order of `list_order`, and whether more follow."""
    rows = session.execute(
        _listed()
        .where(Entry.campaign_id == campaign_id, *conditions(filters))
        .order_by(*ordered(order, descending=descending))
        .offset((page - 1) * PAGE)
        .limit(PAGE + 1)
    )
    found = [_row(row._mapping) for row in rows]
    return found[:PAGE], len(found) > PAGE


def _row(row: Any) -> EntryRow:
    plain = {key: row[key] for key in EntryRow.__dataclass_fields__ if key != "marks"}
    return EntryRow(**plain, marks=marks_in(row))


def count_entries(session: Session, campaign_id: int, filters: Filters) -> int:
    """Return how many entries a narrowed list has on all its pages."""
    counted = select(func.count(Entry.id)).where(Entry.campaign_id == campaign_id, *conditions(filters))
    return session.scalar(counted) or 0


def entries_fitting(session: Session, campaign_id: int, filters: Filters, most: int) -> list[Entry]:
    """Return the entries of a narrowed list, whatever page they are on, the earliest first."""
    wanted = select(Entry).where(Entry.campaign_id == campaign_id, *conditions(filters))
    return list(session.scalars(wanted.order_by(Entry.submitted_at, Entry.id).limit(most)))


def entries_by_ref(session: Session, campaign_id: int, refs: Sequence[str]) -> list[Entry]:
    """Return these entries of a campaign; unknown refs are left out."""
    wanted = select(Entry).where(Entry.campaign_id == campaign_id, Entry.ref.in_(refs)).order_by(Entry.id)
    return list(session.scalars(wanted))


def next_to_screen(session: Session, after: Entry, filters: Filters) -> str | None:
    """Return the ref of the entry that waits next in a list, the first of all at its end."""
    moment = after.submitted_at
    same = and_(Entry.submitted_at == moment, Entry.id < after.id)
    passed = or_(Entry.submitted_at < moment, same) if moment else false()
    return session.scalar(
        select(Entry.ref)
        .where(Entry.campaign_id == after.campaign_id, Entry.id != after.id)
        .where(*conditions(replace(filters, state=EntryState.SUBMITTED)))
        .order_by(case((passed, 1), else_=0), Entry.submitted_at, Entry.id)
        .limit(1)
    )


def languages_used(session: Session, campaign_id: int) -> list[str]:
    """Return the languages of a campaign's entries."""
    wanted = select(Entry.language).where(Entry.campaign_id == campaign_id, Entry.language != "").distinct()
    return sorted(session.scalars(wanted))


def counts_by_state(session: Session, campaign_id: int) -> dict[EntryState, int]:
    """Return how many entries of a campaign stand how."""
    counted = select(Entry.state, func.count()).where(Entry.campaign_id == campaign_id).group_by(Entry.state)
    return {row[0]: row[1] for row in session.execute(counted)}


def _listed() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Entry.ref,
            func.coalesce(Entry.number, "").label("number"),
            Entry.title,
            Entry.state,
            Entry.language,
            Category.form,
            Category.age_group,
            SchoolClass.name.label("class_name"),
            School.name.label("school"),
            City.name.label("city"),
            Entry.submitted_at,
            *said_of(),
        )
        .join(Category, Category.id == Entry.category_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
    )


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """Return what an entry must fulfil to pass the filters; each asks for the entry alone."""
    found = []
    if filters.state is not None:
        found.append(Entry.state == filters.state)
    if filters.category:
        found.append(_of_category(Category.ref == filters.category))
    if filters.language:
        found.append(Entry.language == filters.language)
    if filters.city:
        found.append(of_city(City.ref == filters.city))
    if filters.form:
        found.append(_of_category(Category.form == filters.form))
    if filters.age_group:
        found.append(_of_category(Category.age_group == filters.age_group))
    if filters.mark in MARKS:
        found.append(MARKS[filters.mark].condition)
    if filters.search:
        found.append(_searched(f"%{_escaped(filters.search)}%"))
    return found


def of_city(wanted: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that an entry comes from a city."""
    return Entry.id.in_(
        select(Authorship.entry_id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .where(wanted)
    )


def _of_category(wanted: ColumnElement[bool]) -> ColumnElement[bool]:
    return Entry.category_id.in_(select(Category.id).where(wanted))


def _searched(pattern: str) -> ColumnElement[bool]:
    """A title that was never handed in is its class's own: not even a search tells of it."""
    title = and_(Entry.number.is_not(None), Entry.title.ilike(pattern, escape="\\"))
    return or_(Entry.number.ilike(pattern, escape="\\"), title)


def _escaped(search: str) -> str:
    return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
