"""What was chosen for posts, and a post as it would be at this moment."""

import hashlib
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.social.content import Content, Post
from competition.social.models import PostChoice
from competition.social.posts.choices import AS_PROPOSED, Crop, Wish


def choices_of(session: Session, campaign_id: int) -> dict[str, PostChoice]:
    """Return what was chosen, by the posts' keys; one statement."""
    wanted = select(PostChoice).where(PostChoice.campaign_id == campaign_id)
    return {choice.post: choice for choice in session.scalars(wanted)}


def post_of(content: Content, choice: PostChoice | None) -> Post:
    """Return the post with what was chosen for it; a passage holds as long as the words are the same."""
    school = f"{content.city}/{content.school}" if hasattr(content, "school") else ""
    if choice is None:
        return Post(content, AS_PROPOSED, school=school)
    same = choice.words == words_stamp(content)
    stands = choice.first is not None and choice.last is not None
    passage = (choice.first or 0, choice.last or 0) if stands and same else None
    return Post(
        content,
        Wish(choice.design, passage, choice.shows, _crops(choice.crops)),
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
