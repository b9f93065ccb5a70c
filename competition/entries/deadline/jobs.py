"""Reminding in the background: a week, two days and three hours before a class's own deadline."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.entries.deadline.models import Reminder
from competition.entries.deadline.queries import campaigns_closing, unfinished_classes
from competition.entries.deadline.returns import due_returns, remind_return
from competition.entries.deadline.rules import Reminding, is_said, occasion
from competition.entries.deadline.services import remind
from competition.entries.identity import SchoolClass
from competition.entries.services.guards import closes_for
from competition.platform.jobs import JobContext, job, when_due

NAME = "entries.remind"
Due = tuple[Campaign, Reminding, list[SchoolClass]]


@when_due(NAME)
def is_due(session: Session, now: datetime) -> bool:
    """Whether any class or any returned entry is to be reminded."""
    return next(due(session, now), None) is not None or bool(due_returns(session, now))


@job(NAME)
def remind_classes(ctx: JobContext) -> dict[str, object]:
    """Write to everybody who is due; begun again, it writes only to those who are still due."""
    now, classes, entries = ctx.clock.now(), 0, 0
    with ctx.writing() as session:
        for campaign, kind, found in due(session, now):
            classes += remind(session, campaign=campaign, classes=found, kind=kind, now=now)
        for entry in due_returns(session, now):
            entries += remind_return(session, entry=entry, now=now)
    return {"classes": classes, "entries": entries}


def due(session: Session, now: datetime) -> Iterator[Due]:
    """Yield the classes that are to be reminded now, by campaign and occasion."""
    for campaign in campaigns_closing(session, now):
        kinds: dict[Reminding, list[SchoolClass]] = {}
        candidates = unfinished_classes(session, campaign.id)
        said = _said(session, [each.id for each in candidates])
        for school_class in candidates:
            closes = closes_for(campaign, school_class)
            kind = occasion(closes, now, school_class.created_at) if closes else None
            last = said.get((school_class.id, kind)) if kind else None
            if closes and kind and not is_said(kind, closes=closes, last=last):
                kinds.setdefault(kind, []).append(school_class)
        for kind, classes in kinds.items():
            yield campaign, kind, classes


def _said(session: Session, class_ids: list[int]) -> dict[tuple[int, Reminding], datetime]:
    """Return when classes were last reminded on each occasion."""
    rows = session.execute(
        select(Reminder.class_id, Reminder.kind, func.max(Reminder.sent_at, type_=Reminder.sent_at.type))
        .where(Reminder.class_id.in_(class_ids), Reminder.entry_id.is_(None))
        .group_by(Reminder.class_id, Reminder.kind)
    )
    return {(class_id, kind): at for class_id, kind, at in rows}
