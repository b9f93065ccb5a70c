"""Moving a post to another time, and letting it have its planned time again."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.social.deeds import record_deed
from competition.social.models import PostChoice
from competition.social.review.reading import Reviewed
from competition.social.review.services import choice_of
from competition.social.schedule.errors import MovedMeanwhileError


def move(
    session: Session,
    *,
    campaign: Campaign,
    reviewed: Reviewed,
    at: datetime | None,
    seen: str,
    actor: Account | None,
    now: datetime,
) -> PostChoice:
    """Let a post go out at this moment, or at its planned time where it is None.

    `seen`: what `seen_time` gave when the page was opened. Raises MovedMeanwhileError.
    """
    choice = choice_of(session, campaign=campaign, reviewed=reviewed, actor=actor, now=now)
    if seen_time(choice.at) != seen:
        raise MovedMeanwhileError
    if choice.at == at:
        return choice
    choice.at = at
    record_deed(session, "social.move" if at else "social.plan", choice, actor, now)
    return choice


def seen_time(at: datetime | None) -> str:
    """Return a moment as a form keeps it, empty for the planned time."""
    return at.isoformat() if at else ""
