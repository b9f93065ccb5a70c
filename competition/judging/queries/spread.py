"""How a judge has used the scale so far: for the judge's own eyes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from competition.judging.models import Assignment, Criterion, Rubric, Score, Scoresheet
from competition.judging.rules import AssignmentState


@dataclass(frozen=True)
class Spread:
    """How often each value of the scale was given, lowest first, and the mean of all; 0 while nothing is
    scored.
    """

    counts: tuple[tuple[int, int], ...]
    mean: float

    @property
    def total(self) -> int:
        """How many scores there are."""
        return sum(count for _value, count in self.counts)


def spread_of_judge(session: Session, *, judge_id: int, round_ids: Sequence[int]) -> Spread:
    """Return the spread over the scores that stand in these rounds; one statement."""
    of = {"judge_id": judge_id, "round_ids": list(round_ids)}
    rows = session.connection().execute(_SPREAD, of)
    counts: Counter[int] = Counter()
    for value, lowest, highest, count in rows:
        counts.update(dict.fromkeys(range(lowest, highest + 1), 0))
        counts[value] += count
    total = sum(counts.values())
    mean = sum(value * count for value, count in counts.items()) / total if total else 0.0
    return Spread(tuple(sorted(counts.items())), mean)


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
