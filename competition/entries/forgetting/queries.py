"""Which classes still hold names that nobody used."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Milestone
from competition.campaign.rules import MilestoneKey
from competition.entries.forgetting.rules import KEPT, may_go
from competition.entries.identity import SchoolClass
from competition.entries.roster.models import OPEN, Roster
from competition.entries.services.guards import closes_for
from competition.entries.sheets.models import Sheet, SheetPrint


def classes_to_clear(session: Session, now: datetime) -> list[SchoolClass]:
    """Return the classes that hold such names and need them no more; one statement while there are none."""
    return [
        each
        for each in _holding(session, now)
        if _is_over(session.get_one(Campaign, each.campaign_id), each, now)
    ]


def _is_over(campaign: Campaign, school_class: SchoolClass, now: datetime) -> bool:
    return may_go(closes=closes_for(campaign, school_class), frozen_at=campaign.frozen_at, now=now)


def _holding(session: Session, now: datetime) -> Sequence[SchoolClass]:
    """Return the classes of campaigns long past their deadline, or frozen, that hold something."""
    past = exists().where(
        Milestone.campaign_id == Campaign.id,
        Milestone.key == MilestoneKey.DEADLINE,
        Milestone.at <= now - KEPT,
    )
    named = exists().where(Sheet.class_id == SchoolClass.id, Sheet.given_name != "")
    printed = exists().where(SheetPrint.class_id == SchoolClass.id)
    half_done = exists().where(Roster.class_id == SchoolClass.id, Roster.state.in_(OPEN))
    return session.scalars(
        select(SchoolClass)
        .join(Campaign, Campaign.id == SchoolClass.campaign_id)
        .where(or_(Campaign.frozen_at.is_not(None), past), or_(named, printed, half_done))
        .order_by(SchoolClass.id)
    ).all()
