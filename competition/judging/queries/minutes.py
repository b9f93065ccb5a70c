"""What scoresheets tell of how long a read takes."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.entries.blind import BlindEntry
from competition.judging.minutes import Finished, minutes_measured
from competition.judging.models import Assignment, Scoresheet
from competition.judging.queries.reads import looked_at_last
from competition.judging.rules import SheetState

NEWEST_SHEETS = 3_000


def minutes_of(session: Session, *, campaign_id: int) -> dict[int, float]:
    """Return the median minutes of a read by category, from the newest sheets; one statement."""
    rows = session.execute(
        select(Assignment.judge_id, BlindEntry.category_id, Scoresheet.saved_at)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(
            looked_at_last(BlindEntry.campaign_id) == campaign_id, Scoresheet.state == SheetState.SUBMITTED
        )
        .order_by(Scoresheet.id.desc())
        .limit(NEWEST_SHEETS)
    )
    return minutes_measured(Finished(*row) for row in rows)
