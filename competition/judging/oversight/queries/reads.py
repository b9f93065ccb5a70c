"""The sheets of a round as the rules of oversight look at them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Score, Scoresheet
from competition.judging.oversight.rules import Read
from competition.judging.queries.live import is_live
from competition.judging.rules import AssignmentState, SheetState

USUAL_FROM = 40
"""From the sheets of so many judges it is told what is usual, where one judge of a larger panel is shown."""


class Beside(NamedTuple):
    """The sheets of one judge and of those the judge is compared with; how many these are, and how many there
    are on the panel beside the judge.
    """

    reads: list[Read]
    compared: int
    panel: int


def reads_beside(session: Session, *, round_id: int, judge_id: int) -> Beside:
    """Return the sheets of one judge and of so many others, spread evenly over the panel, that it can be told
    what is usual; three statements, of a bounded number of rows however large the panel.
    """
    panel = session.scalars(
        select(Assignment.judge_id)
        .where(Assignment.round_id == round_id, Assignment.state == AssignmentState.RELEASED)
        .group_by(Assignment.judge_id)
        .order_by(Assignment.judge_id)
    ).all()
    step = max(1, len(panel) / USUAL_FROM)
    others = {panel[int(at * step)] for at in range(min(USUAL_FROM, len(panel)))} - {judge_id}
    reads = reads_of_round(session, round_id=round_id, judge_ids={judge_id, *others})
    return Beside(reads, len(others), len(set(panel) - {judge_id}))


def has_more_sheets(session: Session, *, round_id: int, than: int) -> bool:
    """Whether more sheets than this are handed in; counted no further, however many there are."""
    some = (
        select(Scoresheet.id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .where(Assignment.round_id == round_id, Assignment.state == AssignmentState.RELEASED)
        .where(Scoresheet.state == SheetState.SUBMITTED)
        .limit(than + 1)
    )
    return session.scalar(select(func.count()).select_from(some.subquery())) == than + 1


def reads_of_round(session: Session, *, round_id: int, judge_ids: Collection[int] = ()) -> list[Read]:
    """Return the sheets handed in (of these judges, if given) with the values that stand; two statements."""
    where = [
        Assignment.round_id == round_id,
        Assignment.state == AssignmentState.RELEASED,
        Scoresheet.state == SheetState.SUBMITTED,
        is_live(Assignment.blind_entry_id),
    ]
    if judge_ids:
        where.append(Assignment.judge_id.in_(judge_ids))
    values: defaultdict[int, dict[int, int]] = defaultdict(dict)
    touched: defaultdict[int, set[datetime]] = defaultdict(set)
    scores = (
        select(Score.scoresheet_id, Score.criterion_id, Score.value, Score.at)
        .join(Scoresheet, Scoresheet.id == Score.scoresheet_id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .where(*where)
        .order_by(Score.scoresheet_id, Score.criterion_id, Score.version)
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
