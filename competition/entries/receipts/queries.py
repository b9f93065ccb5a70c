"""What the pages of receipts and histories ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.entries.identity import Receipt, Submission


@dataclass(frozen=True)
class Handed:
    """One act of handing in, in the list of a class."""

    ref: str
    at: datetime
    entries: int
    late: bool


def handed_in(session: Session, class_id: int) -> Sequence[Handed]:
    """Return when a class handed in, the latest first; one statement."""
    rows = session.execute(
        select(Submission.ref, Submission.at, func.count(Receipt.id), func.count(Receipt.late_by))
        .join(Receipt, Receipt.submission_id == Submission.id)
        .where(Submission.class_id == class_id)
        .group_by(Submission.id, Submission.ref, Submission.at)
        .order_by(Submission.id.desc())
    )
    return [Handed(ref, at, entries, late > 0) for ref, at, entries, late in rows]
