"""Approving a campaign's posts in tests, as somebody does who has looked at all of them."""

from competition.social.posts.approving import approve_all


def approve(session, campaign, now):
    """Approve every post as it is at this moment."""
    return approve_all(session, campaign=campaign, actor=None, now=now)
