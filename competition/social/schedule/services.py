"""Moving a post to another time, letting it have its planned time again, and planning all of them anew."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import audit
from competition.social.content import Part
from competition.social.deeds import record_deed
from competition.social.models import PostChoice, Timetable
from competition.social.queries import plan_of
from competition.social.review.reading import Reviewed
from competition.social.review.services import choice_of
from competition.social.schedule.errors import MovedMeanwhileError
from competition.social.schedule.page import moving
from competition.social.schedule.timetable import as_rows, told_of
from competition.social.services import outdate


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


def plan_anew(session: Session, *, campaign: Campaign, actor: Account | None, now: datetime) -> int:
    """Let everything that is to come have its time by today's posts; return how many posts have another one.

    What is over, and what was moved by hand, stays. A kit says other times then and is made anew.
    """
    kept = session.get(Timetable, campaign.id, with_for_update=True)
    if kept is None:
        return 0
    told = told_of(session, campaign.id)
    moved = moving(plan_of(session, campaign), told, now)
    if moved:
        kept.times, kept.told_at = as_rows(told.over(now).times), now
        outdate(session, campaign_id=campaign.id, part=Part.CALENDAR)
        audit.record(
            session,
            actor_id=actor.id if actor else None,
            action="social.plan_anew",
            object_kind="campaign",
            object_id=campaign.id,
            campaign_id=campaign.id,
            now=now,
            posts=len(moved),
        )
    return len(moved)


def seen_time(at: datetime | None) -> str:
    """Return a moment as a form keeps it, empty for the planned time."""
    return at.isoformat() if at else ""
