"""A rehearsal as it is kept: what was supposed, and what it came to."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef


class Rehearsal(HasRef, Base):
    """One rehearsal of a campaign; holds ids and counts alone. `outcome` is None until it is worked out.

    `entries`, `reads` and `sure` (how often most awards go right) are what a list says of it.
    """

    __tablename__ = "rehearsal"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    plan: Mapped[dict[str, Any]] = mapped_column(JSON)
    entries: Mapped[int]
    reads: Mapped[int]
    sure: Mapped[float | None]
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    worked_out_at: Mapped[datetime | None]
