"""Returned entries have a date of their own; two days before it their teachers are reminded."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.deadline.models import Reminder
from competition.entries.deadline.rules import RETURN_LEAD, Reminding, is_said
from competition.entries.identity import Authorship, ClassTeacher
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.entries.services.guards import returned_until
from competition.platform import mail

LONGEST = timedelta(days=120)
"""How long ago a return can lie whose date is still ahead."""


def due_returns(session: Session, now: datetime) -> list[Entry]:
    """Return the returned entries whose date comes within two days and was not recalled yet."""
    rows = session.execute(
        select(Entry, func.max(Reminder.sent_at, type_=Reminder.sent_at.type))
        .join(Campaign, Campaign.id == Entry.campaign_id)
        .outerjoin(Reminder, Reminder.entry_id == Entry.id)
        .where(Entry.state == EntryState.RETURNED, Entry.returned_at > now - LONGEST)
        .where(Campaign.announced_at.is_(None))
        .group_by(Entry.id)
        .order_by(Entry.id)
    )
    return [entry for entry, last in rows if _is_due(entry, last, now)]


def _is_due(entry: Entry, last: datetime | None, now: datetime) -> bool:
    until = returned_until(entry)
    if until is None or entry.returned_at is None or not until - RETURN_LEAD <= now < until:
        return False
    in_time = entry.returned_at < until - RETURN_LEAD
    return in_time and not is_said(Reminding.RETURNED, closes=until, last=last)


def remind_return(session: Session, *, entry: Entry, now: datetime) -> int:
    """Write to the teachers of a returned entry; return 1, or 0 where nobody has an address."""
    until, authorship = returned_until(entry), session.get_one(Authorship, entry.id)
    teachers = session.scalars(
        select(Account)
        .join(ClassTeacher, ClassTeacher.account_id == Account.id)
        .where(ClassTeacher.class_id == authorship.class_id)
        .order_by(Account.id)
    ).all()
    reached = [teacher for teacher in teachers if teacher.address]
    if until is None or not reached:
        return 0
    session.add(
        Reminder(
            class_id=authorship.class_id,
            entry_id=entry.id,
            kind=Reminding.RETURNED,
            closes_at=until,
            sent_at=now,
        )
    )
    for teacher in reached:
        mail.post(
            session,
            event="entries.return_reminder",
            recipient=teacher.address or "",
            locale=teacher.locale,
            ids={"entry": entry.id, "account": teacher.id},
            key=f"reminder entry {entry.id} {until:%Y%m%dT%H%M%S}",
            now=now,
            campaign_id=entry.campaign_id,
        )
    session.flush()
    return 1
