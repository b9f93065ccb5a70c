"""What somebody approves: a post exactly as it was seen. Pure."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from competition.social.content import Post, Sender, fingerprint


def approval_stamp(post: Post, sender: Sender, languages: Sequence[str]) -> str:
    """Return the fingerprint of what is approved: what a post says, how it was wished, its texts, its sender,
    and the languages that its captions, or its cards, speak.

    Which leaves the garland has is not part of it: each entry of the campaign is one, and a withdrawal
    somewhere is no reason to look at every post again.
    """
    seen = replace(sender, garland=())
    texts = dict(post.captions), dict(post.alts), list(languages)
    return fingerprint(post.content, asdict(post.wish), *texts, seen)


def is_approved(post: Post, sender: Sender, languages: Sequence[str]) -> bool:
    """Whether somebody approved a post exactly as it is now."""
    return bool(post.approved) and post.approved == approval_stamp(post, sender, languages)
