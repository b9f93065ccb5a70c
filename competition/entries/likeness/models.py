"""What an entry is compared by, and which entries were found alike."""

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.entries.likeness.rules import LikenessKind
from competition.platform.db import Base, enum_column


class Likeness(Base):
    """One value that an entry is found by: entries of a campaign that share one may be alike."""

    __tablename__ = "likeness"
    __table_args__ = (
        Index("ix_likeness_value", "campaign_id", "kind", "value"),
        Index("ix_likeness_entry", "entry_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    kind: Mapped[LikenessKind] = enum_column(LikenessKind)
    value: Mapped[int] = mapped_column(BigInteger)


class Resemblance(Base):
    """Two entries that are alike, the earlier one's id first; `score` in per cent, 100 for the same."""

    __tablename__ = "resemblance"
    __table_args__ = (
        UniqueConstraint("entry_id", "other_id", "kind"),
        Index("ix_resemblance_other", "other_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    kind: Mapped[LikenessKind] = enum_column(LikenessKind)
    score: Mapped[int]
