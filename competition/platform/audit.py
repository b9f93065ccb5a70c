"""The audit trail: who did what, when; written in the transaction of the deed, ids and numbers only."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, String, func, not_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from competition.platform.db import Base
from competition.platform.ids import only_ids


class AuditEntry(Base):
    """One deed. `action` is a verb of the field, such as "entry.disqualify"; `details` hold no text."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_object", "object_kind", "object_id"),
        Index("ix_audit_entry_campaign_at", "campaign_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    action: Mapped[str] = mapped_column(String(80))
    object_kind: Mapped[str] = mapped_column(String(40))
    object_id: Mapped[int | None]
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


def record(
    session: Session,
    *,
    actor_id: int | None,
    action: str,
    object_kind: str,
    object_id: int | None,
    campaign_id: int | None,
    now: datetime,
    **details: Any,
) -> AuditEntry:
    """Write down a deed beside the change itself; `actor_id` None means that Garland did it by itself.

    Raises ValueError for details that are more than ids, numbers and short codes.
    """
    entry = AuditEntry(
        at=now,
        actor_id=actor_id,
        campaign_id=campaign_id,
        action=action,
        object_kind=object_kind,
        object_id=object_id,
        details=only_ids(details),
    )
    session.add(entry)
    session.flush()
    return entry


def history(
    session: Session,
    *,
    campaign_id: int | None = None,
    object_kind: str | None = None,
    object_id: int | None = None,
    actor_id: int | None = None,
    action: str | None = None,
    limit: int = 200,
    skip: int = 0,
    unseen: Sequence[ColumnElement[bool]] = (),
) -> Sequence[AuditEntry]:
    """Return what was done, the latest first; each argument that is given narrows it, `unseen` leaves out."""
    wanted = {
        AuditEntry.campaign_id: campaign_id,
        AuditEntry.object_kind: object_kind,
        AuditEntry.object_id: object_id,
        AuditEntry.actor_id: actor_id,
        AuditEntry.action: action,
    }
    query = select(AuditEntry).order_by(AuditEntry.at.desc(), AuditEntry.id.desc()).limit(limit).offset(skip)
    conditions = [column == value for column, value in wanted.items() if value is not None]
    return session.scalars(query.where(*conditions, *map(not_, unseen))).all()


def doers(
    session: Session, *, campaign_id: int, unseen: Sequence[ColumnElement[bool]] = ()
) -> Sequence[tuple[int | None, str, int]]:
    """Return who did what how often in a campaign, as (id of the person, deed, number); one statement."""
    counted = (
        select(AuditEntry.actor_id, AuditEntry.action, func.count())
        .where(AuditEntry.campaign_id == campaign_id, *map(not_, unseen))
        .group_by(AuditEntry.actor_id, AuditEntry.action)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(counted)]
