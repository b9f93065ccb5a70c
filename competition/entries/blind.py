"""What a judge sees of an entry: a frozen copy of an allow-list of fields, with names inside the work masked."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from competition.platform.db import Base, HasRef

MASK = "▒▒▒"
SHORTEST_NAME = 3


class BlindEntry(HasRef, Base):
    """The judges' copy, made anew at each acceptance; its `ref` is not the entry's."""

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
    masked_names: Mapped[int] = mapped_column(default=0)
    frozen_at: Mapped[datetime]

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


@dataclass(frozen=True)
class Masked:
    """A text with its names masked, and which of the names stood in it."""

    text: str
    found: tuple[str, ...]


def mask(text: str, names: Collection[str]) -> Masked:
    """Mask every occurrence of `names` as whole words, whatever their case; the longest names first."""
    wanted = sorted(
        {name.strip() for name in names if len(name.strip()) >= SHORTEST_NAME}, key=len, reverse=True
    )
    found = []
    for name in wanted:
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        text, hits = pattern.subn(MASK, text)
        if hits:
            found.append(name)
    return Masked(text, tuple(found))


def mask_all(texts: Sequence[str], names: Collection[str]) -> tuple[list[str], list[str]]:
    """Mask several texts; return them and the sorted names that were found in any."""
    masked = [mask(text, names) for text in texts]
    return [each.text for each in masked], sorted({name for each in masked for name in each.found})
