"""How judges read, for the secretariat: the pace, the mean, and what is worth a look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from competition.judging.oversight.rules import Finding, Read, by_judge, findings, seconds_of, usual_seconds
from competition.judging.rules import points

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


@dataclass(frozen=True)
class PanelReading:
    """How each judge of a round reads, the panel's usual seconds by category, and whether scores are in
    points since not all of the categories have the same scale.
    """

    judges: dict[int, Reading]
    usual: dict[int, float]
    in_points: bool


def readings(
    reads: Sequence[Read], scales: Mapping[int, tuple[int, int]] | None = None
) -> tuple[dict[int, Reading], dict[int, float]]:
    """Return how each judge reads, and the panel's usual seconds by category.

    Given `scales` by category, means are in points from 0, the lowest score, to 100, the highest.
    """
    usual, scales = usual_seconds(reads), scales or {}
    return {judge: _reading(judge, own, usual, scales) for judge, own in by_judge(reads).items()}, usual


def _reading(
    judge: int, own: Sequence[Read], usual: dict[int, float], scales: Mapping[int, tuple[int, int]]
) -> Reading:
    seconds = [each for _read, each in seconds_of(own)]
    values = [value for read in own for value in _values(read, scales.get(read.category))]
    mean = fmean(values) if values else None
    return Reading(
        judge,
        len(own),
        median(seconds) if len(seconds) >= FEWEST_TIMED else None,
        mean,
        fmean((value - mean) ** 2 for value in values) ** 0.5 if mean is not None else None,
        findings(own, usual),
    )


def _values(read: Read, scale: tuple[int, int] | None) -> Sequence[float]:
    return [points(value, *scale) for value in read.values] if scale else read.values
