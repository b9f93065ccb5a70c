"""The comparisons of a round as they were worked out last."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base
from competition.results.fairness.facts import Comparison, comparison_of


class FairnessAudit(Base):
    """The comparisons of a round in their order, each as `facts.Comparison` holds it, from so many `sheets`.

    They go with the standings: computed anew, the round has none until they are worked out again.
    """

    __tablename__ = "fairness_audit"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    comparisons: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    sheets: Mapped[int]
    worked_out_at: Mapped[datetime]

    @property
    def lines(self) -> list[Comparison]:
        """The comparisons as they were worked out."""
        return [comparison_of(each) for each in self.comparisons]
