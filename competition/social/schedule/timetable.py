"""Keeping the times that were told: when cards are made, when posts are approved, when one is left out."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.results.models import Freeze
from competition.social.content import Plan
from competition.social.models import PostedLink, Timetable
from competition.social.queries import plan_of
from competition.social.schedule.plan import schedule_of, unmoved
from competition.social.schedule.postings import Schedule
from competition.social.schedule.told import NOTHING, Times, Told, told_by


def told_of(session: Session, campaign_id: int) -> Told:
    """Return the times that were told, none before the first cards; one statement."""
    return _told(session.scalar(select(Timetable).where(Timetable.campaign_id == campaign_id)))


def frozen_and_told(session: Session, campaign_id: int) -> tuple[bool, Told]:
    """Return whether the results are frozen, and the times that were told; one statement."""
    frozen = exists().where(Freeze.campaign_id == campaign_id, Freeze.lifted_at.is_(None))
    wanted = select(frozen, Timetable).select_from(Campaign).outerjoin(Timetable)
    is_frozen, kept = session.execute(wanted.where(Campaign.id == campaign_id)).one()
    return is_frozen, _told(kept)


def told_and_links(session: Session, campaign_id: int, post: str) -> tuple[Told, list[PostedLink]]:
    """Return the times that were told, and where one post stands and stood; one statement."""
    own = (PostedLink.campaign_id == Campaign.id) & (PostedLink.post == post)
    wanted = (
        select(Timetable, PostedLink).select_from(Campaign).outerjoin(Timetable).outerjoin(PostedLink, own)
    )
    rows = session.execute(wanted.where(Campaign.id == campaign_id).order_by(PostedLink.id)).all()
    return _told(rows[0].Timetable), [row.PostedLink for row in rows if row.PostedLink is not None]


def _told(kept: Timetable | None) -> Told:
    return Told(_read(kept.times), _read(kept.milestones), kept.zone) if kept else NOTHING


def keep_times(session: Session, *, campaign: Campaign, now: datetime) -> None:
    """Keep the times that posts have at this moment."""
    plan, told = plan_of(session, campaign), told_of(session, campaign.id)
    keep_told(session, campaign_id=campaign.id, plan=plan, schedule=schedule_of(plan, told, now), now=now)


def keep_told(session: Session, *, campaign_id: int, plan: Plan, schedule: Schedule, now: datetime) -> None:
    """Keep the times of a schedule."""
    # One after the other: two that find no row yet would both write one.
    session.execute(select(Campaign.id).where(Campaign.id == campaign_id).with_for_update())
    before = told_of(session, campaign_id)
    told = told_by(schedule, schedule_of(unmoved(plan), before, now), before, plan.calendar, plan.zone)
    if told == before:
        return
    kept = session.scalar(select(Timetable).where(Timetable.campaign_id == campaign_id))
    kept = kept or Timetable(campaign_id=campaign_id)
    kept.times, kept.milestones, kept.zone = as_rows(told.times), as_rows(told.milestones), told.zone
    kept.told_at = now
    session.add(kept)
    session.flush()


def as_rows(times: Times) -> list[list[str]]:
    """Return moments by keys as they are kept: rows, whose order tells which hold first."""
    return [[key, at.isoformat()] for key, at in times]


def _read(rows: list[list[str]]) -> Times:
    return tuple((key, datetime.fromisoformat(at)) for key, at in rows)
