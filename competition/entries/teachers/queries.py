"""What the page of a class's teachers asks."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.identity import ClassTeacher
from competition.entries.teachers.models import ClassInvitation


def teachers_of(session: Session, class_id: int) -> list[tuple[Account, bool]]:
    """Return who looks after a class, the longest first; with whether it is the secretariat, in trust."""
    rows = session.execute(
        select(Account, ClassTeacher.in_trust)
        .join(ClassTeacher, ClassTeacher.account_id == Account.id)
        .where(ClassTeacher.class_id == class_id)
        .order_by(ClassTeacher.id)
    )
    return [(row[0], row[1]) for row in rows]


def open_invitations(session: Session, class_id: int, now: datetime) -> Sequence[ClassInvitation]:
    """Return the invitations that can still be accepted."""
    return session.scalars(
        select(ClassInvitation)
        .where(ClassInvitation.class_id == class_id, ClassInvitation.accepted_at.is_(None))
        .where(ClassInvitation.withdrawn_at.is_(None), ClassInvitation.expires_at > now)
        .order_by(ClassInvitation.id)
    ).all()
