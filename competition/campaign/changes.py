"""Who is told when a campaign is changed: what was printed of its words and dates is out of date then."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign

Told = Callable[[Session, Campaign, datetime], None]
_told: list[Told] = []


def when_changed(told: Told) -> Told:
    """Have `told(session, campaign, now)` called after every change of a campaign, in its transaction."""
    _told.append(told)
    return told


def tell(session: Session, campaign: Campaign, now: datetime) -> None:
    """Say that a campaign was set up or changed."""
    for told in _told:
        told(session, campaign, now)
