"""Where a class is and what its clocks show."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, City, School
from competition.entries.identity import SchoolClass
from competition.platform.moments import There, differs
from competition.platform.zones import zone_of_place


def there(city: City, campaign: Campaign, now: datetime) -> There | None:
    """Return the city of a class with its time zone, where that is known and differs from the organiser's."""
    zone = zone_of_place(city.country, city.name)
    if zone is None or not differs(now, campaign.time_zone, zone):
        return None
    return There(zone, city.name)


def city_of(session: Session, school_class: SchoolClass) -> City:
    """Return the city of a class."""
    wanted = select(City).join(School, School.city_id == City.id)
    return session.scalars(wanted.where(School.id == school_class.school_id)).one()
