"""More time for a school, and letters to whoever is not finished."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, School
from competition.campaign.rules import MilestoneKey
from competition.entries.deadline.errors import NotLaterError, RemindedAlreadyError
from competition.entries.deadline.models import Extension, Reminder
from competition.entries.deadline.queries import UNFINISHED, find_extension, teachers_of, unfinished_classes
from competition.entries.deadline.rules import Reminding, may_remind_by_hand
from competition.entries.identity import SchoolClass
from competition.entries.services.guards import closes_for, in_zone
from competition.entries.texts import tidy
from competition.platform import audit, mail


def extend(
    session: Session,
    *,
    campaign: Campaign,
    school: School,
    until: datetime,
    reason: str,
    actor: Account,
    now: datetime,
) -> Extension:
    """Give the classes of a school more time and tell their teachers; once more: another date.

    Raises NotLaterError.
    """
    deadline = campaign.calendar.at(MilestoneKey.DEADLINE)
    if deadline is None or until <= max(deadline, now):
        raise NotLaterError(deadline=in_zone(campaign, deadline))
    extension = find_extension(session, campaign.id, school.id) or Extension(
        campaign_id=campaign.id, school_id=school.id
    )
    extension.until, extension.reason = until, tidy(reason)[:500]
    extension.granted_by_id, extension.granted_at = actor.id, now
    session.add(extension)
    session.flush()
    recorded = _record(session, campaign, "deadline.extend", school, actor, now, until=until.isoformat())
    _tell(session, campaign, school, "entries.extended", f"extension {recorded}", now)
    return extension


def withdraw_extension(
    session: Session, *, campaign: Campaign, school: School, actor: Account, now: datetime
) -> None:
    """Take an extension back and tell the teachers; where there is none, nothing happens."""
    extension = find_extension(session, campaign.id, school.id)
    if extension is None:
        return
    session.delete(extension)
    session.flush()
    recorded = _record(session, campaign, "deadline.withdraw_extension", school, actor, now)
    _tell(session, campaign, school, "entries.extended", f"extension {recorded}", now)


def remind_by_hand(
    session: Session, *, campaign: Campaign, class_ids: Collection[int], actor: Account, now: datetime
) -> int:
    """Remind these unfinished classes (all, when none is named) now; return how many.

    Who got any reminder within a day is left in peace, as is who has no time left. Raises
    RemindedAlreadyError when nobody is left.
    """
    due = due_by_hand(session, campaign, class_ids, now=now)
    sent = remind(session, campaign=campaign, classes=due, kind=Reminding.BY_HAND, now=now)
    if not sent:
        raise RemindedAlreadyError
    audit.record(
        session,
        actor_id=actor.id,
        action="class.remind",
        object_kind="campaign",
        object_id=campaign.id,
        campaign_id=campaign.id,
        now=now,
        classes=sent,
    )
    return sent


def due_by_hand(
    session: Session, campaign: Campaign, class_ids: Collection[int] = (), *, now: datetime
) -> list[SchoolClass]:
    """Return which of these unfinished classes (all, when none is named) can be reminded by hand now."""
    classes = unfinished_classes(session, campaign.id, class_ids, UNFINISHED)
    last = last_reminders(session, [each.id for each in classes])
    return [
        each
        for each in classes
        if may_remind_by_hand(last.get(each.id), now, closes=closes_for(campaign, each))
    ]


def remind(
    session: Session, *, campaign: Campaign, classes: Collection[SchoolClass], kind: Reminding, now: datetime
) -> int:
    """Write to all teachers of these classes, and keep that it was done; return how many classes."""
    teachers = teachers_of(session, [each.id for each in classes])
    reminded = [each for each in classes if any(teacher.address for teacher in teachers.get(each.id, ()))]
    for school_class in reminded:
        closes = closes_for(campaign, school_class) or now
        session.add(Reminder(class_id=school_class.id, kind=kind, closes_at=closes, sent_at=now))
        key = _key(school_class.id, kind, closes if kind is not Reminding.BY_HAND else now)
        ids = {"class": school_class.id, "kind": kind.value}
        _post(session, campaign, teachers[school_class.id], "entries.reminder", ids, key, now)
    session.flush()
    return len(reminded)


def last_reminders(session: Session, class_ids: Collection[int]) -> dict[int, datetime]:
    """Return when each class was last reminded, on any occasion."""
    rows = session.execute(
        select(Reminder.class_id, func.max(Reminder.sent_at, type_=Reminder.sent_at.type))
        .where(Reminder.class_id.in_(class_ids))
        .group_by(Reminder.class_id)
    )
    return {row[0]: row[1] for row in rows}


def _key(class_id: int, kind: Reminding, moment: datetime) -> str:
    """Return the cause of a reminder: with it the outbox keeps one letter for one occasion."""
    return f"reminder {class_id} {kind.value} {moment:%Y%m%dT%H%M%S}"


def _tell(session: Session, campaign: Campaign, school: School, event: str, key: str, now: datetime) -> None:
    """Write to the teachers of all classes of a school, one letter each."""
    wanted = select(SchoolClass).where(
        SchoolClass.campaign_id == campaign.id, SchoolClass.school_id == school.id
    )
    classes = session.scalars(wanted.execution_options(populate_existing=True)).all()
    teachers = teachers_of(session, [each.id for each in classes])
    everybody = {account.id: account for accounts in teachers.values() for account in accounts}
    ids = {"school": school.id, "campaign": campaign.id}
    _post(session, campaign, list(everybody.values()), event, ids, key, now)


def _post(
    session: Session,
    campaign: Campaign,
    accounts: Collection[Account],
    event: str,
    ids: dict[str, Any],
    key: str,
    now: datetime,
) -> None:
    for account in accounts:
        if account.address:
            mail.post(
                session,
                event=event,
                recipient=account.address,
                locale=account.locale,
                ids={**ids, "account": account.id},
                key=key,
                now=now,
                campaign_id=campaign.id,
            )


def _record(
    session: Session,
    campaign: Campaign,
    action: str,
    school: School,
    actor: Account,
    now: datetime,
    **details: Any,
) -> int:
    """Write down what was decided about a school; return the number of the entry."""
    return audit.record(
        session,
        actor_id=actor.id,
        action=action,
        object_kind="school",
        object_id=school.id,
        campaign_id=campaign.id,
        now=now,
        **details,
    ).id
