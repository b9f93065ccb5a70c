"""Where things lie in the kit: a folder for each day, in it one for each kind of platform. Pure.

Platforms that want the same picture share a folder that names them all, so that each file is in the kit once:
a kit weighs a quarter of what it would with a copy for each platform, and nobody wonders which copy is right.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from competition.social.content import CardContent, Post
from competition.social.formats import FORMATS, LINK, PLATFORMS, Platform
from competition.social.kit.items import Contents, Item, KitCard
from competition.social.posts.templates import Template

UNSCHEDULED, MORE, TOOLKIT = "unscheduled", "more-formats", "toolkit"
_EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png"}
Paths = Mapping[tuple[int, str, str, int], str]
"""Where a card lies, by its post's number, its format, its language and its slide."""


@dataclass(frozen=True)
class Shelf:
    """Platforms that want the same picture: the first of these formats that a post has."""

    folder: str
    platforms: tuple[str, ...]
    formats: tuple[str, ...]


_SHELVES = (
    Shelf("instagram", ("Instagram",), ("carousel", "portrait", "square")),
    Shelf("stories", ("Instagram Stories", "WhatsApp Status"), ("story",)),
    Shelf("facebook", ("Facebook",), ("square", "portrait")),
    Shelf(
        "x-linkedin-mastodon-bluesky",
        ("X", "LinkedIn", "Mastodon", "Bluesky"),
        ("wide", "square", "portrait"),
    ),
)


@cache
def shelves() -> tuple[Shelf, ...]:
    """Return all shelves; a platform that no line above names has one of its own."""
    known = {name for shelf in _SHELVES for name in shelf.platforms}
    more = [platform.name for platform in PLATFORMS if platform.name not in known]
    return (*_SHELVES, *(Shelf(name.lower().replace(" ", "-"), (name,), _formats_for(name)) for name in more))


def _formats_for(platform: str) -> tuple[str, ...]:
    return tuple(fmt.key for fmt in FORMATS if platform in {each.name for each in fmt.platforms})


def platforms_on(shelf: Shelf) -> tuple[Platform, ...]:
    """Return the platforms of a shelf."""
    return tuple(platform for platform in PLATFORMS if platform.name in shelf.platforms)


def best(shelf: Shelf, item: Item) -> tuple[KitCard, ...]:
    """Return what a post shows on a shelf's platforms, in each language; a carousel has several slides."""
    for key in shelf.formats:
        found = tuple(card for card in item.cards if card.format.key == key)
        if found and (found[0].format.slides == 1 or max(card.slide for card in found) > 1):
            return found
    return ()


def said_in(cards: Iterable[KitCard], item: Item, language: str) -> tuple[KitCard, ...]:
    """Return those in a language where the words on them are ours; a work looks the same in all languages."""
    ours = item.post.template.in_own_words
    return tuple(card for card in cards if not ours or card.locale == language)


def paths(contents: Contents) -> Paths:
    """Return where every card lies, each once: with the first platform that wants it, or among more formats.

    A link preview is left to the web page that is shared, unless somebody asks for that format.
    """
    found: dict[tuple[int, str, str, int], str] = {}
    digits = max(2, len(str(len(contents.items))))
    for item in contents.items:
        for shelf in shelves():
            for card in best(shelf, item):
                folder = f"{_day(contents, item)}/{shelf.folder}"
                found.setdefault(_key(item, card), f"{folder}/{_name(contents, item, card, digits)}")
        for card in item.cards:
            if card.format.key != LINK or (contents.choice.formats and LINK in contents.choice.formats):
                folder = f"{MORE}/{card.format.key}"
                found.setdefault(_key(item, card), f"{folder}/{_name(contents, item, card, digits)}")
    return found


def lies_at(found: Paths, item: Item, cards: Sequence[KitCard]) -> list[str]:
    """Return where cards lie."""
    return [found[_key(item, card)] for card in cards if _key(item, card) in found]


def _key(item: Item, card: KitCard) -> tuple[int, str, str, int]:
    return item.number, card.format.key, card.locale, card.slide


def _day(contents: Contents, item: Item) -> str:
    at = item.at(contents.zone)
    return f"{at:%Y-%m-%d}" if at else UNSCHEDULED


def _name(contents: Contents, item: Item, card: KitCard, digits: int) -> str:
    """Return a file's name: the hour, the post's number and what it is, nothing that a person is called."""
    at = item.at(contents.zone)
    spoken = card.locale if item.post.template.in_own_words else ""
    slide = f"{card.slide:02}" if card.format.slides > 1 else ""
    parts = (f"{at:%H%M}" if at else "", f"{item.number:0{digits}}", told_by(item.post), spoken)
    name = "-".join(part for part in (*parts, card.format.key, slide) if part)
    return f"{name}.{_EXTENSIONS[card.media_type]}"


def told_by(post: Post) -> str:
    """Return what a post is, in a word of a file's name."""
    content = post.content
    if isinstance(content, CardContent):
        return "-".join((content.form, content.age_group, content.award.replace("_", "-")))
    more = (content.form, content.age_group) if content.template is Template.WINNERS else ()
    days = (str(content.figure("days")),) if content.template is Template.COUNTDOWN else ()
    return "-".join((content.template.value, *more, *days))
