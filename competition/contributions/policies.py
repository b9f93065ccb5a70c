"""Who may see contributions: the secretariat of their campaign, and nobody else."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import City
from competition.campaign.policies import OFFICE
from competition.contributions.models import Contribution
from competition.web.policies import Policy


def _city(session: Session, viewer: Viewer, slug: str, city_ref: str, **rest: Any) -> dict[str, Any] | None:
    """Load a city of the campaign, for the secretariat."""
    found = OFFICE.resolve(session, viewer, slug=slug)
    if found is None:
        return None
    wanted = select(City).where(City.ref == city_ref, City.campaign_id == found["campaign"].id)
    city = session.scalar(wanted)
    return {**found, "city": city, **rest} if city else None


def _contribution(
    session: Session, viewer: Viewer, slug: str, ref: str, **rest: Any
) -> dict[str, Any] | None:
    """Load a contribution of the campaign and its city, for the secretariat."""
    found = OFFICE.resolve(session, viewer, slug=slug)
    if found is None:
        return None
    wanted = select(Contribution, City).join(City, City.id == Contribution.city_id)
    wanted = wanted.where(Contribution.ref == ref, Contribution.campaign_id == found["campaign"].id)
    row = session.execute(wanted).unique().one_or_none()
    return {**found, "contribution": row[0], "city": row[1], **rest} if row else None


OFFICE_CITY = Policy("city of the campaign, in the office", _city)
OFFICE_CONTRIBUTION = Policy("contribution to the campaign, in the office", _contribution)
