"""What the secretariat has settled about the judges' remarks for the classes."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, enum_column


class RemarkState(StrEnum):
    """Whether a remark goes out to its class."""

    PASSED = "passed"
    HELD = "held"


class RemarkRuling(Base):
    """What becomes of the remark on a scoresheet.

    It holds for the remark as it was `written`; for another one it counts as not settled. `text` is what
    goes out, in its `language` (BCP 47).
    """

    __tablename__ = "remark_ruling"

    scoresheet_id: Mapped[int] = mapped_column(
        ForeignKey("scoresheet.id", ondelete="CASCADE"), primary_key=True
    )
    state: Mapped[RemarkState] = enum_column(RemarkState)
    written: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(35), default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime]
