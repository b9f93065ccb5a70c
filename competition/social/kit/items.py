"""What a kit is put together from: approved posts in the order of time, each with its cards. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from competition.social.captions import alt_text
from competition.social.content import CardContent, Excerpt, Plan, Post, Sender
from competition.social.formats import Format
from competition.social.posts.stamps import is_approved
from competition.social.schedule.postings import Lacking, Schedule, Slot
from competition.social.toolkit import Piece


@dataclass(frozen=True)
class KitCard:
    """A drawn card and where its file lies; `slide` of a carousel."""

    format: Format
    locale: str
    slide: int
    media_type: str
    excerpt: Excerpt
    path: Path


@dataclass(frozen=True)
class Item:
    """A post of the kit. `number` counts all of them and is what people tell it by; `slot` its time."""

    number: int
    post: Post
    slot: Slot | None
    lacking: Lacking | None
    cards: tuple[KitCard, ...]

    def at(self, zone: str) -> datetime | None:
        """Return when it goes out, by the clocks of a zone."""
        return self.slot.at.astimezone(ZoneInfo(zone)) if self.slot else None


@dataclass(frozen=True)
class Choice:
    """What somebody wants of a kit, by keys of formats and languages; None: everything."""

    formats: frozenset[str] | None = None
    languages: frozenset[str] | None = None

    def takes(self, post: Post, card: KitCard) -> bool:
        """Whether a card is among what is wanted."""
        spoken = post.template.in_own_words and not self.speaks(card.locale)
        return not spoken and (self.formats is None or card.format.key in self.formats)

    def speaks(self, language: str) -> bool:
        """Whether a language is among those wanted."""
        return self.languages is None or language in self.languages


EVERYTHING = Choice()


@dataclass(frozen=True)
class Contents:
    """Everything that a kit holds and tells.

    `waiting`: posts that nobody has approved as they are now; `undrawn`: those approved that could not be
    drawn.
    """

    plan: Plan
    schedule: Schedule
    items: tuple[Item, ...]
    waiting: tuple[Post, ...]
    choice: Choice
    base_url: str
    pieces: tuple[Piece, ...] = ()
    undrawn: tuple[Post, ...] = ()

    @property
    def sender(self) -> Sender:
        """Who posts."""
        return self.plan.sender

    @property
    def zone(self) -> str:
        """The time zone of the kit's days and hours."""
        return self.plan.zone

    @property
    def languages(self) -> tuple[str, ...]:
        """The campaign's languages that are wanted."""
        return tuple(each for each in self.plan.languages if self.choice.speaks(each))


def items_of(
    plan: Plan, schedule: Schedule, cards: dict[str, list[KitCard]], choice: Choice
) -> tuple[Item, ...]:
    """Return the approved posts that have cards: those with a time first, in its order, then the others.

    All posts of the plan have their time, so that an approval moves none.
    """
    slots = {slot.key: slot for slot in schedule.slots}
    lacking = {each.key: each.why for each in schedule.waiting}
    place = {key: number for number, key in enumerate(slots)}
    posts = sorted(approved_of(plan), key=lambda post: place.get(post.key, len(place)))
    found = [(post, tuple(_wanted(post, cards.get(post.key, ()), choice))) for post in posts]
    with_cards = [(post, own) for post, own in found if own]
    return tuple(
        Item(number, post, slots.get(post.key), lacking.get(post.key), own)
        for number, (post, own) in enumerate(with_cards, start=1)
    )


def approved_of(plan: Plan) -> list[Post]:
    """Return the posts that somebody approved as they are now."""
    return [post for post in plan.posts if is_approved(post, plan.sender, plan.languages)]


def waiting_of(plan: Plan) -> tuple[Post, ...]:
    """Return the posts that nobody has approved as they are now."""
    return tuple(post for post in plan.posts if not is_approved(post, plan.sender, plan.languages))


def _wanted(post: Post, cards: Iterable[KitCard], choice: Choice) -> Iterable[KitCard]:
    return (card for card in cards if choice.takes(post, card))


def number_of(post: Post) -> str:
    """Return the number of the work that a post shows, empty where it shows none."""
    return post.content.number if isinstance(post.content, CardContent) else ""


def alt_of(post: Post, sender: Sender, card: KitCard, limit: int) -> str:
    """Return what a reader hears of a card in the sender's language: what somebody wrote, or its words."""
    written = post.alts.get(sender.locale, "") if card.slide == 1 else ""
    said = written or alt_text(post.content, sender, card.excerpt)
    return said if len(said) <= limit else said[: limit - 1].rstrip() + "…"
