"""What an allocation came to, kept so that the secretariat can look at it again."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef


class AllocationRun(HasRef, Base):
    """One run for a round: its seed, and its report (reads wanted and filled, shortages, loads, affinity)."""

    __tablename__ = "allocation_run"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    seed: Mapped[int]
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
