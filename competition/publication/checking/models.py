"""What the last look at the manuscript has found."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base


class Report(Base):
    """What was found in a campaign's manuscript as it was at `looked_at`; the latest look alone is kept."""

    __tablename__ = "preflight_report"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), primary_key=True)
    looked_at: Mapped[datetime]
    works: Mapped[int] = mapped_column(default=0)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
