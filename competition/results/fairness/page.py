"""What the page of the comparisons shows beside its sentences: a summary, the drawing's scale, a table."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from competition.entries.export.writing import Cells
from competition.results.drawing import Scale
from competition.results.fairness.facts import Comparison

COLUMNS = (
    "aspect",
    "group",
    "works",
    "difference",
    "low",
    "high",
    "wide_low",
    "wide_high",
    "standardised",
    "hindrance",
)


@dataclass(frozen=True)
class Summary:
    """How many comparisons can be told, how many not, and in how many chance alone is not enough."""

    told: int
    untold: int
    beyond: int

    @property
    def expected(self) -> float:
        """How many of the single intervals would miss by chance alone, if nothing differed at all."""
        return 0.05 * self.told


def summary(lines: Sequence[Comparison]) -> Summary:
    """Sum the comparisons up; beyond chance is what keeps one side of zero among all of them."""
    told = [line for line in lines if line.difference is not None]
    return Summary(len(told), len(lines) - len(told), sum(line.surely_differs for line in told))


def scale_of(lines: Sequence[Comparison]) -> Scale:
    """Return a scale with no difference in its middle that holds every interval."""
    ends = [abs(end) for line in lines for end in (line.low, line.high) if end is not None]
    reach = max(ends, default=0.0) or 1.0
    return Scale(-reach, reach, 0.0)


def cells(line: Comparison) -> Cells:
    """Return a comparison as a row of the table; what cannot be told is empty."""
    return {name: "" if value is None else value for name, value in asdict(line).items()}
