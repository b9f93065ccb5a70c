"""What results are computed from, and whether an entry is being read at the moment."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Criterion, Round, Score, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, ReadingMode, RoundState, SheetState


@dataclass(frozen=True)
class Verdict:
    """One judge's whole verdict on an entry; `values` by the criterion's key."""

    blind_entry_id: int
    entry_id: int
    category_id: int
    judge_id: int
    mode: ReadingMode
    values: Mapping[str, int]
    nominated: bool


def scores_of_round(session: Session, round_id: int) -> Sequence[Verdict]:
    """Return the verdict of every scoresheet handed in on an entry that stands, by entry and judge."""
    submitted = [
        Assignment.round_id == round_id,
        Assignment.state == AssignmentState.RELEASED,
        Scoresheet.state == SheetState.SUBMITTED,
        LIVE,
    ]
    values: defaultdict[int, dict[str, int]] = defaultdict(dict)
    scores = session.execute(
        select(Score.scoresheet_id, Criterion.key, Score.value)
        .join(Criterion, Criterion.id == Score.criterion_id)
        .join(Scoresheet, Scoresheet.id == Score.scoresheet_id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(*submitted)
        .order_by(Score.version)
    )
    for sheet_id, key, value in scores:
        values[sheet_id][key] = value
    rows = session.execute(
        select(
            Scoresheet.id,
            Scoresheet.nominated,
            Assignment.blind_entry_id,
            Assignment.judge_id,
            Assignment.mode,
            BlindEntry.entry_id,
            BlindEntry.category_id,
        )
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(*submitted)
        .order_by(BlindEntry.entry_id, Assignment.judge_id)
    )
    return [
        Verdict(blind_id, entry_id, category_id, judge_id, mode, values[sheet_id], nominated)
        for sheet_id, nominated, blind_id, judge_id, mode, entry_id, category_id in rows
    ]


def has_live_assignments(session: Session, *, entry_id: int) -> bool:
    """Whether judges have the entry before them: released to somebody in a round that is open."""
    live = (
        select(Assignment.id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(Round, Round.id == Assignment.round_id)
        .where(BlindEntry.entry_id == entry_id, Round.state == RoundState.OPEN)
        .where(Assignment.state == AssignmentState.RELEASED, LIVE)
    )
    return bool(session.scalar(select(live.exists())))
