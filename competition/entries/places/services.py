"""Schools and cities put in order: added, renamed, merged; everything follows."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign import changes
from competition.campaign.likeness import fold
from competition.campaign.merging import move_city, move_school
from competition.campaign.models import Campaign, City, School
from competition.entries.places.errors import NameTakenError, NothingToMergeError
from competition.entries.texts import tidy_line
from competition.platform import audit

MOST = 50
"""So many are merged at once, and no more."""


def rename_school(
    session: Session, *, campaign: Campaign, school: School, name: str, actor: Account, now: datetime
) -> None:
    """Give a school another name. Raises NameTakenError."""
    wanted = tidy_line(name)[:200]
    if wanted == school.name:
        return
    others = session.scalars(select(School).where(School.city_id == school.city_id, School.id != school.id))
    if any(fold(each.name) == fold(wanted) for each in others):
        raise NameTakenError(name=wanted)
    school.name = wanted
    _record(session, campaign, "school.rename", "school", school.id, actor, now)


def change_city(
    session: Session,
    *,
    campaign: Campaign,
    city: City,
    name: str,
    country: str,
    actor: Account,
    now: datetime,
) -> None:
    """Give a city another name or country. Raises NameTakenError."""
    wanted = tidy_line(name)[:120]
    if (wanted, country) == (city.name, city.country):
        return
    others = session.scalars(select(City).where(City.campaign_id == campaign.id, City.id != city.id))
    if any(fold(each.name) == fold(wanted) for each in others):
        raise NameTakenError(name=wanted)
    city.name, city.country = wanted, country
    _record(session, campaign, "city.change", "city", city.id, actor, now)


def merge_schools(
    session: Session,
    *,
    campaign: Campaign,
    schools: Sequence[School],
    stays: School,
    actor: Account,
    now: datetime,
) -> None:
    """Make several schools of one city one, that keeps the name of `stays`; classes and judges follow.

    It cannot be undone: afterwards nobody knows which class was of which. Raises NothingToMergeError.
    """
    gone = [school for school in schools if school.id != stays.id]
    if not gone or len({school.city_id for school in schools}) != 1:
        raise NothingToMergeError
    for school in gone:
        _merge_school(session, campaign, school, stays, actor, now)
    changes.tell(session, campaign, now)


def merge_cities(
    session: Session,
    *,
    campaign: Campaign,
    cities: Sequence[City],
    stays: City,
    actor: Account,
    now: datetime,
) -> None:
    """Make several cities one; schools of one name become one, too. Raises NothingToMergeError."""
    gone = [city for city in cities if city.id != stays.id]
    if not gone:
        raise NothingToMergeError
    for city in gone:
        _take_schools(session, campaign, city, stays, actor, now)
        move_city(session, city.id, stays.id)
        stays.country = stays.country or city.country
        _record(session, campaign, "city.merge", "city", stays.id, actor, now, merged=city.id)
        session.delete(city)
        session.flush()


def _take_schools(
    session: Session, campaign: Campaign, city: City, into: City, actor: Account, now: datetime
) -> None:
    there = {fold(each.name): each for each in _schools(session, into)}
    for school in _schools(session, city):
        same = there.get(fold(school.name))
        if same is not None:
            _merge_school(session, campaign, school, same, actor, now)
        else:
            school.city_id = into.id
            there[fold(school.name)] = school
    session.flush()


def _merge_school(
    session: Session, campaign: Campaign, school: School, into: School, actor: Account, now: datetime
) -> None:
    move_school(session, school.id, into.id)
    _record(session, campaign, "school.merge", "school", into.id, actor, now, tell=False, merged=school.id)
    session.delete(school)
    session.flush()


def _schools(session: Session, city: City) -> Sequence[School]:
    return session.scalars(select(School).where(School.city_id == city.id).order_by(School.id)).all()


def _record(
    session: Session,
    campaign: Campaign,
    action: str,
    kind: str,
    object_id: int,
    actor: Account,
    now: datetime,
    *,
    tell: bool = True,
    **details: int,
) -> None:
    audit.record(
        session,
        actor_id=actor.id,
        action=action,
        object_kind=kind,
        object_id=object_id,
        campaign_id=campaign.id,
        now=now,
        **details,
    )
    if tell:
        changes.tell(session, campaign, now)
