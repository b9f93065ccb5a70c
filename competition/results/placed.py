"""A work's place in its category, as plain values."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from competition.results.ranking import DECIMALS


@dataclass(frozen=True)
class Placed:
    """An entry's standing, in points to six decimals; one that nobody has read has no figures.

    What was read with scoresheets has the `component` of the design that it stands in; what was only compared
    with others, two at a time, has none, and `reads` counts its comparisons.
    """

    entry: str
    category: str
    reads: int
    nominations: int
    raw: float | None
    calibrated: float | None
    se: float | None
    low: float | None
    high: float | None
    disagreement: float | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    award_probability: float | None
    component: int | None

    @property
    def was_scored(self) -> bool:
        """Whether it stands where it stands by scoresheets."""
        return self.component is not None


def unplaced(entry: str, category: str) -> Placed:
    """Return the standing of a work of which nobody has said anything."""
    return Placed(entry, category, 0, 0, *[None] * 11)


def figure(value: Any) -> float | None:
    """Return a figure to six decimals, None for none; adding zero makes a negative zero plain."""
    return None if np.isnan(value) else round(float(value), DECIMALS) + 0.0
