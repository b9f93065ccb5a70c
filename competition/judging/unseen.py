"""What judges did with entries that a concern sets apart is left out of the history, as the entries are."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from competition.campaign.deeds import add_unseen
from competition.campaign.models import Campaign
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Flag
from competition.platform.audit import AuditEntry


@add_unseen
def _unseen(session: Session, campaign: Campaign) -> Sequence[ColumnElement[bool]]:
    """Leave out what was done with the copies, the reading and the flags of entries set apart."""
    viewer = session.info.get("viewer")
    if viewer is None or campaign.id in viewer.safeguards:
        return ()
    copies = select(BlindEntry.id).where(
        BlindEntry.campaign_id == campaign.id, BlindEntry.apart_at.is_not(None)
    )
    reading = select(Assignment.id).where(Assignment.blind_entry_id.in_(copies))
    flags = select(Flag.id).where(Flag.assignment_id.in_(reading))
    of_kind = {BlindEntry: copies, Assignment: reading, Flag: flags}
    return [
        and_(AuditEntry.object_kind == kind.__tablename__, AuditEntry.object_id.in_(ids))
        for kind, ids in of_kind.items()
    ]
