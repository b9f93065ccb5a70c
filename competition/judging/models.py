"""Rubrics, panel, rounds, assignments, scoresheets, scores and flags. Of entries only the blind copy is
known.
"""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from competition.entries.blind import BlindEntry
from competition.judging.rounds.rules import GoingOn, RoundMode
from competition.judging.rules import (
    AssignmentState,
    CriterionRule,
    FlagKind,
    JudgeState,
    NeedCause,
    ReadingMode,
    RoundState,
    SheetState,
)
from competition.platform.db import Base, HasRef, enum_column


class Rubric(Base):
    """The scoring scheme of a category as it stood when a round was set up; never changed afterwards."""

    __tablename__ = "rubric"
    __table_args__ = (UniqueConstraint("category_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    version: Mapped[int]
    lowest: Mapped[int] = mapped_column(default=1)
    highest: Mapped[int] = mapped_column(default=5)
    created_at: Mapped[datetime]

    criteria: Mapped[list["Criterion"]] = relationship(order_by="Criterion.position", lazy="selectin")


class Criterion(Base):
    """One question of a rubric with its weight and worded levels (lowest first)."""

    __tablename__ = "criterion"
    __table_args__ = (UniqueConstraint("rubric_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rubric_id: Mapped[int] = mapped_column(ForeignKey("rubric.id"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(40))
    label: Mapped[str] = mapped_column(String(120))
    question: Mapped[str] = mapped_column(String(500), default="")
    weight: Mapped[float] = mapped_column(default=1.0)
    language: Mapped[bool] = mapped_column(default=False)
    levels: Mapped[list[str]] = mapped_column(JSON, default=list)

    def as_rule(self) -> CriterionRule:
        """The plain facts that rules are asked with."""
        return CriterionRule(self.key, self.weight, self.language)


class Judge(HasRef, Base):
    """A member of a campaign's panel, as stated by the judge."""

    __tablename__ = "judge"
    __table_args__ = (UniqueConstraint("campaign_id", "account_id"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    state: Mapped[JudgeState] = enum_column(JudgeState, default=JudgeState.INVITED)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    capacity: Mapped[int] = mapped_column(default=20)
    city_id: Mapped[int | None] = mapped_column(ForeignKey("city.id"))
    conduct_accepted_at: Mapped[datetime | None]
    conduct_due: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    """Whether the code of conduct has changed since it was accepted, and is to be accepted again."""
    created_at: Mapped[datetime]

    categories: Mapped[list["JudgeCategory"]] = relationship(cascade="all, delete-orphan", lazy="selectin")
    barred_schools: Mapped[list["BarredSchool"]] = relationship(cascade="all, delete-orphan", lazy="selectin")


class JudgeCategory(Base):
    """A category that a judge is willing to read; none at all means every category."""

    __tablename__ = "judge_category"

    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id", ondelete="CASCADE"), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), primary_key=True)


class BarredSchool(Base):
    """A school whose entries a judge has declared a conflict of interest with."""

    __tablename__ = "barred_school"

    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id", ondelete="CASCADE"), primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), primary_key=True)


class Round(HasRef, Base):
    """One pass of judging; `opens_at` is when it is meant to open, and once released, when it did.

    What goes on from it follows `rule` within each category; `source_id` is the round from which its entries
    went on, None where every accepted entry goes in. Number 0 is none of judging: standings hang on it where
    works were only compared.
    """

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("campaign_id", "number"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    state: Mapped[RoundState] = enum_column(RoundState, default=RoundState.DRAFT)
    mode: Mapped[RoundMode] = enum_column(RoundMode, default=RoundMode.RATING, server_default="rating")
    rule: Mapped[GoingOn] = enum_column(GoingOn, default=GoingOn.NONE, server_default="none")
    rule_value: Mapped[int] = mapped_column(default=0, server_default="0")
    source_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    categories: Mapped[list["RoundCategory"]] = relationship(cascade="all, delete-orphan", lazy="selectin")


class RoundCategory(Base):
    """A category in a round: its rubric and the reads per entry."""

    __tablename__ = "round_category"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), primary_key=True)
    rubric_id: Mapped[int] = mapped_column(ForeignKey("rubric.id"))
    reads: Mapped[int]

    rubric: Mapped[Rubric] = relationship(lazy="selectin")


class RoundEntry(Base):
    """An entry that goes into a round, as its blind copy."""

    __tablename__ = "round_entry"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    blind_entry_id: Mapped[int] = mapped_column(ForeignKey("blind_entry.id"), primary_key=True)


class SignOff(Base):
    """A judge's word that the work of a round is done; gone again as soon as a sheet is reopened."""

    __tablename__ = "sign_off"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id", ondelete="CASCADE"), primary_key=True)
    signed_at: Mapped[datetime]


class Assignment(HasRef, Base):
    """One judge–entry pair of a round."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("round_id", "judge_id", "blind_entry_id"),
        Index("ix_assignment_judge_state", "judge_id", "state"),
        # What counting a round's reads asks for: nothing else is read then.
        Index("ix_assignment_round", "round_id", "state", "judge_id", "blind_entry_id", "released_at"),
        Index("ix_assignment_entry", "blind_entry_id", "round_id", "state"),
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"))
    blind_entry_id: Mapped[int] = mapped_column(ForeignKey("blind_entry.id"))
    mode: Mapped[ReadingMode] = enum_column(ReadingMode)
    state: Mapped[AssignmentState] = enum_column(AssignmentState, default=AssignmentState.DRAFT)
    position: Mapped[int]
    recusal_reason: Mapped[str] = mapped_column(String(500), default="")
    skipped_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]

    blind_entry: Mapped[BlindEntry] = relationship(lazy="raise_on_sql")
    scoresheet: Mapped["Scoresheet | None"] = relationship(lazy="raise_on_sql", back_populates="assignment")


class Scoresheet(Base):
    """One judge's whole verdict on an entry; `note` is for the judge's own eyes and goes nowhere else."""

    __tablename__ = "scoresheet"
    __table_args__ = (Index("ix_scoresheet_progress", "assignment_id", "state", "saved_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), unique=True)
    state: Mapped[SheetState] = enum_column(SheetState, default=SheetState.OPEN)
    version: Mapped[int] = mapped_column(default=0)
    remark: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="", server_default="")
    nominated: Mapped[bool] = mapped_column(default=False)
    started_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    """Who of the secretariat typed it in on the judge's behalf, last at `entered_at`."""
    entered_at: Mapped[datetime | None]

    assignment: Mapped[Assignment] = relationship(lazy="raise_on_sql", back_populates="scoresheet")
    scores: Mapped[list["Score"]] = relationship(order_by="Score.version", lazy="selectin")

    # Two windows that save at the same moment: the second finds another version and is told so.
    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    @property
    def values(self) -> dict[int, int]:
        """The value that stands for each criterion id: the newest one."""
        return {score.criterion_id: score.value for score in self.scores}


class Score(Base):
    """The value of one criterion. Append-only: a changed mind is a new row under a later version of the
    sheet.
    """

    __tablename__ = "score"

    scoresheet_id: Mapped[int] = mapped_column(ForeignKey("scoresheet.id"), primary_key=True)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int]
    at: Mapped[datetime]


class Flag(HasRef, Base):
    """A judge's note to the secretariat about an entry."""

    __tablename__ = "flag"

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), index=True)
    kind: Mapped[FlagKind] = enum_column(FlagKind)
    note: Mapped[str] = mapped_column(Text, default="")
    raised_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class Need(Base):
    """A read that a round lacks; allocation fills it.

    What a judge gave up is filled and released by itself: `tried_at` is when somebody was last looked for.
    """

    __tablename__ = "need"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    blind_entry_id: Mapped[int] = mapped_column(ForeignKey("blind_entry.id"))
    cause: Mapped[NeedCause] = enum_column(
        NeedCause, default=NeedCause.GIVEN_UP, server_default=NeedCause.GIVEN_UP.value
    )
    arose_at: Mapped[datetime]
    tried_at: Mapped[datetime | None]
    filled_at: Mapped[datetime | None]
