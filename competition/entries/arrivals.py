"""The campaign's garland on its call page: a leaf for every entry handed in, nothing else told of it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.front import add_leaves
from competition.campaign.models import Campaign, Category
from competition.entries.models import Entry
from competition.entries.rules import EntryState

STANDING = (EntryState.SUBMITTED, EntryState.RETURNED, EntryState.ACCEPTED)


@add_leaves
def forms_in_order_of_arrival(session: Session, campaign: Campaign) -> Sequence[str]:
    """Return the form of every entry that stands, the first to arrive first."""
    return session.scalars(
        select(Category.form)
        .join(Entry, Entry.category_id == Category.id)
        .where(Entry.campaign_id == campaign.id, Entry.state.in_(STANDING), Entry.set_apart_at.is_(None))
        .order_by(Entry.submitted_at, Entry.id)
    ).all()
