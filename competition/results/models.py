"""Standings, awards and the freeze."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef


class Standing(Base):
    """An entry's calibrated place in its category, with its uncertainty and the raw mean beside it.

    Scores are in points from 0 to 100, to six decimals. An entry that nobody has read has no figures at all.
    One that was only compared, two at a time, has its strength for a score, and beside it the share of its
    comparisons in which it was put first.
    """

    __tablename__ = "standing"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    reads: Mapped[int]
    raw: Mapped[float | None]
    calibrated: Mapped[float | None]
    se: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    disagreement: Mapped[float | None]
    rank: Mapped[int | None]
    rank_low: Mapped[int | None]
    rank_high: Mapped[int | None]
    award_probability: Mapped[float | None]
    component: Mapped[int | None]
    nominations: Mapped[int] = mapped_column(default=0)

    @property
    def was_compared(self) -> bool:
        """Whether it stands where it stands by comparisons alone: no scoresheet places it in the design."""
        return self.calibrated is not None and self.component is None


class JudgeEffect(Base):
    """A judge's severity (above zero: scores higher than the panel), its error and the judge's consistency.

    Severity and error are in points. Without an `infit` there is nothing to tell consistency from.
    """

    __tablename__ = "judge_effect"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    reads: Mapped[int]
    severity: Mapped[float]
    se: Mapped[float]
    infit: Mapped[float | None]


class Override(Base):
    """A person's decision against the order of the standings; without a `kind` the entry wins nothing."""

    __tablename__ = "award_override"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    kind: Mapped[str | None] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(Text)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime]


class Awarding(Base):
    """How a campaign awards: the rules it has chosen, and what came of them besides the awards.

    `quotas` as `results/quotas.py` reads it; `report` as `results/reporting.py` writes it, under references.
    """

    __tablename__ = "awarding"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), primary_key=True)
    quotas: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Mention(Base):
    """A special mention that the secretariat has confirmed, of an entry that judges have nominated."""

    __tablename__ = "mention"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    confirmed_at: Mapped[datetime]


class Award(HasRef, Base):
    """What an entry has won; `reason` where a person decided against the order of the standings.

    `place` counts from 1 through all kinds of a category, the highest kind first.
    """

    __tablename__ = "award"
    __table_args__ = (UniqueConstraint("campaign_id", "entry_id"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"))
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    kind: Mapped[str] = mapped_column(String(40))
    place: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime]


class Freeze(HasRef, Base):
    """The results as they were frozen: a bundle anybody can recompute, sealed by its hash. Holds no names.

    A freeze that was lifted stays, with the reason; at most one of a campaign is not lifted. They are
    numbered from 1 within their campaign.
    """

    __tablename__ = "freeze"
    __table_args__ = (UniqueConstraint("campaign_id", "number"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    number: Mapped[int] = mapped_column(default=1)
    sha256: Mapped[str] = mapped_column(String(64))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    summary: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    frozen_at: Mapped[datetime]
    frozen_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    lifted_at: Mapped[datetime | None]
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    lifted_reason: Mapped[str] = mapped_column(Text, default="")


class FreezeName(Base):
    """Who stands behind a name drawn for one freeze: an entry or a judge. Nothing else leads there."""

    __tablename__ = "freeze_name"

    freeze_id: Mapped[int] = mapped_column(ForeignKey("freeze.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    judge_id: Mapped[int | None] = mapped_column(ForeignKey("judge.id", ondelete="CASCADE"), index=True)


class AnnouncePlan(Base):
    """The office's word that these frozen results are announced by themselves when the embargo ends.

    It holds for one freeze: what is frozen anew is planned anew.
    """

    __tablename__ = "announce_plan"

    freeze_id: Mapped[int] = mapped_column(ForeignKey("freeze.id", ondelete="CASCADE"), primary_key=True)
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    set_at: Mapped[datetime]
