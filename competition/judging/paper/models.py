"""What was printed for judges."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from competition.judging.paper.rules import PaperFormat, PrintKind
from competition.platform.db import Base, HasRef, enum_column


class PaperPrint(HasRef, Base):
    """A judge's reading pack or scoresheets of a round as PDF.

    Without a file it is still being made, or was taken back: it is kept and handed out only while every work
    in it stands as it was printed.
    """

    __tablename__ = "paper_print"
    __table_args__ = (UniqueConstraint("round_id", "judge_id", "kind"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), index=True)
    kind: Mapped[PrintKind] = enum_column(PrintKind)
    format: Mapped[PaperFormat] = enum_column(PaperFormat)
    locale: Mapped[str] = mapped_column(String(20))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    pages: Mapped[int | None]
    asked_at: Mapped[datetime]
    made_at: Mapped[datetime | None]
    works: Mapped[list["PrintedWork"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="PrintedWork.assignment_id"
    )

    @property
    def is_being_made(self) -> bool:
        """Whether it was asked for and is not there yet."""
        return self.made_at is None or self.asked_at > self.made_at


class PrintedWork(Base):
    """A work in a print: the judge's assignment, and the very copy that was set."""

    __tablename__ = "printed_work"

    print_id: Mapped[int] = mapped_column(ForeignKey("paper_print.id", ondelete="CASCADE"), primary_key=True)
    assignment_id: Mapped[int] = mapped_column(
        ForeignKey("assignment.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    blind_entry_id: Mapped[int] = mapped_column(ForeignKey("blind_entry.id"), index=True)
