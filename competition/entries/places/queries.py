"""What the pages of schools and cities ask; counts only of what a page shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.campaign.likeness import fold, groups
from competition.campaign.models import City, School
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState

PAGE = 50


@dataclass(frozen=True)
class SchoolName:
    """A school as a list names it."""

    id: int
    ref: str
    name: str
    city_id: int
    city: str


@dataclass(frozen=True)
class CityLine:
    """A city with how much comes from it."""

    id: int
    ref: str
    name: str
    country: str
    schools: int
    classes: int


def school_names(session: Session, campaign_id: int) -> list[SchoolName]:
    """Return the names of all schools of a campaign, by city; one statement, without their rows."""
    rows = session.execute(
        select(School.id, School.ref, School.name, City.id, City.name)
        .join(City, City.id == School.city_id)
        .where(City.campaign_id == campaign_id)
    )
    found = [SchoolName(*row) for row in rows]
    return sorted(found, key=lambda each: (fold(each.city), fold(each.name), each.id))


def fitting(names: Sequence[SchoolName], search: str, city_id: int | None) -> list[SchoolName]:
    """Return the schools in whose name or city every typed word begins a word."""
    words = fold(search).split() if search.strip() else []
    return [
        each
        for each in names
        if city_id in (None, each.city_id)
        and all(f" {word}" in f" {fold(each.name)} {fold(each.city)}" for word in words)
    ]


def likely_same(names: Sequence[SchoolName]) -> list[list[SchoolName]]:
    """Return groups of schools of one city that may be one."""
    by_id = {each.id: each for each in names}
    found = groups([(each.id, each.city_id, each.name) for each in names])
    return [[by_id[key] for key in group] for group in found]


def counts_of_schools(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return how many classes and entries each school has; one statement."""
    if not ids:
        return {}
    rows = session.execute(
        select(SchoolClass.school_id, func.count(func.distinct(SchoolClass.id)), func.count(Entry.id))
        .outerjoin(Authorship, Authorship.class_id == SchoolClass.id)
        .outerjoin(Entry, (Entry.id == Authorship.entry_id) & (Entry.state != EntryState.WITHDRAWN))
        .where(SchoolClass.school_id.in_(ids))
        .group_by(SchoolClass.school_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def city_lines(session: Session, campaign_id: int) -> list[CityLine]:
    """Return the cities with how many schools and classes each has; one statement."""
    rows = session.execute(
        select(
            City.id,
            City.ref,
            City.name,
            City.country,
            func.count(func.distinct(School.id)),
            func.count(func.distinct(SchoolClass.id)),
        )
        .outerjoin(School, School.city_id == City.id)
        .outerjoin(SchoolClass, SchoolClass.school_id == School.id)
        .where(City.campaign_id == campaign_id)
        .group_by(City.id, City.ref, City.name, City.country)
    )
    return sorted((CityLine(*row) for row in rows), key=lambda each: fold(each.name))


def likely_same_cities(lines: Sequence[CityLine]) -> list[list[CityLine]]:
    """Return groups of cities of one country, or of none, that may be one."""
    by_id = {each.id: each for each in lines}
    return [[by_id[key] for key in group] for group in groups([(each.id, 0, each.name) for each in lines])]


def schools_by_ref(session: Session, campaign_id: int, refs: Sequence[str]) -> list[School]:
    """Return these schools of a campaign."""
    wanted = select(School).join(City, City.id == School.city_id).where(City.campaign_id == campaign_id)
    return list(session.scalars(wanted.where(School.ref.in_(refs)).order_by(School.id)))


def cities_by_ref(session: Session, campaign_id: int, refs: Sequence[str]) -> list[City]:
    """Return these cities of a campaign."""
    wanted = select(City).where(City.campaign_id == campaign_id, City.ref.in_(refs)).order_by(City.id)
    return list(session.scalars(wanted))


def classes_of(session: Session, school_id: int) -> Sequence[SchoolClass]:
    """Return the classes of a school."""
    return session.scalars(
        select(SchoolClass).where(SchoolClass.school_id == school_id).order_by(SchoolClass.name)
    ).all()


def school_ids(session: Session, city_ids: Sequence[int]) -> list[int]:
    """Return the ids of the schools of some cities."""
    return list(session.scalars(select(School.id).where(School.city_id.in_(city_ids)).order_by(School.id)))


def schools_in_common(session: Session, city_ids: Sequence[int]) -> list[str]:
    """Return the names of schools that stand in more than one of these cities."""
    rows = session.execute(select(School.city_id, School.name).where(School.city_id.in_(city_ids)))
    where: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    for city_id, name in rows:
        where.setdefault(fold(name), set()).add(city_id)
        names.setdefault(fold(name), name)
    return sorted(names[key] for key, cities in where.items() if len(cities) > 1)
