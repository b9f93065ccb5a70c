"""Reminders as the secretariat wrote them."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from competition.judging.oversight.letters import LetterKind
from competition.platform.db import Base, HasRef, enum_column


class JudgeLetter(HasRef, Base):
    """A reminder to judges of a round (to one, if named), worded in each language; written before it is sent.

    `again`: it may reach a judge who was reminded that day already.
    """

    __tablename__ = "judge_letter"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    judge_id: Mapped[int | None] = mapped_column(ForeignKey("judge.id"))
    kind: Mapped[LetterKind] = enum_column(LetterKind)
    words: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON)
    again: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    written_at: Mapped[datetime]
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    sent_at: Mapped[datetime | None]
    letters: Mapped[int] = mapped_column(default=0, server_default="0")
