"""Works to practise on and how judges scored them. No assignment, no scoresheet: nothing of it counts."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef


class PracticeWork(HasRef, Base):
    """A work that judges of a category practise on; taken out again it keeps its scores.

    `picture` names a drawing that comes with Garland, and `text` then says what it shows. `remark` is how the
    secretariat sees the work, read by judges once they have scored it. `ready` is the key of a work that came
    with Garland.
    """

    __tablename__ = "practice_work"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    language: Mapped[str] = mapped_column(String(35))
    title: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    picture: Mapped[str] = mapped_column(String(40), default="")
    remark: Mapped[str] = mapped_column(Text, default="")
    ready: Mapped[str] = mapped_column(String(40), default="")
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class PracticeScore(Base):
    """How one judge scored a work to practise on: the levels by the criterion's key."""

    __tablename__ = "practice_score"
    __table_args__ = (UniqueConstraint("work_id", "judge_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(ForeignKey("practice_work.id", ondelete="CASCADE"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id", ondelete="CASCADE"))
    scores: Mapped[dict[str, int]] = mapped_column(JSON)
    scored_at: Mapped[datetime]
