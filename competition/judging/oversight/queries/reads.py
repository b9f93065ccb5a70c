"""The sheets of a round as the rules of oversight look at them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Score, Scoresheet
from competition.judging.oversight.rules import Read
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, SheetState


def reads_of_round(session: Session, *, round_id: int, judge_ids: Collection[int] = ()) -> list[Read]:
    """Return the sheets handed in (of these judges, if given) with the values that stand; two statements."""
    where = [
        Assignment.round_id == round_id,
        Assignment.state == AssignmentState.RELEASED,
        Scoresheet.state == SheetState.SUBMITTED,
        LIVE,
    ]
    if judge_ids:
        where.append(Assignment.judge_id.in_(judge_ids))
    values: defaultdict[int, dict[int, int]] = defaultdict(dict)
    touched: defaultdict[int, set[datetime]] = defaultdict(set)
    scores = (
        select(Score.scoresheet_id, Score.criterion_id, Score.value, Score.at)
        .join(Scoresheet, Scoresheet.id == Score.scoresheet_id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(*where)
        .order_by(Score.scoresheet_id, Score.version)
    )
    for sheet_id, criterion_id, value, at in session.execute(scores):
        values[sheet_id][criterion_id] = value
        touched[sheet_id].add(at)
    sheets = (
        select(
            Scoresheet.id,
            Assignment.judge_id,
            BlindEntry.category_id,
            Scoresheet.submitted_at,
            Scoresheet.saved_at,
            Scoresheet.entered_by_id,
        )
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(*where)
    )
    return [
        Read(
            judge,
            category,
            tuple(value for _criterion, value in sorted(values[sheet_id].items())),
            tuple(touched[sheet_id]),
            handed_in or saved,
            typist is None,
        )
        for sheet_id, judge, category, handed_in, saved, typist in session.execute(sheets)
    ]
