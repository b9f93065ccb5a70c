"""Who may see a card: those who run the campaign, only while what it shows may be shown."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.campaign.policies import find_campaign, runs
from competition.consent.rules import Channel
from competition.entries.credits import credits  # noqa: A004 - the word of the field
from competition.social.models import Card
from competition.social.queries import plan_of
from competition.social.services import says_stamp
from competition.web.policies import Policy


def _office_card(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    card = session.scalar(select(Card).where(Card.ref == ref, Card.campaign_id == campaign.id))
    if card is None:
        return None
    if card.entry_id is None:
        return {"campaign": campaign, "card": card} if still_said(session, campaign, card) else None
    allowed = credits(session, entry_ids=[card.entry_id], channel=Channel.SOCIAL)
    return {"campaign": campaign, "card": card} if allowed[card.entry_id].allowed else None


def still_said(session: Session, campaign: Campaign, card: Card) -> bool:
    """Whether a card still says what may be said: the people and works that it names."""
    plan = plan_of(session, campaign)
    return any(
        post.key == card.post and says_stamp(post.content, plan.sender) == card.says for post in plan.posts
    )


OFFICE_CARD = Policy("office card", _office_card)
