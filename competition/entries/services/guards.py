"""What every use case asks first: is this still possible, and does nobody else change it at this moment?"""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.entries.errors import (
    ChangedElsewhereError,
    DeadlinePassedError,
    DecidedError,
    NotChangeableError,
    NotOpenYetError,
)
from competition.entries.models import Entry
from competition.entries.rules import GRACE, EntryState, may_change
from competition.platform.moments import format_datetime


def lock(session: Session, entry: Entry) -> Campaign:
    """Hold the entry until the end of the transaction, as it is now in the database; return its campaign."""
    session.flush()
    session.refresh(entry, with_for_update=True)
    return session.get_one(Campaign, entry.campaign_id)


def lock_to_change(session: Session, entry: Entry, now: datetime) -> Campaign:
    """Hold the entry; raise the refusal that fits when its teacher may not change it any more."""
    campaign = lock(session, entry)
    require_changeable(campaign, entry, now)
    return campaign


def require_changeable(campaign: Campaign, entry: Entry, now: datetime) -> None:
    """Raise DeadlinePassedError, NotOpenYetError, NotChangeableError or DecidedError, whichever fits."""
    calendar = campaign.calendar
    if may_change(entry.state, calendar=calendar, returned_at=entry.returned_at, now=now):
        return
    if entry.state is EntryState.DISQUALIFIED:
        raise DecidedError
    if entry.state is EntryState.RETURNED and entry.returned_at is not None:
        raise DeadlinePassedError(deadline=in_zone(campaign, entry.returned_at + GRACE))
    if entry.state is EntryState.DRAFT:
        raise closed(campaign, now)
    raise NotChangeableError


def require_open(campaign: Campaign, now: datetime) -> None:
    """Raise NotOpenYetError or DeadlinePassedError unless the campaign takes entries."""
    if not campaign.calendar.takes_entries(now):
        raise closed(campaign, now)


def closed(campaign: Campaign, now: datetime) -> NotOpenYetError | DeadlinePassedError:
    """Return the refusal of a campaign that takes no entries now."""
    opens, deadline = (campaign.calendar.at(key) for key in (MilestoneKey.CALL_OPENS, MilestoneKey.DEADLINE))
    if opens is None or deadline is None or now < opens:
        return NotOpenYetError(opens=in_zone(campaign, opens))
    return DeadlinePassedError(deadline=in_zone(campaign, deadline))


def in_zone(campaign: Campaign, moment: datetime | None) -> str:
    """Return a moment as the campaign's clocks show it."""
    return format_datetime(moment, zone=campaign.time_zone) if moment else "—"


def require_unchanged(seen: str | None, stamp: str) -> None:
    """Raise ChangedElsewhereError when what was `seen` is not what stands there; None means nobody looked."""
    if seen is not None and seen != stamp:
        raise ChangedElsewhereError
