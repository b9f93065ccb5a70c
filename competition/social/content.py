"""What one card says: plain values, so that no drawing ever sees a database object. Pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from competition.campaign.rules import Calendar
from competition.social.posts.choices import AS_PROPOSED, Wish
from competition.social.posts.templates import Template, key_of


@dataclass(frozen=True)
class Words:
    """A work's title and text in one language (BCP 47)."""

    language: str
    title: str
    text: str = ""


@dataclass(frozen=True)
class Picture:
    """A rendition in the storage, and its description; size in pixels.

    `focus`: the middle of a portrait's face, of 1 from the left and from the top.
    """

    key: str
    width: int
    height: int
    alt: str
    focus: tuple[float, float] | None = None


@dataclass(frozen=True)
class Sender:
    """The campaign as its cards name it; `locale` is the language of the words around the works."""

    name: str
    slug: str
    year: int
    organiser: str
    hashtags: tuple[str, ...]
    locale: str
    dyes: Mapping[str, str]
    garland: tuple[str, ...]
    logo: Picture | None = None
    faces: str = ""
    """The pair of faces that its words are set in, a name of `platform.faces.PAIRS`."""


@dataclass(frozen=True)
class Excerpt:
    """The words of a work that stand on a card, empty when the picture speaks, and their translation there.

    A poem keeps its lines, prose runs on as it was written.
    """

    text: str = ""
    translation: str = ""


@dataclass(frozen=True)
class CardContent:
    """A winning work as its card, caption and alt text tell it. `who` is what its consents allow."""

    entry_id: int
    entry_ref: str
    number: str
    form: str
    age_group: str
    award: str
    place: int
    original: Words
    translation: Words | None
    picture: Picture | None
    who: str
    school: str
    city: str
    country: str = ""

    @property
    def template(self) -> Template:
        """The template of its post; a form of the campaign's own is told by what its works consist of."""
        if self.picture is not None and not self.original.text:
            return Template.ILLUSTRATION
        return Template.POEM if self.form == "poem" else Template.ESSAY

    @property
    def key(self) -> str:
        """The key of its post."""
        return key_of(self.template, self.entry_ref)


@dataclass(frozen=True)
class Listed:
    """One of several works that a card names. `who` is what its consents allow.

    `picture` is that of an illustration: a work of words is told by its title.
    """

    award: str
    place: int
    original: Words
    translation: Words | None
    who: str
    city: str
    picture: Picture | None = None


NO_WORDS = Words("", "")


@dataclass(frozen=True)
class Message:
    """What a card says that shows no winning work. Its own words come from `template` and the facts here.

    `original` and `translation` are what somebody says (a statement, a quote); `who` speaks, as far as they
    allow it, and their `office` such as “baker”. `subject` tells posts of one template apart.
    """

    template: Template
    subject: str = ""
    original: Words = NO_WORDS
    translation: Words | None = None
    picture: Picture | None = None
    form: str = ""
    age_group: str = ""
    who: str = ""
    office: str = ""
    city: str = ""
    country: str = ""
    listed: tuple[Listed, ...] = ()
    """The winners of a category."""
    cities: tuple[str, ...] = ()
    """All cities that took part."""
    figures: tuple[tuple[str, int], ...] = ()
    """Counts by name: entries, pupils, schools, cities, languages, works, days."""
    on: str = ""
    """The day that it tells of, as ISO 8601 in the campaign's time zone."""

    @property
    def key(self) -> str:
        """The key of its post."""
        return key_of(self.template, self.subject)

    def figure(self, name: str) -> int:
        """Return a count; 0 where nobody counted."""
        return dict(self.figures).get(name, 0)


Content = CardContent | Message


@dataclass(frozen=True)
class Post:
    """One thing to post: what it says, how somebody wished it, and whose school it is from.

    `school` tells schools apart and is not for showing. `captions` by platform and language
    (`Instagram/en`), `alts` by language: only those that somebody wrote. `stale`: a passage was chosen of
    words that have changed since, so the proposal stands. `at`: when it goes out, if it was moved by hand.
    `approved`: the stamp of what somebody approved (`posts/stamps.py`), which may have changed since.
    """

    content: Content
    wish: Wish = AS_PROPOSED
    captions: Mapping[str, str] = field(default_factory=dict)
    alts: Mapping[str, str] = field(default_factory=dict)
    school: str = ""
    stale: bool = False
    at: datetime | None = None
    approved: str = ""

    @property
    def key(self) -> str:
        """What it is known by."""
        return self.content.key

    @property
    def template(self) -> Template:
        """What it says."""
        return self.content.template

    def locales(self, sender: Sender, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Return the languages of the words around what it shows: a card is drawn in each."""
        return languages if self.template.in_own_words else (sender.locale,)


@dataclass(frozen=True)
class LeftOut:
    """An award without a card: the entry, and why in a short code of `wording.REASONS`.

    The `title` is for the secretariat, and `told` to others only of a work that may be shown: the kit goes to
    whoever posts it. `state` is where the entry stands.
    """

    number: str
    reason: str
    title: str = ""
    told: bool = False
    ref: str = ""
    language: str = ""
    state: str = ""


@dataclass(frozen=True)
class Plan:
    """Everything a kit is made from at one moment: its posts in order, and what is left out.

    `languages`: those that captions are written in, the campaign's first. Days are those of `zone`, the
    time zone of the campaign's place.
    """

    sender: Sender
    posts: tuple[Post, ...]
    left_out: tuple[LeftOut, ...]
    languages: tuple[str, ...] = ("en", "fr")
    calendar: Calendar = Calendar({})  # noqa: RUF009 - it cannot be changed
    zone: str = "UTC"

    def locales_of(self, post: Post) -> tuple[str, ...]:
        """Return the languages of the words around what a post shows."""
        return post.locales(self.sender, self.languages)

    @property
    def works(self) -> tuple[CardContent, ...]:
        """The winning works among them."""
        return tuple(post.content for post in self.posts if isinstance(post.content, CardContent))


class Part(StrEnum):
    """What a kit says, in parts that change for reasons of their own."""

    POSTS = "posts"
    CAMPAIGN = "campaign"
    CALENDAR = "calendar"
    ADDRESS = "address"


def fingerprint(*facts: Any) -> str:
    """Return the SHA-256 of plain values or dataclasses of them; it changes when any of them does.

    A function counts by its name.
    """
    plain = [asdict(fact) if hasattr(fact, "__dataclass_fields__") else fact for fact in facts]
    told = json.dumps(plain, sort_keys=True, ensure_ascii=False, default=_plain)
    return hashlib.sha256(told.encode()).hexdigest()


def _plain(fact: Any) -> str:
    """Return a moment as ISO 8601, and a function by its name."""
    return fact.isoformat() if isinstance(fact, datetime) else str(fact.__name__)
