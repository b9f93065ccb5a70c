"""Posts at which drawing died twice: the kit is whole without them, and tells of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.platform.i18n import format_list, gettext, ngettext
from competition.platform.jobs import Job, JobState
from competition.social.content import CardContent, Post
from competition.social.errors import CannotDrawError
from competition.social.posts.templates import Template

MOST = 5
"""With more of them than that it is the installation that something is wrong with, and no kit is made."""


def which(post: Post) -> str:
    """Return how a person finds a post: the number of its work, else its key."""
    return post.content.number if isinstance(post.content, CardContent) else post.key


def add(undrawn: dict[str, str], post: Post, reason: str) -> None:
    """Put a post to those that are undrawn, with the reason. Raises CannotDrawError for one too many."""
    undrawn[post.key] = reason
    if len(undrawn) > MOST:
        raise CannotDrawError(which=which(post), reason=reason)


def told(posts: Iterable[Post], undrawn: Mapping[str, str]) -> list[dict[str, str]]:
    """Return what jobs and kits tell of them: the posts' keys, the numbers of works, why drawing ended."""
    return [
        {
            "post": post.key,
            "work": post.content.number if isinstance(post.content, CardContent) else "",
            "reason": undrawn[post.key],
        }
        for post in posts
        if post.key in undrawn
    ]


def undrawn_before(session: Session, job: str, campaign_id: int) -> frozenset[str]:
    """Return the keys of the posts that the last job of this name left undrawn."""
    done = select(Job.result).where(
        Job.name == job, Job.campaign_id == campaign_id, Job.state == JobState.DONE
    )
    result = session.scalar(done.order_by(Job.id.desc()).limit(1)) or {}
    return frozenset(each["post"] for each in result.get("undrawn", ()))


def said(rows: Iterable[Mapping[str, Any]], names: Mapping[Template, str]) -> str:
    """Return which posts are not in the kit as they could not be drawn, and what to do; nothing for none."""
    named = [row["work"] or _named(row["post"], names) for row in rows]
    if not named:
        return ""
    return ngettext(
        "One post is not in the kit, as drawing it ended twice before its cards were whole: %(names)s. Make "
        "the cards again. If that does not help, choose another passage or design for it or leave it out, "
        "and tell whoever runs this installation.",
        "%(num)s posts are not in the kit, as drawing them ended twice before their cards were whole: "
        "%(names)s. Make the cards again. If that does not help, choose other passages or designs for them "
        "or leave them out, and tell whoever runs this installation.",
        len(named),
        names=format_list(named),
    )


def _named(key: str, names: Mapping[Template, str]) -> str:
    kind = key.partition("-")[0]
    return next((gettext(name) for template, name in names.items() if template == kind), key)
