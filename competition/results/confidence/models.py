"""That the winners' teachers were told, and until when consents are to be settled."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base


class Confidence(Base):
    """The teachers of a freeze's winners were told in confidence: once for each freeze."""

    __tablename__ = "confidence"

    freeze_id: Mapped[int] = mapped_column(ForeignKey("freeze.id", ondelete="CASCADE"), primary_key=True)
    due_at: Mapped[datetime]
    told_at: Mapped[datetime]
    told_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    letters: Mapped[int]
