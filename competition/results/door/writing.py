"""Standings, severity and their report, as files; scripts rely on columns and keys."""

import csv
from typing import Any, TextIO

import numpy as np

from competition.results.calibration import Calibration
from competition.results.door.reading import Scores
from competition.results.ranking import DECIMALS, Ranking

STANDINGS = (
    *("entry", "category", "reads", "raw", "calibrated", "se"),
    *("low", "high", "rank", "rank_low", "rank_high"),
)
SEVERITY = ("judge", "reads", "severity", "se", "infit")


def write_standings(scores: Scores, found: Calibration, ranking: Ranking, file: TextIO) -> None:
    """Write the standings by category, rank and entry."""
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(STANDINGS)
    entries = np.arange(len(scores.entry_names))
    for at in np.lexsort((entries, ranking.rank, scores.category_of_entry)).tolist():
        category = scores.category_names[scores.category_of_entry[at]]
        figures = (found.raw, found.calibrated, found.se, ranking.low, ranking.high)
        places = (ranking.rank[at], ranking.rank_low[at], ranking.rank_high[at])
        own = (scores.entry_names[at], category, found.reads[at])
        rows.writerow((*own, *(_figure(each[at]) for each in figures), *places))


def write_severity(scores: Scores, found: Calibration, file: TextIO) -> None:
    """Write how each judge scored, by judge: above zero is higher than the panel."""
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(SEVERITY)
    for at, name in enumerate(scores.judge_names):
        figures = (found.effect[at], found.effect_se[at], found.infit[at])
        rows.writerow((name, found.judge_reads[at], *map(_figure, figures)))


def report_of(found: Calibration, seconds: float) -> dict[str, Any]:
    """Return the report."""
    parts = found.variance
    variance = {"entry": parts.entry, "judge": parts.judge, "residual": parts.residual}
    return {
        "variance": {name: round(value, DECIMALS) for name, value in variance.items()},
        "components": found.islands,
        "seconds": round(seconds, 3),
    }


def _figure(value: float) -> str:
    """Return a figure to six decimals, nothing for none; adding zero makes a negative zero plain."""
    return "" if np.isnan(value) else f"{round(float(value), DECIMALS) + 0.0:.{DECIMALS}f}"
