"""Approving at once whatever is not approved yet, as somebody does who has looked at everything."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import audit
from competition.social.posts.first import first_choice
from competition.social.posts.queries import choices_of
from competition.social.posts.stamps import approval_stamp, is_approved
from competition.social.queries import plan_of
from competition.social.schedule.timetable import keep_times


def approve_all(session: Session, *, campaign: Campaign, actor: Account | None, now: datetime) -> int:
    """Approve every post that is not left out as it is at this moment; return how many were not before."""
    plan, chosen = plan_of(session, campaign), choices_of(session, campaign.id)
    waiting = [post for post in plan.posts if not is_approved(post, plan.sender)]
    for post in waiting:
        choice = chosen.get(post.key) or first_choice(
            session, campaign=campaign, post=post, actor=actor, now=now
        )
        choice.approved, choice.approved_at = approval_stamp(post, plan.sender), now
        choice.approved_by_id = actor.id if actor else None
        choice.version += 1
    session.flush()
    if waiting:
        audit.record(
            session,
            actor_id=actor.id if actor else None,
            action="social.approve_all",
            object_kind="campaign",
            object_id=campaign.id,
            campaign_id=campaign.id,
            now=now,
            posts=len(waiting),
        )
        keep_times(session, campaign=campaign, now=now)
    return len(waiting)
