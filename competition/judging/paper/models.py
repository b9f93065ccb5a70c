"""What was printed for judges."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.judging.paper.rules import PaperFormat, PrintKind
from competition.platform.db import Base, HasRef, enum_column


class PaperPrint(HasRef, Base):
    """A judge's reading pack or scoresheets of a round as PDF; `assignments` are those it holds.

    Without a file it is still being made. It is handed out only while every work in it may be read.
    """

    __tablename__ = "paper_print"
    __table_args__ = (UniqueConstraint("round_id", "judge_id", "kind"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), index=True)
    kind: Mapped[PrintKind] = enum_column(PrintKind)
    format: Mapped[PaperFormat] = enum_column(PaperFormat)
    locale: Mapped[str] = mapped_column(String(20))
    assignments: Mapped[list[int]] = mapped_column(JSON, default=list)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    pages: Mapped[int | None]
    asked_at: Mapped[datetime]
    made_at: Mapped[datetime | None]
