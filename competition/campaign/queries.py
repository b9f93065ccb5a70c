"""What the home, call and office pages ask of campaigns."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from competition.campaign.models import Campaign, City, Milestone, School
from competition.campaign.rules import MilestoneKey


def campaigns(session: Session) -> Sequence[Campaign]:
    """Return all campaigns with their calendars, the newest first."""
    found = select(Campaign).order_by(Campaign.year.desc(), Campaign.id.desc())
    return session.scalars(found.options(selectinload(Campaign.milestones))).all()


def campaigns_of(session: Session, ids: Collection[int]) -> Sequence[Campaign]:
    """Return these campaigns with their calendars, the newest first."""
    found = select(Campaign).where(Campaign.id.in_(ids)).options(joinedload(Campaign.milestones))
    return session.scalars(found.order_by(Campaign.year.desc(), Campaign.id.desc())).unique().all()


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


def cities_and_schools(session: Session, campaign_id: int) -> Sequence[tuple[City, School | None]]:
    """Return the campaign's cities with their schools, those without one too, by name; one statement."""
    rows = session.execute(
        select(City, School)
        .outerjoin(School, School.city_id == City.id)
        .where(City.campaign_id == campaign_id)
        .order_by(City.name, School.name)
    )
    return [(city, school) for city, school in rows]


def open_campaign(session: Session, now: datetime) -> Campaign | None:
    """Return the newest campaign whose call is open, None when there is none."""
    opens, deadline = aliased(Milestone), aliased(Milestone)
    return session.scalars(
        select(Campaign)
        .join(opens, (opens.campaign_id == Campaign.id) & (opens.key == MilestoneKey.CALL_OPENS))
        .join(deadline, (deadline.campaign_id == Campaign.id) & (deadline.key == MilestoneKey.DEADLINE))
        .where(opens.at <= now, deadline.at > now, Campaign.announced_at.is_(None))
        .order_by(Campaign.year.desc(), Campaign.id.desc())
        .limit(1)
    ).first()
