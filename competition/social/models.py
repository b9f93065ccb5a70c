"""Cards and the kit they are handed over in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef


class Card(HasRef, Base):
    """One social image of a winning entry. `fingerprint` is that of the work, the consents and the design."""

    __tablename__ = "card"
    __table_args__ = (UniqueConstraint("campaign_id", "entry_id", "format"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    format: Mapped[str] = mapped_column(String(30))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    caption: Mapped[str] = mapped_column(Text)
    alt: Mapped[str] = mapped_column(Text)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    fingerprint: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]


class Kit(HasRef, Base):
    """A ZIP of cards, captions and alt texts, switched in when it is whole."""

    __tablename__ = "kit"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    fingerprint: Mapped[str] = mapped_column(String(64))
    cards: Mapped[int]
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    made_at: Mapped[datetime]
