"""Certificates set for a class."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef


class CertificatePrint(HasRef, Base):
    """The certificates of a class as one PDF in a language; `file_id` is None until it is set.

    `fingerprint` is that of what they say: where a consent or an award has changed since, the file is not
    given out any more and is set anew.
    """

    __tablename__ = "certificate_print"
    __table_args__ = (UniqueConstraint("class_id", "language"),)

    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"))
    language: Mapped[str] = mapped_column(String(35))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    asked_at: Mapped[datetime]
    made_at: Mapped[datetime | None]
