"""What the home, call and office pages ask of campaigns."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from competition.campaign.models import Campaign, City, School


def campaigns(session: Session) -> Sequence[Campaign]:
    """Return all campaigns with their calendars, the newest first."""
    found = select(Campaign).order_by(Campaign.year.desc(), Campaign.id.desc())
    return session.scalars(found.options(selectinload(Campaign.milestones))).all()


def campaigns_of(session: Session, ids: Collection[int]) -> Sequence[Campaign]:
    """Return these campaigns with their calendars, the newest first."""
    found = select(Campaign).where(Campaign.id.in_(ids)).options(selectinload(Campaign.milestones))
    return session.scalars(found.order_by(Campaign.year.desc(), Campaign.id.desc())).all()


def cities(session: Session, campaign_id: int) -> Sequence[City]:
    """Return the campaign's cities by name."""
    return session.scalars(select(City).where(City.campaign_id == campaign_id).order_by(City.name)).all()


def schools_with_cities(session: Session, campaign_id: int) -> Sequence[tuple[School, City]]:
    """Return the campaign's schools with their cities, by city and name."""
    rows = session.execute(
        select(School, City)
        .join(City, School.city_id == City.id)
        .where(City.campaign_id == campaign_id)
        .order_by(City.name, School.name)
    )
    return [(school, city) for school, city in rows]
