"""Who may see a card: those who run the campaign, only while what it shows may be shown."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.campaign.policies import find_campaign, runs
from competition.social.models import Card
from competition.social.queries import everything_of, work_of
from competition.social.review.reading import reviewed_of
from competition.social.services import says_stamp
from competition.web.policies import Policy


def _office_card(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    card = session.scalar(select(Card).where(Card.ref == ref, Card.campaign_id == campaign.id))
    if card is None:
        return None
    return {"campaign": campaign, "card": card} if still_said(session, campaign, card) else None


def _office_post(
    session: Session, viewer: Viewer, slug: str, post: str, **arguments: Any
) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or not runs(viewer, campaign):
        return None
    reviewed = reviewed_of(session, campaign, post)
    return {"campaign": campaign, "reviewed": reviewed, **arguments} if reviewed else None


def still_said(session: Session, campaign: Campaign, card: Card) -> bool:
    """Whether a card still says what may be said: the work, the people and whom it names."""
    if card.entry_id is not None:
        work, sender = work_of(session, campaign, card.entry_id)
        return work is not None and says_stamp(work, sender) == card.says
    plan, _ = everything_of(session, campaign)
    return any(
        post.key == card.post and says_stamp(post.content, plan.sender) == card.says for post in plan.posts
    )


OFFICE_CARD = Policy("office card", _office_card)
OFFICE_POST = Policy("office post", _office_post)
