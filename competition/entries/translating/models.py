"""Translations of a work: every version with its owner and credit, and the links of invited translators."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef, enum_column


class TranslationBy(StrEnum):
    """Whose a translation is."""

    TEACHER = "teacher"
    SECRETARIAT = "secretariat"
    TRANSLATOR = "translator"


class TranslationVersion(Base):
    """A translation as it stood; `credit` is the translator's name as it may be printed, often empty."""

    __tablename__ = "translation_version"
    __table_args__ = (UniqueConstraint("entry_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    version: Mapped[int]
    language: Mapped[str] = mapped_column(String(35))
    title: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    by: Mapped[TranslationBy] = enum_column(TranslationBy)
    credit: Mapped[str] = mapped_column(String(200), default="")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    saved_at: Mapped[datetime]


class TranslatorLink(HasRef, Base):
    """A secret address at which somebody translates one work; what was typed waits here until handed in."""

    __tablename__ = "translator_link"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    language: Mapped[str] = mapped_column(String(35))
    title: Mapped[str] = mapped_column(String(300), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    credit: Mapped[str] = mapped_column(String(200), default="")
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    saved_at: Mapped[datetime | None]
    handed_in_at: Mapped[datetime | None]
    called_back_at: Mapped[datetime | None]
