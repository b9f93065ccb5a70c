"""What a judge sees of an entry: a frozen copy of allowed fields, with names inside the work masked."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from competition.platform.db import Base, HasRef


class BlindEntry(HasRef, Base):
    """The judges' copy, made anew at each acceptance; its `ref` is not the entry's.

    `retired_at` is set once the entry no longer stands (withdrawn, returned, disqualified) or a newer
    copy does: a retired copy is shown to nobody. So is one with `held_at`: it replaces a copy that judges may
    have read, and waits until the secretariat has settled what becomes of their scores. And so is
    one with `apart_at`, while a concern sets its entry apart: what was assigned stays so and comes back.
    """

    __tablename__ = "blind_entry"
    __table_args__ = (UniqueConstraint("entry_id", "edition"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    edition: Mapped[int]
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), index=True)
    language: Mapped[str] = mapped_column(String(35))
    title: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    translation_language: Mapped[str] = mapped_column(String(35))
    translation_title: Mapped[str] = mapped_column(String(300))
    translation: Mapped[str] = mapped_column(Text)
    translation_version: Mapped[int] = mapped_column(default=0, server_default="0")
    masked_names: Mapped[int] = mapped_column(default=0)
    frozen_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    apart_at: Mapped[datetime | None]
    held_at: Mapped[datetime | None]

    images: Mapped[list["BlindImage"]] = relationship(
        order_by="BlindImage.position", cascade="all, delete-orphan", lazy="selectin"
    )


class BlindImage(HasRef, Base):
    """A re-encoded rendition of a picture; the original never reaches a judge."""

    __tablename__ = "blind_image"

    blind_entry_id: Mapped[int] = mapped_column(ForeignKey("blind_entry.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    rendition_id: Mapped[int] = mapped_column(ForeignKey("rendition.id"))
    alt: Mapped[str] = mapped_column(String(1000))


_listeners: list[Callable[[Session, BlindEntry, datetime], None]] = []


def on_new_copy(
    listener: Callable[[Session, BlindEntry, datetime], None],
) -> Callable[[Session, BlindEntry, datetime], None]:
    """Have a concept told when a copy that judges may have read is replaced by another."""
    _listeners.append(listener)
    return listener


def tell_of_new_copy(session: Session, copy: BlindEntry, now: datetime) -> None:
    """Tell those who asked that `copy`, which is held, has replaced an earlier one."""
    for listener in _listeners:
        listener(session, copy, now)
