"""What every use case asks first: is this still possible, and does nobody else change it at this moment?"""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, object_session

from competition.campaign.models import Campaign, School
from competition.campaign.rules import Calendar, MilestoneKey
from competition.entries.deadline.models import Extension
from competition.entries.errors import (
    ChangedElsewhereError,
    DeadlinePassedError,
    DecidedError,
    NotChangeableError,
    NotOpenYetError,
)
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState, end_of_return, late_by, may_change, may_submit
from competition.errors import GarlandError
from competition.platform.moments import format_datetime


def lock(session: Session, entry: Entry) -> Campaign:
    """Hold the entry until the end of the transaction, as it is now in the database; return its campaign."""
    session.flush()
    # The entry alone: with its pictures, which may be none, PostgreSQL refuses to hold them.
    session.refresh(entry, with_for_update={"of": Entry})
    return session.get_one(Campaign, entry.campaign_id)


def lock_to_change(session: Session, entry: Entry, now: datetime) -> Campaign:
    """Hold the entry; raise the refusal that fits when its teacher may not change it any more."""
    campaign = lock(session, entry)
    require_changeable(campaign, entry, now)
    return campaign


def require_changeable(campaign: Campaign, entry: Entry, now: datetime) -> None:
    """Raise DeadlinePassedError, NotOpenYetError, NotChangeableError or DecidedError, whichever fits."""
    calendar = own_calendar(campaign, entry)
    if not may_change(entry.state, calendar=calendar, now=now, **_returned(entry)):
        raise _refusal(campaign, entry, calendar, now)


def lock_to_submit(session: Session, entry: Entry, now: datetime) -> tuple[Campaign, int | None]:
    """Hold the entry; return its campaign and by how many seconds it is late (None: in time).

    Raises the refusal that fits when it cannot be handed in any more, not even late.
    """
    campaign = lock(session, entry)
    calendar = own_calendar(campaign, entry)
    facts = {"calendar": calendar, "now": now, **_returned(entry)}
    if not may_submit(entry.state, **facts):
        raise _refusal(campaign, entry, calendar, now)
    return campaign, late_by(entry.state, **facts)


def require_open(campaign: Campaign, now: datetime, school_class: SchoolClass | None) -> None:
    """Raise NotOpenYetError or DeadlinePassedError unless entries of a class are taken (None: of any)."""
    calendar = calendar_of(campaign, school_class)
    if not calendar.takes_entries(now):
        raise closed(campaign, now, calendar)


def require_open_for_school(session: Session, campaign: Campaign, school: School, now: datetime) -> None:
    """Raise NotOpenYetError or DeadlinePassedError unless classes of this school may enter now."""
    wanted = select(Extension.until).where(Extension.campaign_id == campaign.id)
    calendar = campaign.calendar.extended(session.scalar(wanted.where(Extension.school_id == school.id)))
    if not calendar.takes_entries(now):
        raise closed(campaign, now, calendar)


def require_open_for_somebody(session: Session, campaign: Campaign, now: datetime) -> None:
    """Raise the refusal of a closed campaign, unless a school at least may still enter."""
    if campaign.calendar.takes_entries(now):
        return
    longest = select(func.max(Extension.until, type_=Extension.until.type))
    until = session.scalar(longest.where(Extension.campaign_id == campaign.id))
    if not campaign.calendar.extended(until).takes_entries(now):
        raise closed(campaign, now)


def closed(
    campaign: Campaign, now: datetime, calendar: Calendar | None = None
) -> NotOpenYetError | DeadlinePassedError:
    """Return the refusal of a campaign that takes no entries now."""
    own = calendar or campaign.calendar
    opens, deadline = (own.at(key) for key in (MilestoneKey.CALL_OPENS, MilestoneKey.DEADLINE))
    if opens is None or deadline is None or now < opens:
        return NotOpenYetError(opens=in_zone(campaign, opens))
    return DeadlinePassedError(deadline=in_zone(campaign, deadline))


def calendar_of(campaign: Campaign, school_class: SchoolClass | None) -> Calendar:
    """Return the campaign's calendar as it is for a class, whose school may have more time."""
    return campaign.calendar.extended(school_class.open_until if school_class else None)


def own_calendar(campaign: Campaign, entry: Entry) -> Calendar:
    """Return the campaign's calendar as it is for the class of an entry."""
    return calendar_of(campaign, class_of(entry))


def closes_for(campaign: Campaign, school_class: SchoolClass) -> datetime | None:
    """Return the deadline of a class: what its teachers are told, and what counts."""
    return calendar_of(campaign, school_class).at(MilestoneKey.DEADLINE)


def class_of(entry: Entry) -> SchoolClass | None:
    """Return the class of an entry, without a question where it is at hand already."""
    session = object_session(entry)
    authorship = session.get(Authorship, entry.id) if session else None
    return session.get(SchoolClass, authorship.class_id) if session and authorship else None


def returned_until(entry: Entry) -> datetime | None:
    """Return until when an entry, if it was returned, may be changed."""
    return end_of_return(**_returned(entry))


def _returned(entry: Entry) -> dict[str, Any]:
    return {"returned_at": entry.returned_at, "returned_until": entry.returned_until}


def _refusal(campaign: Campaign, entry: Entry, calendar: Calendar, now: datetime) -> GarlandError:
    """Return why an entry cannot be changed."""
    if entry.state is EntryState.DISQUALIFIED:
        return DecidedError()
    until = returned_until(entry)
    if entry.state is EntryState.RETURNED and until is not None:
        return DeadlinePassedError(deadline=in_zone(campaign, until))
    return closed(campaign, now, calendar) if entry.state is EntryState.DRAFT else NotChangeableError()


def in_zone(campaign: Campaign, moment: datetime | None) -> str:
    """Return a moment as the campaign's clocks show it."""
    return format_datetime(moment, zone=campaign.time_zone) if moment else "—"


def require_unchanged(seen: str | None, stamp: str) -> None:
    """Raise ChangedElsewhereError when what was `seen` is not what stands there; None means nobody looked."""
    if seen is not None and seen != stamp:
        raise ChangedElsewhereError
