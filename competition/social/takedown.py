"""Posts that are to be taken down again: what they show may not be shown any more, or has changed since.

Nobody tells Garland what was posted. So a post is named if somebody told where it stands, and also if it was
approved and so stood in a kit: then whoever posts looks for it.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.entries.models import Entry
from competition.social.models import PostChoice, PostedLink
from competition.social.posted.rules import said_by
from competition.social.posts.queries import choices_of
from competition.social.queries import plan_of


class Reason(StrEnum):
    """Why a post is to be taken down."""

    GONE = "gone"
    """It may not be shown at all: a consent, the work or what somebody says does not stand any more."""
    CHANGED = "changed"
    """It would tell something else of people or works by now, for instance a name less: look at it."""


@dataclass(frozen=True)
class ToTakeDown:
    """A post, the number and title of the work that it shows if any, and where it is known to stand.

    The title is for the secretariat: the work may not be shown.
    """

    post: str
    reason: Reason
    number: str
    title: str
    links: tuple[PostedLink, ...]


def to_take_down(session: Session, campaign: Campaign) -> tuple[ToTakeDown, ...]:
    """Return what is to be taken down or looked at, in the order of keys; nothing known to be down."""
    plan, chosen = plan_of(session, campaign), choices_of(session, campaign.id)
    told = _links(session, campaign.id)
    posts = {post.key: post for post in plan.posts}
    standing = {key: tuple(link for link in links if not link.taken_down_at) for key, links in told.items()}
    found: dict[str, Reason] = {}
    for key in sorted({*chosen, *told} - set(posts)):
        if standing.get(key) or (key not in told and key in chosen and chosen[key].approved):
            found[key] = Reason.GONE
    for key, post in posts.items():
        if any(link.says and link.says != said_by(post) for link in standing.get(key, ())):
            found[key] = Reason.CHANGED
    works = _works(session, [chosen[key] for key in found if key in chosen])
    return tuple(
        ToTakeDown(key, reason, *works.get(key, ("", "")), standing.get(key, ()))
        for key, reason in sorted(found.items())
    )


def _links(session: Session, campaign_id: int) -> dict[str, list[PostedLink]]:
    found: defaultdict[str, list[PostedLink]] = defaultdict(list)
    wanted = select(PostedLink).where(PostedLink.campaign_id == campaign_id)
    for link in session.scalars(wanted.order_by(PostedLink.platform, PostedLink.id)):
        found[link.post].append(link)
    return found


def _works(session: Session, choices: list[PostChoice]) -> dict[str, tuple[str, str]]:
    """Return number and title of the works that posts show, by the posts' keys."""
    posts = {choice.entry_id: choice.post for choice in choices if choice.entry_id is not None}
    rows = session.execute(select(Entry.id, Entry.number, Entry.title).where(Entry.id.in_(posts)))
    return {posts[row.id]: (row.number or "", row.title) for row in rows}
