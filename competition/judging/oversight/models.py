"""Reminders as the secretariat wrote them, and how judges read where that is worked out beforehand."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from competition.judging.oversight.letters import LetterKind
from competition.judging.oversight.rules import QUIET_DAYS
from competition.platform.db import Base, HasRef, enum_column


class JudgeLetter(HasRef, Base):
    """A reminder to judges of a round (to one, if named), worded in each language; written before it is sent.

    `again`: it may reach a judge who was reminded that day already. `quiet_days`: silent is who has saved
    nothing for so many days.
    """

    __tablename__ = "judge_letter"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    judge_id: Mapped[int | None] = mapped_column(ForeignKey("judge.id"))
    kind: Mapped[LetterKind] = enum_column(LetterKind)
    words: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON)
    again: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    quiet_days: Mapped[int] = mapped_column(default=QUIET_DAYS, server_default=str(QUIET_DAYS))
    written_at: Mapped[datetime]
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    sent_at: Mapped[datetime | None]
    letters: Mapped[int] = mapped_column(default=0, server_default="0")


class KeptReading(Base):
    """How the judges of a large round read, as it was worked out at a moment; ids and numbers alone.

    `sheets` were handed in then; `found` is what `keeping.to_json` makes of it.
    """

    __tablename__ = "kept_reading"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    found: Mapped[dict[str, Any]] = mapped_column(JSON)
    sheets: Mapped[int]
    worked_out_at: Mapped[datetime]
