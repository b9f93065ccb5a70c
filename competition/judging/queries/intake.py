"""Which blind copies there are for a round."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from competition.entries.blind import BlindEntry
from competition.judging.models import Round, RoundCategory, RoundEntry
from competition.judging.queries.live import LIVE


def copies_to_take_in(
    session: Session, *, round_id: int, campaign_id: int, only: Collection[int] | None = None
) -> Sequence[tuple[int, int]]:
    """Return (blind copy's id, reads) of every accepted entry of the round's categories that is not in it
    yet; of these entries only, if given, else of those that may come in late.
    """
    inside = select(RoundEntry.blind_entry_id).where(RoundEntry.round_id == round_id)
    late = [] if only is not None else [may_come_late()]
    rows = session.execute(
        select(BlindEntry.id, BlindEntry.entry_id, RoundCategory.reads)
        .join(RoundCategory, RoundCategory.category_id == BlindEntry.category_id)
        .join(Round, Round.id == RoundCategory.round_id)
        .where(RoundCategory.round_id == round_id, BlindEntry.campaign_id == campaign_id, LIVE)
        .where(BlindEntry.id.not_in(inside), *late)
        .order_by(BlindEntry.entry_id)
    )
    return [(row.id, row.reads) for row in rows if only is None or row.entry_id in only]


def may_come_late() -> ColumnElement[bool]:
    """Whether a blind copy may still come into a round, with `Round` and `BlindEntry` at hand.

    Where a round takes what goes on from an earlier one, that is an entry which no earlier round knew, or a
    new copy of one that is in it: what did not go on stays out.
    """
    earlier = aliased(Round)
    known = _holds(earlier.id).where(earlier.campaign_id == Round.campaign_id, earlier.number < Round.number)
    inside = _holds(Round.id)
    return or_(
        Round.source_id.is_(None),
        inside.correlate(Round, BlindEntry).exists(),
        ~known.correlate(Round, BlindEntry).exists(),
    )


def _holds(round_id: Any) -> Any:
    """Select what a round holds of the entry at hand, in whichever edition."""
    held, copy = aliased(RoundEntry), aliased(BlindEntry)
    return (
        select(held.blind_entry_id)
        .join(copy, copy.id == held.blind_entry_id)
        .where(held.round_id == round_id, copy.entry_id == BlindEntry.entry_id)
    )
