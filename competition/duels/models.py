"""Duels, who may compare what in them, and what was decided. Of entries only the blind copy is known."""

from datetime import datetime

from sqlalchemy import Case, ForeignKey, Index, String, UniqueConstraint, case, text, type_coerce
from sqlalchemy.orm import Mapped, mapped_column

from competition.duels.rules import SHARES, DuelState, Outcome
from competition.judging.rules import ReadingMode
from competition.platform.db import Base, HasRef, enum_column


class Duel(HasRef, Base):
    """Works of one category that are compared two at a time; `wanted`: how many comparisons in all.

    `whole`: every work of the category takes part, and where nobody scored it, the duel alone ranks it.
    """

    __tablename__ = "duel"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    state: Mapped[DuelState] = enum_column(DuelState, default=DuelState.OPEN)
    whole: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    wanted: Mapped[int]
    until: Mapped[datetime | None]
    remind_at: Mapped[datetime | None]
    """When who has not finished is written to once more; None once that is done, or without an end."""
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class DuelWork(Base):
    """A work that takes part, as its blind copy."""

    __tablename__ = "duel_work"

    duel_id: Mapped[int] = mapped_column(ForeignKey("duel.id", ondelete="CASCADE"), primary_key=True)
    blind_entry_id: Mapped[int] = mapped_column(
        ForeignKey("blind_entry.id", ondelete="CASCADE"), primary_key=True
    )


class DuelJudge(Base):
    """A judge of a duel, and how many of its comparisons are theirs."""

    __tablename__ = "duel_judge"

    duel_id: Mapped[int] = mapped_column(ForeignKey("duel.id", ondelete="CASCADE"), primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id", ondelete="CASCADE"), primary_key=True)
    share: Mapped[int]


class DuelReader(Base):
    """A work that a judge of the duel may see: they read its language, and nothing stands against it."""

    __tablename__ = "duel_reader"

    duel_id: Mapped[int] = mapped_column(ForeignKey("duel.id", ondelete="CASCADE"), primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id", ondelete="CASCADE"), primary_key=True)
    blind_entry_id: Mapped[int] = mapped_column(
        ForeignKey("blind_entry.id", ondelete="CASCADE"), primary_key=True
    )
    mode: Mapped[ReadingMode] = enum_column(ReadingMode)


class Comparison(HasRef, Base):
    """Two works before a judge, `one_id` below `other_id`; `swapped`: the other stands on the left.

    Without an outcome it lies open; a judge has at most one open in a duel, and each pair once.
    """

    __tablename__ = "comparison"
    __table_args__ = (
        UniqueConstraint("duel_id", "judge_id", "one_id", "other_id"),
        Index(
            "uq_comparison_open",
            "duel_id",
            "judge_id",
            unique=True,
            sqlite_where=text("outcome IS NULL"),
            postgresql_where=text("outcome IS NULL"),
        ),
    )

    duel_id: Mapped[int] = mapped_column(ForeignKey("duel.id", ondelete="CASCADE"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id", ondelete="CASCADE"))
    one_id: Mapped[int] = mapped_column(ForeignKey("blind_entry.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("blind_entry.id", ondelete="CASCADE"))
    swapped: Mapped[bool]
    outcome: Mapped[Outcome | None] = enum_column(Outcome)
    drawn_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]

    @property
    def left_id(self) -> int:
        """The copy on the left."""
        return self.other_id if self.swapped else self.one_id

    @property
    def right_id(self) -> int:
        """The copy on the right."""
        return self.one_id if self.swapped else self.other_id


def share_said() -> Case[float | None]:
    """Ask how much of the choice the first work of a pair had, None where nothing counts."""
    return case(
        {outcome.value: share for outcome, share in SHARES.items()},
        value=type_coerce(Comparison.outcome, String),
    )
