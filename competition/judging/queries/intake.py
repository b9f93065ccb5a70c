"""Which blind copies there are for a round."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.entries.blind import BlindEntry
from competition.judging.models import RoundCategory, RoundEntry
from competition.judging.queries.live import LIVE


def copies_to_take_in(session: Session, *, round_id: int, campaign_id: int) -> Sequence[tuple[int, int]]:
    """Return (blind copy's id, reads) of every accepted entry of the round's categories that is not in it
    yet.
    """
    inside = select(RoundEntry.blind_entry_id).where(RoundEntry.round_id == round_id)
    rows = session.execute(
        select(BlindEntry.id, RoundCategory.reads)
        .join(RoundCategory, RoundCategory.category_id == BlindEntry.category_id)
        .where(RoundCategory.round_id == round_id, BlindEntry.campaign_id == campaign_id, LIVE)
        .where(BlindEntry.id.not_in(inside))
        .order_by(BlindEntry.entry_id)
    )
    return [(row.id, row.reads) for row in rows]
