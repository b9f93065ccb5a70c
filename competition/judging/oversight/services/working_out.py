"""How the judges of a round read: worked out at once, or kept from when somebody asked for it.

All sheets of a round have to be laid beside each other, answer by answer. A few thousand take no time; a
hundred thousand take seconds, and are worked out in the background.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from competition.judging.models import Round
from competition.judging.oversight.keeping import from_json, to_json
from competition.judging.oversight.models import KeptReading
from competition.judging.oversight.queries.judges import scales_of_round
from competition.judging.oversight.queries.reads import has_more_sheets, reads_of_round
from competition.judging.oversight.reading import PanelReading, readings

MOST_AT_ONCE = 4_000
"""Rounds with more sheets handed in than this are worked out in the background."""


@dataclass(frozen=True)
class Shown:
    """What there is to show of a round: None where it has to be worked out first; `at` and `sheets` tell of
    when it was, and are None where it is as it stands now.
    """

    found: PanelReading | None
    at: datetime | None = None
    sheets: int | None = None


def shown_reading(session: Session, *, round_: Round) -> Shown:
    """Return how the judges of a round read, of this moment unless the round is large."""
    if not has_more_sheets(session, round_id=round_.id, than=MOST_AT_ONCE):
        return Shown(work_out(session, round_id=round_.id)[0])
    kept = session.get(KeptReading, round_.id)
    if kept is None:
        return Shown(None)
    return Shown(from_json(kept.found), kept.worked_out_at, kept.sheets)


def work_out(session: Session, *, round_id: int) -> tuple[PanelReading, int]:
    """Return how the judges of a round read at this moment, and from how many sheets; three statements."""
    scales = scales_of_round(session, round_id=round_id)
    in_points = len(set(scales.values())) > 1
    reads = reads_of_round(session, round_id=round_id)
    found, usual = readings(reads, scales if in_points else None)
    return PanelReading(found, usual, in_points), len(reads)


def keep(session: Session, *, round_id: int, found: PanelReading, sheets: int, now: datetime) -> None:
    """Keep what was worked out in place of what was kept before."""
    session.merge(KeptReading(round_id=round_id, found=to_json(found), sheets=sheets, worked_out_at=now))
    session.flush()
