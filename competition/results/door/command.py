"""`./garland standings`: from a table of scores to standings, without a database."""

import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from competition.platform.doors.ending import caller_path, misplaced, refuse, say
from competition.results.door.numbers import is_number, within_reach

if TYPE_CHECKING:
    from competition.platform.doors.writing import Write
    from competition.results.calibration import Calibration
    from competition.results.door.reading import Scores
    from competition.results.ranking import Ranking


class Weights(click.ParamType[dict[str, float]]):
    """Criteria and what they count, such as voice=2,form=1."""

    name = "weights"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dict[str, float]:
        """Read the weights; none may be below zero."""
        if isinstance(value, dict):
            return value
        weights: dict[str, float] = {}
        for part in str(value).split(","):
            name, _, number = (each.strip().lower() for each in part.partition("="))
            weight = float(number) if is_number(number) else -1.0
            if not name or name in weights or weight < 0 or not within_reach(weight):
                self.fail(f'write them as k1=2,k2=1, each once and none below 0, not "{part}".', param, ctx)
            weights[name] = weight
        return weights


@click.command()
@click.argument("scores")
@click.option(
    "--weights", type=Weights(), default={}, metavar="k1=2,k2=1", help="What criteria count; the others 1."
)
@click.option("--standardise", is_flag=True, help="Bring every criterion to mean 0 and deviation 1 first.")
@click.option("--out", metavar="FILE.csv", help="The standings; without it they are printed.")
@click.option("--judges", metavar="FILE.csv", help="Each judge's severity and consistency.")
@click.option("--report", metavar="FILE.json", help="How much everything differs, for scripts.")
def standings(
    scores: str,
    weights: dict[str, float],
    standardise: bool,
    out: str | None,
    judges: str | None,
    report: str | None,
) -> None:
    """Rank the entries of SCORES (a CSV table, or a results bundle); no database is needed.

    SCORES: entry,judge,score, or columns for criteria instead of the score, each empty where it was not
    given; a category may stand beside, then entries are ranked within it. Calibrated is what an entry would
    have got from the whole panel, however strict its own judges were.

    A results bundle (the ZIP of a freeze) is computed again by its own rubric and rules, and it is said
    whether figures and awards equal those sealed in it; if not, the command ends with 2.
    """
    from competition.platform.doors.errors import TableRefusedError
    from competition.results.door.bundle import is_bundle, rank_bundle
    from competition.results.door.reading import read

    given = caller_path(scores)
    targets = {name: caller_path(path) for name, path in _named(out, judges, report).items()}
    refuse(misplaced([given], list(targets.values()), "The table, --out, --judges and --report"))
    if is_bundle(given):
        rank_bundle(given, targets, own_rules=not (weights or standardise))
        return
    try:
        table = read(given, weights, standardise=standardise)
    except TableRefusedError as refusal:
        refuse(refusal.problems)
    say(table.warnings)
    _run(table, targets)


def _named(out: str | None, judges: str | None, report: str | None) -> dict[str, str]:
    asked = {"out": out, "judges": judges, "report": report}
    return {name: path for name, path in asked.items() if path}


def _run(scores: "Scores", targets: Mapping[str, Path]) -> None:
    from competition.results.calibration import calibrate
    from competition.results.door.handing import hand_over
    from competition.results.door.wording import in_words
    from competition.results.ranking import rank

    began = time.perf_counter()
    found = calibrate(scores.entry, scores.judge, scores.category_of_entry, scores.score)
    ranking = rank(found, scores.category_of_entry, {})
    writers = _writers(scores, found, ranking, time.perf_counter() - began)
    hand_over(writers, targets, in_words(scores, found))


def _writers(
    scores: "Scores", found: "Calibration", ranking: "Ranking", seconds: float
) -> dict[str, "Write"]:
    from competition.platform.doors.writing import write_report
    from competition.results.door.writing import report_of, write_severity, write_standings

    return {
        "out": partial(write_standings, scores, found, ranking),
        "judges": partial(write_severity, scores, found),
        "report": partial(write_report, report_of(found, seconds)),
    }
