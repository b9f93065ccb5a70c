"""Certificates that were set, and who signs those of a campaign."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef


class CertificateSigning(Base):
    """Who signs the certificates of a campaign: up to three, each with `name` and `role`."""

    __tablename__ = "certificate_signing"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), primary_key=True)
    signatures: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)


class CertificatePrint(HasRef, Base):
    """Certificates as a file: of a class (all, or one `part` of them), of a school, or the office's sample.

    `subject` says of what in one word, so that each is there once in a language. Without a file it is still
    being made, or was taken back. `fingerprint` is that of what it says: where a consent, an award or a
    signature has changed since, the file is not given out any more. `left_out` tells what could not be set.
    """

    __tablename__ = "certificate_print"
    __table_args__ = (UniqueConstraint("campaign_id", "subject", "language"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    class_id: Mapped[int | None] = mapped_column(ForeignKey("school_class.id"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"), index=True)
    part: Mapped[str] = mapped_column(String(40), default="")
    subject: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(35))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    pages: Mapped[int | None]
    left_out: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    asked_at: Mapped[datetime]
    made_at: Mapped[datetime | None]

    @property
    def is_sample(self) -> bool:
        """Whether it is of nobody."""
        return self.class_id is None and self.school_id is None

    @property
    def is_being_made(self) -> bool:
        """Whether it was asked for and is not there yet."""
        return self.made_at is None or self.asked_at > self.made_at
