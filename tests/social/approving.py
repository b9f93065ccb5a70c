"""Approving a campaign's posts in tests of what follows: as they are, whether they were drawn or not."""

from competition.social.posts.first import first_choice
from competition.social.posts.queries import choices_of
from competition.social.posts.stamps import approval_stamp, is_approved
from competition.social.queries import plan_of
from competition.social.schedule.timetable import keep_times


def approve(session, campaign, now):
    """Approve every post as it is at this moment; return how many were not before."""
    plan, chosen = plan_of(session, campaign), choices_of(session, campaign.id)
    waiting = [post for post in plan.posts if not is_approved(post, plan.sender, plan.languages)]
    for post in waiting:
        choice = chosen.get(post.key) or first_choice(
            session, campaign=campaign, post=post, actor=None, now=now
        )
        choice.approved, choice.approved_at = approval_stamp(post, plan.sender, plan.languages), now
    session.flush()
    if waiting:
        keep_times(session, campaign=campaign, now=now)
    return len(waiting)
