"""Telling where a post stands, and that it was taken down."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.social.content import Post
from competition.social.deeds import record_deed
from competition.social.models import PostChoice, PostedLink
from competition.social.posted.rules import checked_address, said_by


def links_of(session: Session, campaign_id: int) -> list[PostedLink]:
    """Return where posts stand and stood, in the order in which it was told; one statement."""
    wanted = select(PostedLink).where(PostedLink.campaign_id == campaign_id).order_by(PostedLink.id)
    return list(session.scalars(wanted))


def tell_link(
    session: Session,
    *,
    campaign: Campaign,
    post: Post,
    platform: str,
    url: str,
    actor: Account | None,
    now: datetime,
) -> PostedLink:
    """Keep where a post stands on a platform; told twice, it is kept once, as it is now.

    Raises NoAddressError, UnknownPlatformError.
    """
    url = checked_address(url, platform)
    known = select(PostedLink).where(
        PostedLink.campaign_id == campaign.id, PostedLink.post == post.key, PostedLink.url == url
    )
    link = session.scalar(known) or PostedLink(campaign_id=campaign.id, post=post.key, url=url)
    link.platform, link.says, link.told_at, link.taken_down_at = platform, said_by(post), now, None
    link.told_by_id = actor.id if actor else None
    session.add(link)
    record_deed(session, "social.tell_link", link, actor, now)
    return link


def take_down(session: Session, *, link: PostedLink, actor: Account | None, now: datetime) -> None:
    """Keep that a post was taken down."""
    if link.taken_down_at is None:
        link.taken_down_at = now
        record_deed(session, "social.take_down", link, actor, now)


def still_stands(
    session: Session, *, link: PostedLink, post: Post, actor: Account | None, now: datetime
) -> None:
    """Keep that somebody looked at a post that has changed meanwhile, and that it may stand as it does."""
    link.says = said_by(post)
    record_deed(session, "social.let_stand", link, actor, now)


def forget_link(session: Session, *, link: PostedLink, actor: Account | None, now: datetime) -> None:
    """Forget an address that was told by mistake."""
    record_deed(session, "social.forget_link", link, actor, now)
    session.delete(link)


def stands_nowhere(
    session: Session, *, campaign: Campaign, post: str, actor: Account | None, now: datetime
) -> bool:
    """Keep that an approved post was looked for and stands nowhere; return whether there is such a post."""
    wanted = select(PostChoice).where(PostChoice.campaign_id == campaign.id, PostChoice.post == post)
    choice = session.scalar(wanted)
    if choice is None or not choice.approved:
        return False
    choice.approved, choice.approved_at, choice.approved_by_id = "", None, None
    record_deed(session, "social.stands_nowhere", choice, actor, now)
    return True
