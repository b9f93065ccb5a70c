"""How a judge has used the scale so far: for the judge's own eyes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from competition.judging.models import Assignment, Criterion, Rubric, Score, Scoresheet
from competition.judging.rules import AssignmentState, points


@dataclass(frozen=True)
class Spread:
    """How often each value of the scale was given, lowest first, and the mean of all; 0 while nothing is
    scored. `in_points`: the scales differ, so that all of them go from 0, the lowest score, to 100.
    """

    counts: tuple[tuple[int, int], ...]
    mean: float
    in_points: bool = False

    @property
    def total(self) -> int:
        """How many scores there are."""
        return sum(count for _value, count in self.counts)


def spread_of_judge(session: Session, *, judge_id: int, round_ids: Sequence[int]) -> Spread:
    """Return the spread over the scores that stand in these rounds; one statement."""
    of = {"judge_id": judge_id, "round_ids": list(round_ids)}
    return spread_of([tuple(row) for row in session.connection().execute(_SPREAD, of)])


def spread_of(rows: Sequence[tuple[int, int, int, int]]) -> Spread:
    """Return the spread of values with their scale's ends and how often they were given."""
    in_points = len({(lowest, highest) for _value, lowest, highest, _count in rows}) > 1
    counts: Counter[int] = Counter()
    total, added = 0, 0.0
    for value, lowest, highest, count in rows:
        for level in range(lowest, highest + 1):
            counts[round(points(level, lowest, highest)) if in_points else level] += 0
        shown = points(value, lowest, highest) if in_points else value
        counts[round(shown)] += count
        total, added = total + count, added + shown * count
    return Spread(tuple(sorted(counts.items())), added / total if total else 0.0, in_points)


def _spread() -> Any:
    """Count the newest value of every question on the judge's sheets, by value and scale."""
    newest = (
        select(Score.scoresheet_id, Score.criterion_id, func.max(Score.version).label("version"))
        .join(Scoresheet, Scoresheet.id == Score.scoresheet_id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .where(Assignment.judge_id == bindparam("judge_id"), Assignment.state == AssignmentState.RELEASED)
        .where(Assignment.round_id.in_(bindparam("round_ids", expanding=True)))
        .group_by(Score.scoresheet_id, Score.criterion_id)
        .subquery()
    )
    return (
        select(Score.value, Rubric.lowest, Rubric.highest, func.count())
        .join(
            newest,
            (newest.c.scoresheet_id == Score.scoresheet_id)
            & (newest.c.criterion_id == Score.criterion_id)
            & (newest.c.version == Score.version),
        )
        .join(Criterion, Criterion.id == Score.criterion_id)
        .join(Rubric, Rubric.id == Criterion.rubric_id)
        .group_by(Score.value, Rubric.lowest, Rubric.highest)
    )


_SPREAD = _spread()
