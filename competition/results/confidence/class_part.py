"""What a class's own page tells in confidence, between the letter and the announcement."""

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.entries.outcomes import InConfidence, tell_classes
from competition.results.confidence.queries import find_holding, works_of_class


@tell_classes
def _of_class(session: Session, campaign: Campaign, class_id: int) -> InConfidence | None:
    holding = find_holding(session, campaign)
    if holding is None or holding.told is None:
        return None
    works = works_of_class(session, campaign.id, class_id)
    if not works:
        return None
    named = tuple((work.title or work.number, work.language) for work in works)
    return InConfidence(works=named, due_at=holding.told.due_at)
