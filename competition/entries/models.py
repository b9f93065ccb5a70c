"""The work itself. Whose it is lies apart, in `identity.py`; nothing here leads there."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from competition.entries.rules import EntryState, ImageState, ScreeningDecision
from competition.platform.db import Base, HasRef, enum_column

_ASIDE = ("set_apart_at", "late_by")
"""What every figure asks besides: with it the index alone answers, and no text is read to count."""


class Entry(HasRef, Base):
    """One work: title, text and/or images, language, translation."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("campaign_id", "number"),
        Index("ix_entry_figures", "campaign_id", "state", "category_id", "language", "submitted_at", *_ASIDE),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), index=True)
    state: Mapped[EntryState] = enum_column(EntryState, default=EntryState.DRAFT)
    number: Mapped[str | None] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(35), default="")
    title: Mapped[str] = mapped_column(String(300), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    translation_language: Mapped[str] = mapped_column(String(35), default="")
    translation_title: Mapped[str] = mapped_column(String(300), default="")
    translation: Mapped[str] = mapped_column(Text, default="")
    translation_credit: Mapped[str] = mapped_column(String(200), default="", server_default="")
    """Who is named as its translator."""
    translation_version: Mapped[int] = mapped_column(default=0, server_default="0")
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    returned_at: Mapped[datetime | None]
    late_by: Mapped[int | None]
    """By how many seconds it came after the deadline of its class; None: in time."""
    returned_until: Mapped[datetime | None]
    """Until when a returned entry may be handed in again; None: for `rules.GRACE` after its return."""
    set_apart_at: Mapped[datetime | None]
    """When a concern set it apart from everybody but those responsible; see `entries/concerns/`."""

    images: Mapped[list["EntryImage"]] = relationship(
        order_by="EntryImage.position", cascade="all, delete-orphan", lazy="selectin"
    )

    __mapper_args__ = {"version_id_col": version}


class EntryImage(HasRef, Base):
    """A picture of an entry: the sealed original and its alt text.

    `problem` is the message key of why it could not be opened, `problem_values` what fills it. `turn`:
    quarters clockwise; then what is cut off at each edge, of 1; `width` and `height` as seen after both.
    `likeness`: 64 bits in hexadecimal that hardly differ where pictures look alike; of the picture uncut.
    """

    __tablename__ = "entry_image"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    alt: Mapped[str] = mapped_column(String(1000), default="")
    state: Mapped[ImageState] = enum_column(ImageState, default=ImageState.RECEIVED)
    problem: Mapped[str] = mapped_column(String(500), default="")
    problem_values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    width: Mapped[int | None]
    height: Mapped[int | None]
    turn: Mapped[int] = mapped_column(default=0, server_default="0")
    crop_left: Mapped[float] = mapped_column(default=0.0, server_default="0")
    crop_top: Mapped[float] = mapped_column(default=0.0, server_default="0")
    crop_right: Mapped[float] = mapped_column(default=0.0, server_default="0")
    crop_bottom: Mapped[float] = mapped_column(default=0.0, server_default="0")
    likeness: Mapped[str | None] = mapped_column(String(16), index=True)


class Screening(Base):
    """A decision of the secretariat about an entry, with what was said to the teacher."""

    __tablename__ = "screening"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    decision: Mapped[ScreeningDecision] = enum_column(ScreeningDecision)
    reason: Mapped[str] = mapped_column(Text, default="")
    reasons: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    """Ready sentences by their codes (`entries/reasons.py`): everybody reads them in their own language."""
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime]
    until: Mapped[datetime | None]
    """Until when a returned entry may be handed in again."""
    taken_back_at: Mapped[datetime | None]
