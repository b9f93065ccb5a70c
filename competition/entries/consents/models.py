"""Consent forms printed for a class."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef


class ConsentPrint(HasRef, Base):
    """The forms of a class as one PDF in a language; `file_id` is None until it is set. It holds names."""

    __tablename__ = "consent_print"
    __table_args__ = (UniqueConstraint("class_id", "language"),)

    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"))
    language: Mapped[str] = mapped_column(String(35))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    asked_at: Mapped[datetime]
    made_at: Mapped[datetime | None]
