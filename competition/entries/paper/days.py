"""Days by the campaign's own calendar, and the day of receipt put right."""

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.entries.deeds import record_deed
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.paper.errors import NothingTickedError, ReceivedAheadError
from competition.entries.paper.models import PaperEntry


def day_of(campaign: Campaign, moment: datetime) -> date:
    """Return the day that a moment falls on where the campaign is at home."""
    return moment.astimezone(ZoneInfo(campaign.time_zone)).date()


def correct_day(
    session: Session,
    *,
    campaign: Campaign,
    school_class: SchoolClass,
    entry_refs: Collection[str],
    received_on: date,
    actor: Account,
    now: datetime,
) -> int:
    """Correct the day on which entries of a class arrived on paper; return how many had another.

    What was submitted already is late, or is not, by that day; its receipt stays as it was given. Raises
    ReceivedAheadError, NothingTickedError.
    """
    if received_on > day_of(campaign, now):
        raise ReceivedAheadError
    found = session.execute(
        select(PaperEntry, Entry)
        .join(Entry, Entry.id == PaperEntry.entry_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .where(Authorship.class_id == school_class.id, Entry.ref.in_(entry_refs))
        .order_by(Entry.id)
    ).all()
    if not found:
        raise NothingTickedError
    changed = [(mark, entry) for mark, entry in found if mark.received_on != received_on]
    for mark, entry in changed:
        mark.received_on, mark.noted_by_id, mark.noted_at = received_on, actor.id, now
        entry.late_by = _late_by(campaign, school_class, entry, received_on)
    ids = [entry.id for _mark, entry in changed]
    if ids:
        day = received_on.toordinal()
        record_deed(session, school_class, "paper.correct_day", actor, now, day=day, entries=ids)
    session.flush()
    return len(ids)


def _late_by(campaign: Campaign, school_class: SchoolClass, entry: Entry, received_on: date) -> int | None:
    """Return by how many seconds an entry is late that arrived on a day, None for one that is not.

    In time is what arrived no later than the day of the deadline, and what was submitted before the deadline.
    """
    closes = campaign.calendar.extended(school_class.extended_until).at(MilestoneKey.DEADLINE)
    if closes is None or entry.submitted_at is None or received_on <= day_of(campaign, closes):
        return None
    seconds = int((entry.submitted_at - closes).total_seconds())
    return seconds if seconds > 0 else None
