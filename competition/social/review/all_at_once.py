"""Approving at once all that is drawn, and the kit that follows by itself once nothing is left to approve."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform.jobs import Job
from competition.social.models import Card
from competition.social.queries import current_kit, everything_of, included
from competition.social.review.reading import Reviewed, reviewed_all
from competition.social.review.services import Approved, approve
from competition.social.review.states import State
from competition.social.services import request_kit, says_the_same


def approve_all(
    session: Session, *, campaign: Campaign, faces: Collection[str], actor: Account | None, now: datetime
) -> Approved:
    """Approve every post that is drawn as it is at this moment and not left out. Raises NotFrozenError."""
    posts = _posts(session, campaign)
    return approve(session, campaign=campaign, posts=posts, faces=faces, actor=actor, now=now)


def kit_after_the_last(
    session: Session,
    *,
    campaign: Campaign,
    faces: Collection[str],
    base_url: str,
    actor: Account | None,
    now: datetime,
) -> Job | None:
    """Ask for the kit once nothing that is drawn is left to approve; None while something is, or it holds.

    What is not drawn yet cannot be approved: making the kit draws it.
    """
    everything, chosen = everything_of(session, campaign)
    posts = reviewed_all(everything, chosen, _cards(session, campaign))
    if any(each.state in (State.OPEN, State.CHANGED) and each.is_drawn(faces) for each in posts):
        return None
    kit = current_kit(session, campaign.id)
    if kit is not None and says_the_same(kit, included(everything, chosen), base_url):
        return None
    return request_kit(session, campaign=campaign, actor=actor, now=now)


def _posts(session: Session, campaign: Campaign) -> tuple[Reviewed, ...]:
    return reviewed_all(*everything_of(session, campaign), _cards(session, campaign))


def _cards(session: Session, campaign: Campaign) -> list[Card]:
    return list(session.scalars(select(Card).where(Card.campaign_id == campaign.id)))
