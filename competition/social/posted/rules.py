"""What is kept of a post that stands: what it told then, and an address that can be opened. Pure."""

from urllib.parse import urlsplit

from competition.social.content import Post, fingerprint
from competition.social.formats import PLATFORMS
from competition.social.posted.errors import NoAddressError, UnknownPlatformError
from competition.social.posts.templates import Template

LONGEST = 1000
_SCHEMES = ("https", "http")


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
