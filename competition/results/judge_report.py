"""How judges read: how far their scores spread, and how long a read took them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from statistics import stdev
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.entries.blind import BlindEntry
from competition.judging.minutes import Finished, minutes_measured
from competition.judging.models import Assignment, Criterion, Rubric, Score, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, CriterionRule, SheetState, applies
from competition.results.totals import weighted_score


@dataclass(frozen=True)
class Reading:
    """The deviation of a judge's scores in points, and the median minutes of a read; None: cannot be told."""

    spread: float | None = None
    minutes: float | None = None


def readings(session: Session, *, round_id: int, judge_ids: Collection[int]) -> dict[int, Reading]:
    """Return how these judges read in a round; one statement."""
    sheets: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for row in session.execute(_scores(round_id, judge_ids)):
        if applies(CriterionRule(row.key, row.weight, row.language), row.mode):
            sheets[row.id][row.key] = row
    points: defaultdict[int, list[float]] = defaultdict(list)
    finished = []
    for scores in sheets.values():
        one = next(iter(scores.values()))
        points[one.judge_id].append(_points(scores))
        finished.append(Finished(one.judge_id, one.judge_id, one.saved_at))
    minutes = minutes_measured(finished)
    return {
        judge: Reading(stdev(each) if len(each) > 1 else None, minutes.get(judge))
        for judge, each in points.items()
    }


def _points(scores: dict[str, Any]) -> float:
    one = next(iter(scores.values()))
    values = {key: float(row.value) for key, row in scores.items()}
    weights = {key: row.weight for key, row in scores.items()}
    return weighted_score(values, weights, one.lowest, one.highest)


def _scores(round_id: int, judge_ids: Collection[int]) -> Any:
    """Ask for every score of the sheets handed in, the newest of each question last."""
    return (
        select(
            Scoresheet.id,
            Scoresheet.saved_at,
            Assignment.judge_id,
            Assignment.mode,
            Criterion.key,
            Criterion.weight,
            Criterion.language,
            Rubric.lowest,
            Rubric.highest,
            Score.value,
        )
        .join(Score, Score.scoresheet_id == Scoresheet.id)
        .join(Criterion, Criterion.id == Score.criterion_id)
        .join(Rubric, Rubric.id == Criterion.rubric_id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(Assignment.round_id == round_id, Assignment.judge_id.in_(judge_ids))
        .where(Assignment.state == AssignmentState.RELEASED, Scoresheet.state == SheetState.SUBMITTED, LIVE)
        .order_by(Score.version)
    )
