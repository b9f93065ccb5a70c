"""What the pages of entries ask: classes, lists, one picture. None of it is for judges."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select
from sqlalchemy.orm import Session, selectinload

from competition.campaign.models import Campaign, Category, City, School
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.entries.list_order import ordered
from competition.entries.marks import ALIKE, MARKS
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.entries.workspace import HANDED_IN
from competition.platform.garland import Kind

PAGE = 50


@dataclass(frozen=True)
class ClassRow:
    """A class of a teacher, with where it is."""

    school_class: SchoolClass
    school: School
    city: City
    campaign: Campaign


@dataclass(frozen=True)
class Filters:
    """What a list of entries is narrowed to; None and empty mean everything."""

    state: EntryState | None = None
    category_id: int | None = None
    language: str = ""
    city_id: int | None = None
    search: str = ""
    form: str = ""
    age_group: str = ""
    mark: str = ""
    """What is said of entries besides; see `marks`."""


@dataclass(frozen=True)
class EntryRow:
    """One line of the secretariat's list."""

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
    alike: bool = False


def classes_of_teacher(session: Session, account_id: int) -> list[ClassRow]:
    """Return the classes of a teacher, the newest first, with their campaigns whole, in three statements."""
    rows = session.execute(
        select(SchoolClass, School, City, Campaign)
        .join(ClassTeacher, ClassTeacher.class_id == SchoolClass.id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .join(Campaign, Campaign.id == SchoolClass.campaign_id)
        .where(ClassTeacher.account_id == account_id)
        .order_by(SchoolClass.id.desc())
        .options(selectinload(Campaign.milestones), selectinload(Campaign.categories))
    )
    return [ClassRow(*row) for row in rows]


def place_of(session: Session, school_class: SchoolClass) -> tuple[str, str]:
    """Return the names of a class's school and city."""
    found = session.execute(
        select(School.name, City.name)
        .join(City, City.id == School.city_id)
        .where(School.id == school_class.school_id)
    ).one()
    return found[0], found[1]


def leaves_of(session: Session, class_id: int) -> list[Kind]:
    """Return a class's sprig: a leaf for each entry that was not withdrawn, pale until it is submitted."""
    rows = session.execute(
        select(Category.form, Entry.state)
        .join(Entry, Entry.category_id == Category.id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .where(Authorship.class_id == class_id, Entry.state != EntryState.WITHDRAWN)
        .order_by(Entry.created_at, Entry.id)
    )
    return [Kind(form, pale=state not in HANDED_IN) for form, state in rows]


def entry_rows(
    session: Session,
    campaign_id: int,
    filters: Filters,
    *,
    page: int = 1,
    order: str = "handed-in",
    descending: bool = False,
) -> tuple[list[EntryRow], bool]:
    """Return a page of the secretariat's list, in an order of `list_order`, and whether more follow."""
    rows = session.execute(
        _listed()
        .where(Entry.campaign_id == campaign_id, *conditions(filters))
        .order_by(*ordered(order, descending=descending))
        .offset((page - 1) * PAGE)
        .limit(PAGE + 1)
    ).all()
    return [EntryRow(**row._mapping) for row in rows[:PAGE]], len(rows) > PAGE


def count_entries(session: Session, campaign_id: int, filters: Filters) -> int:
    """Return how many entries a narrowed list has on all its pages."""
    counted = select(func.count(Entry.id)).where(Entry.campaign_id == campaign_id, *conditions(filters))
    if filters.form or filters.age_group:
        counted = counted.join(Category, Category.id == Entry.category_id)
    if filters.city_id is not None:
        counted = (
            counted.join(Authorship, Authorship.entry_id == Entry.id)
            .join(SchoolClass, SchoolClass.id == Authorship.class_id)
            .join(School, School.id == SchoolClass.school_id)
        )
    return session.scalar(counted) or 0


def entries_fitting(session: Session, campaign_id: int, filters: Filters, most: int) -> list[Entry]:
    """Return the entries of a narrowed list, whatever page they are on, the earliest first."""
    wanted = (
        select(Entry)
        .join(Category, Category.id == Entry.category_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .where(Entry.campaign_id == campaign_id, *conditions(filters))
        .order_by(Entry.submitted_at, Entry.id)
        .limit(most)
    )
    return list(session.scalars(wanted))


def entries_by_ref(session: Session, campaign_id: int, refs: Sequence[str]) -> list[Entry]:
    """Return these entries of a campaign; unknown refs are left out."""
    wanted = select(Entry).where(Entry.campaign_id == campaign_id, Entry.ref.in_(refs)).order_by(Entry.id)
    return list(session.scalars(wanted))


def next_to_screen(session: Session, campaign_id: int, after: Entry) -> str | None:
    """Return the ref of the submitted entry that was handed in next, the first of all at the end."""
    moment = after.submitted_at
    same = and_(Entry.submitted_at == moment, Entry.id < after.id)
    passed = or_(Entry.submitted_at < moment, same) if moment else false()
    return session.scalar(
        select(Entry.ref)
        .where(Entry.campaign_id == campaign_id, Entry.state == EntryState.SUBMITTED, Entry.id != after.id)
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
            ALIKE.label("alike"),
        )
        .join(Category, Category.id == Entry.category_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
    )


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """Return what an entry must fulfil to pass the filters; that of the city asks for its school."""
    found = []
    if filters.state is not None:
        found.append(Entry.state == filters.state)
    if filters.category_id is not None:
        found.append(Entry.category_id == filters.category_id)
    if filters.language:
        found.append(Entry.language == filters.language)
    if filters.city_id is not None:
        found.append(School.city_id == filters.city_id)
    if filters.form:
        found.append(Category.form == filters.form)
    if filters.age_group:
        found.append(Category.age_group == filters.age_group)
    if filters.mark in MARKS:
        found.append(MARKS[filters.mark].condition)
    if filters.search:
        pattern = f"%{_escaped(filters.search)}%"
        # A title that was never handed in is its class's own: not even a search tells of it.
        title = and_(Entry.number.is_not(None), Entry.title.ilike(pattern, escape="\\"))
        found.append(or_(Entry.number.ilike(pattern, escape="\\"), title))
    return found


def _escaped(search: str) -> str:
    return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
