"""What starting asks: the schools of a city, by what is typed."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.likeness import fold, matching, near
from competition.campaign.models import City, School


def schools_of(session: Session, city_id: int) -> Sequence[School]:
    """Return the schools of a city."""
    return session.scalars(select(School).where(School.city_id == city_id).order_by(School.name)).all()


def suggestions(session: Session, campaign_id: int, city_id: int, typed: str) -> list[str]:
    """Return the names of the city's schools that fit what is typed so far; one statement."""
    names = session.scalars(
        select(School.name)
        .join(City, City.id == School.city_id)
        .where(School.city_id == city_id, City.campaign_id == campaign_id)
    )
    return matching(typed, names)


def meant(session: Session, city_id: int, typed: str) -> list[School]:
    """Return the schools of a city that may be meant by a name that none of them has."""
    known = {school.name: school for school in schools_of(session, city_id)}
    if fold(typed) in {fold(name) for name in known}:
        return []
    return [known[name] for name in near(typed, known)]


def school_by_ref(session: Session, campaign_id: int, ref: str) -> School | None:
    """Return a school of a campaign, None for a ref of none."""
    return session.scalar(
        select(School)
        .join(City, City.id == School.city_id)
        .where(School.ref == ref, City.campaign_id == campaign_id)
    )
