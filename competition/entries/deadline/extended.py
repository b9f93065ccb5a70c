"""Which schools have more time, and until when."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, City, School
from competition.campaign.rules import MilestoneKey
from competition.entries.deadline.models import Extension


def extensions(session: Session, campaign_id: int) -> Sequence[tuple[Extension, School, City]]:
    """Return the extensions of a campaign with their schools, the earliest to end first."""
    rows = session.execute(
        select(Extension, School, City)
        .join(School, School.id == Extension.school_id)
        .join(City, City.id == School.city_id)
        .where(Extension.campaign_id == campaign_id)
        .order_by(Extension.until, School.name)
    )
    return [(extension, school, city) for extension, school, city in rows]


def find_extension(session: Session, campaign_id: int, school_id: int) -> Extension | None:
    """Return the later deadline of a school, if it was given one."""
    wanted = select(Extension).where(Extension.campaign_id == campaign_id, Extension.school_id == school_id)
    return session.scalars(wanted).one_or_none()


def closes_for_school(session: Session, campaign: Campaign, school_id: int) -> datetime | None:
    """Return the deadline of every class of a school."""
    found = find_extension(session, campaign.id, school_id)
    return campaign.calendar.extended(found.until if found else None).at(MilestoneKey.DEADLINE)
