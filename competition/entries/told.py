"""What the secretariat has told the teachers of an entry: its latest decision, the corrections that stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.entries.corrections import Correction
from competition.entries.models import Entry, Screening
from competition.entries.reasons import whole_reason
from competition.entries.rules import EntryState


@dataclass(frozen=True)
class Told:
    """The latest decision, None before there is one, and the corrections, the latest first."""

    latest: Screening | None
    corrections: Sequence[Correction]

    def note(self, state: EntryState) -> str:
        """Return why the entry was returned or disqualified, in the reader's language."""
        if self.latest is None or state not in (EntryState.RETURNED, EntryState.DISQUALIFIED):
            return ""
        return whole_reason(self.latest.reasons or [], self.latest.reason)


def told_of(session: Session, entry_id: int) -> Told:
    """Return what was told about an entry, in one statement."""
    latest = select(func.max(Screening.id)).where(Screening.entry_id == entry_id).scalar_subquery()
    rows = session.execute(
        select(Screening, Correction)
        .select_from(Entry)
        .outerjoin(Screening, Screening.id == latest)
        .outerjoin(Correction, (Correction.entry_id == Entry.id) & Correction.taken_back_at.is_(None))
        .where(Entry.id == entry_id)
        .order_by(Correction.id.desc())
    ).all()
    return Told(
        latest=rows[0].Screening if rows else None,
        corrections=[row.Correction for row in rows if row.Correction is not None],
    )
