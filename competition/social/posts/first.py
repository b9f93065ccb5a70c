"""The row of what is chosen for a post that nobody has touched so far."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.social.content import Post
from competition.social.models import PostChoice
from competition.social.services import subject_of


def first_choice(
    session: Session, *, campaign: Campaign, post: Post, actor: Account | None, now: datetime
) -> PostChoice:
    """Return a new row, in which nothing is chosen."""
    entry_id, contribution_id = subject_of(session, post)
    choice = PostChoice(
        campaign_id=campaign.id,
        post=post.key,
        entry_id=entry_id,
        contribution_id=contribution_id,
        included=True,
        version=0,
        changed_at=now,
        changed_by_id=actor.id if actor else None,
    )
    session.add(choice)
    session.flush()
    return choice
