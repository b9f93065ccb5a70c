"""Sheets on which every question is answered count, even if nobody pressed the last button."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Round, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.queries.sheets import values_by_key
from competition.judging.rules import AssignmentState, SheetState, is_whole


def hand_in_whole(session: Session, *, round_: Round, now: datetime, judge_id: int | None = None) -> int:
    """Hand in the whole sheets of a round that are still open (of one judge, if given); return how many."""
    whole = _whole_sheets(session, round_, judge_id)
    for sheet in whole:
        sheet.state, sheet.submitted_at = SheetState.SUBMITTED, now
        sheet.version += 1
    session.flush()
    return len(whole)


def _whole_sheets(session: Session, round_: Round, judge_id: int | None) -> Sequence[Scoresheet]:
    """Return the open sheets in which every question that applies has a score."""
    criteria = {each.category_id: each.rubric.criteria for each in round_.categories}
    mine = [] if judge_id is None else [Assignment.judge_id == judge_id]
    rows = session.execute(
        select(Scoresheet, Assignment.mode, BlindEntry.category_id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(Assignment.round_id == round_.id, Assignment.state == AssignmentState.RELEASED, *mine)
        .where(Scoresheet.state == SheetState.OPEN, LIVE)
        .with_for_update(of=Scoresheet)
    ).all()
    return [
        sheet
        for sheet, mode, category_id in rows
        if is_whole(
            tuple(c.as_rule() for c in criteria[category_id]),
            values_by_key(sheet, criteria[category_id]),
            mode,
        )
    ]
