"""What the jury's meeting decided, as a bundle of results tells it: without names and typed words."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.entries.models import Entry
from competition.moderation.models import Decision
from competition.results.sealing.others import add_to_bundle


@dataclass(frozen=True)
class DecisionFacts:
    """A decision about a work; `order` counts from 1 through the meeting. A later one takes its place.

    `reason` is for the organiser: somebody typed it, so it goes into no bundle.
    """

    entry: str
    choice: str
    order: int
    reason: str


def decision_facts(session: Session, campaign_id: int) -> list[DecisionFacts]:
    """Return every decision in the order in which they were made."""
    rows = session.execute(
        select(Entry.ref, Decision.choice, Decision.reason)
        .join(Entry, Entry.id == Decision.entry_id)
        .where(Decision.campaign_id == campaign_id)
        .order_by(Decision.id)
    )
    return [DecisionFacts(ref, choice, at, reason) for at, (ref, choice, reason) in enumerate(rows, start=1)]


@add_to_bundle("decisions")
def _for_bundle(session: Session, campaign_id: int) -> list[dict[str, Any]]:
    facts = decision_facts(session, campaign_id)
    return [{"entry": each.entry, "choice": each.choice, "order": each.order} for each in facts]
