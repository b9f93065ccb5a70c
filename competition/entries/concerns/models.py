"""Concerns and what is noted about them, apart from the entry and from its decisions."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef, enum_column


class ConcernState(StrEnum):
    """Open until somebody responsible decides: settled gives the entry back, kept leaves it apart."""

    OPEN = "open"
    KEPT = "kept"
    SETTLED = "settled"


class Concern(HasRef, Base):
    """Why an entry is set apart; at most one that is not settled at a time."""

    __tablename__ = "concern"
    __table_args__ = (
        Index(
            "uq_concern_unsettled",
            "entry_id",
            unique=True,
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
        Index("ix_concern_campaign", "campaign_id", "state"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    state: Mapped[ConcernState] = enum_column(ConcernState, default=ConcernState.OPEN)
    raised_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    raised_at: Mapped[datetime]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    settled_at: Mapped[datetime | None]


class ConcernNote(Base):
    """What somebody wrote down about a concern."""

    __tablename__ = "concern_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    concern_id: Mapped[int] = mapped_column(ForeignKey("concern.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    written_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime]
