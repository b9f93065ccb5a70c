"""Posts that are to be taken down again: what they show may not be shown any more, or has changed since.

Nobody tells Garland what was posted. So a post is named if somebody told where it stands, and also if it was
approved and so stood in a kit: then whoever posts looks for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Category
from competition.entries.models import Entry
from competition.social import wording
from competition.social.content import Plan
from competition.social.models import PostChoice, PostedLink
from competition.social.posted.rules import said_by
from competition.social.posted.services import links_of
from competition.social.posts.templates import Template, key_of
from competition.social.queries import everything_of


class Reason(StrEnum):
    """Why a post is to be taken down."""

    GONE = "gone"
    """It may not be shown at all: a consent, the work or what somebody says does not stand any more.

    What somebody left out of the kit may still be shown, and so may stand where it stands.
    """
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
    plan, chosen = everything_of(session, campaign)
    return taken_from(session, plan, chosen, links_of(session, campaign.id))


def taken_from(
    session: Session, plan: Plan, chosen: Mapping[str, PostChoice], links: Iterable[PostedLink]
) -> tuple[ToTakeDown, ...]:
    """Return it of a plan with every post and what was chosen and told; two statements at most."""
    told = _by_post(links)
    posts = {post.key: post for post in plan.posts}
    standing = {key: tuple(link for link in links if not link.taken_down_at) for key, links in told.items()}
    found: dict[str, Reason] = {}
    for key in sorted({*chosen, *told} - set(posts)):
        if standing.get(key) or (key not in told and key in chosen and chosen[key].approved):
            found[key] = Reason.GONE
    for key, post in posts.items():
        if any(link.says and link.says != said_by(post) for link in standing.get(key, ())):
            found[key] = Reason.CHANGED
    works = {key_of_work(each.ref): (each.number, each.title) for each in plan.left_out}
    works |= _works(session, [chosen[key] for key in found if key in chosen and key not in works])
    works |= _categories(session, found)
    return tuple(
        ToTakeDown(key, reason, *works.get(key, ("", "")), standing.get(key, ()))
        for key, reason in sorted(found.items())
    )


def key_of_work(entry_ref: str) -> str:
    """Return the key of the post of a work, whatever its form."""
    return key_of(Template.POEM, entry_ref)


def _by_post(links: Iterable[PostedLink]) -> dict[str, list[PostedLink]]:
    found: defaultdict[str, list[PostedLink]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (link.platform, link.id)):
        found[link.post].append(link)
    return found


def _works(session: Session, choices: list[PostChoice]) -> dict[str, tuple[str, str]]:
    """Return number and title of the works that posts show, by the posts' keys."""
    posts = {choice.entry_id: choice.post for choice in choices if choice.entry_id is not None}
    if not posts:
        return {}
    rows = session.execute(select(Entry.id, Entry.number, Entry.title).where(Entry.id.in_(posts)))
    return {posts[row.id]: (row.number or "", row.title) for row in rows}


def _categories(session: Session, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return no number, and the name of the category, of posts with the winners of one."""
    refs = {key.removeprefix(_WINNERS): key for key in keys if key.startswith(_WINNERS)}
    if not refs:
        return {}
    found = session.scalars(select(Category).where(Category.ref.in_(refs)))
    return {refs[each.ref]: ("", wording.category_named(each.form, each.age_group)) for each in found}


_WINNERS = key_of(Template.WINNERS, "-").removesuffix("-")
