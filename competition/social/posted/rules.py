"""Which posts have to be taken down, or looked at again. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from competition.social.content import Post, fingerprint
from competition.social.formats import PLATFORMS
from competition.social.posted.errors import NoAddressError, UnknownPlatformError
from competition.social.posts.templates import Template

if TYPE_CHECKING:
    from competition.social.models import PostedLink

LONGEST = 1000
_SCHEMES = ("https", "http")


class Reason(StrEnum):
    """Why somebody has to act on a post that stands."""

    GONE = "gone"
    """It may not be shown any more, or it has won nothing any more."""
    CHANGED = "changed"
    """It would say something else by now, for instance a name less."""


@dataclass(frozen=True)
class Down:
    """A post that stands somewhere and should not stand there as it does; `post` as it would be now."""

    link: "PostedLink"
    reason: Reason
    post: Post | None


def to_take_down(links: Iterable["PostedLink"], posts: Iterable[Post]) -> tuple[Down, ...]:
    """Return what has to be taken down or looked at, what is gone first, in the order it was told."""
    now = {post.key: post for post in posts}
    found = [down for link in links if link.taken_down_at is None and (down := _down(link, now))]
    return tuple(sorted(found, key=lambda each: (each.reason is not Reason.GONE, each.link.id)))


def _down(link: "PostedLink", now: Mapping[str, Post]) -> Down | None:
    post = now.get(link.post)
    if post is None:
        return Down(link, Reason.GONE, None)
    return Down(link, Reason.CHANGED, post) if link.says and link.says != said_by(post) else None


def said_by(post: Post) -> str:
    """Return the fingerprint of what a post tells of people and works; empty where it tells of neither."""
    tells = not post.template.in_own_words or post.template is Template.WINNERS
    return fingerprint(post.content) if tells else ""


def checked_address(typed: str, platform: str) -> str:
    """Return an address as it was pasted. Raises NoAddressError, UnknownPlatformError."""
    if platform not in {each.name for each in PLATFORMS}:
        raise UnknownPlatformError
    url = "".join(typed.split())
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _SCHEMES and bool(parts.hostname) and not parts.username
    except ValueError:
        usable = False
    if not usable or len(url) > LONGEST:
        raise NoAddressError(platform=platform)
    return url
