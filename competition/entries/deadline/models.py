"""A later deadline for one school, and the letters that reminded a class."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.entries.deadline.rules import Reminding
from competition.platform.db import Base, HasRef, enum_column


class Extension(HasRef, Base):
    """Until when the classes of a school may enter, later than the others."""

    __tablename__ = "extension"
    __table_args__ = (UniqueConstraint("campaign_id", "school_id"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    until: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(500), default="")
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    granted_at: Mapped[datetime]


class Reminder(Base):
    """A letter that reminded the teachers of a class; `closes_at` is the deadline it spoke of."""

    __tablename__ = "reminder"
    __table_args__ = (Index("ix_reminder_class_kind", "class_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"))
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    kind: Mapped[Reminding] = enum_column(Reminding)
    closes_at: Mapped[datetime]
    sent_at: Mapped[datetime]
