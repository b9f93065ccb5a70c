"""What a bundle holds of the duels: works, judges, and what was said of each pair."""

from typing import Any

from sqlalchemy.orm import Session

from competition.duels.facts import duel_facts
from competition.results.duelled import as_values
from competition.results.sealing.others import add_to_bundle


@add_to_bundle("duels")
def tell_duels(session: Session, campaign_id: int) -> list[dict[str, Any]]:
    """Tell the campaign's closed duels in the order in which they were closed."""
    return as_values(duel_facts(session, campaign_id))
