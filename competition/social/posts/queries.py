"""What was chosen for posts, and a post as it would be at this moment."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.social.content import Content, Post
from competition.social.designs import DESIGNS, USUAL
from competition.social.models import PostChoice
from competition.social.posts.choices import AS_PROPOSED, Crop, Wish

DESIGN = "cards"
"""What the design of the cards is kept under in a campaign's look."""


def choices_of(session: Session, campaign_id: int) -> dict[str, PostChoice]:
    """Return what was chosen, by the posts' keys; one statement."""
    wanted = select(PostChoice).where(PostChoice.campaign_id == campaign_id)
    return {choice.post: choice for choice in session.scalars(wanted)}


def design_of(brand: Mapping[str, Any]) -> str:
    """Return the name of the design that a campaign's cards have; empty for the usual one."""
    return drawn_in(str(brand.get(DESIGN, "")), "")


def drawn_in(own: str, usual: str) -> str:
    """Return the design that a post is drawn in: its own, else the campaign's; empty for the usual one."""
    asked = own or usual
    return asked if asked in DESIGNS and asked != USUAL else ""


def post_of(content: Content, choice: PostChoice | None, usual: str = "") -> Post:
    """Return the post with what was chosen for it; a passage holds as long as the words are the same.

    `usual` is the campaign's design, for posts without one of their own.
    """
    school = f"{content.city}/{content.school}" if hasattr(content, "school") else ""
    if choice is None:
        return Post(content, replace(AS_PROPOSED, design=usual), school=school)
    same = choice.words == words_stamp(content)
    stands = choice.first is not None and choice.last is not None
    passage = (choice.first or 0, choice.last or 0) if stands and same else None
    return Post(
        content,
        Wish(drawn_in(choice.design, usual), passage, choice.shows, _crops(choice.crops)),
        dict(choice.captions),
        dict(choice.alts),
        school,
        stale=stands and not same,
        at=choice.at,
        approved=choice.approved if choice.included else "",
    )


def words_stamp(content: Content) -> str:
    """Return the SHA-256 of the words that a passage is chosen of."""
    return hashlib.sha256(content.original.text.encode()).hexdigest()


def _crops(rows: dict[str, Any]) -> dict[str, Crop]:
    return {key: Crop(**values) for key, values in rows.items()}
