"""What an edition changes: numbers of pages alone, no pictures of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base
from competition.publication.changes.rules import Changes, Pair


class EditionChanges(Base):
    """The pages of an edition that differ from the one before it: [before, after, what stands there].

    0 is where there is no page. Pictures are no part of it: they lie among what goes when nobody uses it.
    """

    __tablename__ = "edition_changes"

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), primary_key=True)
    before_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"))
    pages: Mapped[list[Any]] = mapped_column(JSON, default=list)
    moved: Mapped[int] = mapped_column(default=0)
    same: Mapped[int] = mapped_column(default=0)
    compared_at: Mapped[datetime]

    @property
    def changes(self) -> Changes:
        """The same as values."""
        pairs = (Pair(before or None, after or None, tuple(holds)) for before, after, holds in self.pages)
        return Changes(tuple(pairs), self.moved, self.same)
