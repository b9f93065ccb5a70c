"""What the secretariat has corrected of an entry: its language or its category, with the reason."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef


class Correction(HasRef, Base):
    """One correction, kept for the history of the entry; taken back, it stays there with its moment."""

    __tablename__ = "correction"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    language_before: Mapped[str] = mapped_column(String(35))
    language_after: Mapped[str] = mapped_column(String(35))
    category_before_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    category_after_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    reason: Mapped[str] = mapped_column(Text)
    corrected_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    corrected_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]
