"""How judges read, for the secretariat: the pace, the mean, and what is worth a look."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from competition.judging.oversight.rules import Finding, Read, by_judge, findings, seconds_of, usual_seconds

FEWEST_TIMED = 3
"""Of one or two sheets nobody knows how long a judge takes."""


@dataclass(frozen=True)
class Reading:
    """One judge: sheets, median seconds of those that can be timed, mean of all scores and how far they lie
    from it, findings.
    """

    judge: int
    sheets: int
    seconds: float | None
    mean: float | None
    deviation: float | None
    findings: tuple[Finding, ...]


def readings(reads: Sequence[Read]) -> tuple[dict[int, Reading], dict[int, float]]:
    """Return how each judge reads, and the panel's usual seconds by category."""
    usual = usual_seconds(reads)
    return {judge: _reading(judge, own, usual) for judge, own in by_judge(reads).items()}, usual


def _reading(judge: int, own: Sequence[Read], usual: dict[int, float]) -> Reading:
    seconds = [each for _read, each in seconds_of(own)]
    values = [value for read in own for value in read.values]
    mean = fmean(values) if values else None
    return Reading(
        judge,
        len(own),
        median(seconds) if len(seconds) >= FEWEST_TIMED else None,
        mean,
        fmean((value - mean) ** 2 for value in values) ** 0.5 if mean is not None else None,
        findings(own, usual),
    )
