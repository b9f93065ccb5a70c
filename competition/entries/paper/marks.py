"""Marking what was typed from paper, and asking when it arrived."""

from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.paper.models import PaperClass, PaperEntry

IN_TRUST = (
    exists()
    .where(ClassTeacher.class_id == SchoolClass.id, ClassTeacher.in_trust.is_(True))
    .correlate(SchoolClass)
)
"""The secretariat is still typing a class from paper: nobody is written to before it is handed over."""


def note_paper(
    session: Session, *, entry: Entry, class_id: int, actor: Account | None, now: datetime
) -> None:
    """Mark a new entry as typed from paper when the secretariat begins it, holding the class in trust."""
    if actor is None:
        return
    received_on = session.scalar(
        select(PaperClass.received_on)
        .join(ClassTeacher, ClassTeacher.class_id == PaperClass.class_id)
        .where(PaperClass.class_id == class_id, ClassTeacher.account_id == actor.id)
        .where(ClassTeacher.in_trust.is_(True))
    )
    if received_on is not None:
        session.add(
            PaperEntry(entry_id=entry.id, received_on=received_on, noted_by_id=actor.id, noted_at=now)
        )


def received_on(session: Session, entry_id: int) -> date | None:
    """Return the day on which an entry arrived on paper, None for what was never on paper."""
    return session.scalar(select(PaperEntry.received_on).where(PaperEntry.entry_id == entry_id))


def paper_of(session: Session, class_id: int) -> PaperClass | None:
    """Return what is known of a class's paper, None where there was none."""
    return session.get(PaperClass, class_id)
