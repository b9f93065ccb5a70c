"""Who may see a card before it is posted: the secretariat, and only while the work may be shown."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.policies import find_campaign, runs
from competition.consent.rules import Channel
from competition.entries.credits import credits  # noqa: A004 - the word of the field
from competition.social.models import Card
from competition.web.policies import Policy


def _office_card(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    card = session.scalar(select(Card).where(Card.ref == ref, Card.campaign_id == campaign.id))
    if card is None:
        return None
    allowed = credits(session, entry_ids=[card.entry_id], channel=Channel.SOCIAL)
    return {"campaign": campaign, "card": card} if allowed[card.entry_id].allowed else None


OFFICE_CARD = Policy("office card", _office_card)
