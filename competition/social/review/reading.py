"""The posts of a campaign with what was drawn, chosen and said of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.social.content import CardContent, Plan, Post, Sender
from competition.social.designs import formats_of
from competition.social.formats import FORMATS, Format
from competition.social.models import Card, PostChoice
from competition.social.posts.stamps import approval_stamp
from competition.social.queries import everything_of
from competition.social.review.states import Problem, Since, State, changed_since, problems_of, state_of
from competition.social.services import card_stamp, says_stamp


@dataclass(frozen=True)
class Reviewed:
    """A post as it is now, beside its cards: only those that say what may be said at this moment."""

    post: Post
    sender: Sender
    languages: tuple[str, ...]
    choice: PostChoice | None
    cards: tuple[Card, ...]

    @cached_property
    def stamp(self) -> str:
        """What an approval of it holds for."""
        return approval_stamp(self.post, self.sender, self.languages)

    @property
    def state(self) -> State:
        """What somebody has said of it."""
        return state_of(self.choice, self.stamp)

    @property
    def since(self) -> Since:
        """Why it is not what was approved any more."""
        return changed_since(self.choice)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What somebody should look at."""
        return problems_of(self.post, self.cards)

    @property
    def work(self) -> CardContent | None:
        """The winning work that it shows, if it shows one."""
        return self.post.content if isinstance(self.post.content, CardContent) else None

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages of the words around what it shows."""
        return self.post.locales(self.sender, self.languages)

    @property
    def formats(self) -> tuple[Format, ...]:
        """What it is drawn in."""
        return formats_of(self.post.template, self.post.wish.design)

    def slides(self, fmt: Format, locale: str) -> tuple[Card, ...]:
        """Return its cards in a format and a language, in order."""
        own = [card for card in self.cards if (card.format, card.locale) == (fmt.key, locale)]
        return tuple(sorted(own, key=lambda card: card.slide))

    def is_drawn(self, faces: Collection[str]) -> bool:
        """Whether its cards look exactly as they would be drawn now; a carousel may have nothing to show."""
        return bool(self.cards) and all(
            self._drawn(fmt, replace(self.sender, locale=locale), faces)
            for fmt in self.formats
            for locale in self.locales
        )

    def _drawn(self, fmt: Format, sender: Sender, faces: Collection[str]) -> bool:
        own = self.slides(fmt, sender.locale)
        if not own:
            return fmt.slides > 1
        return {card.fingerprint for card in own} == {card_stamp(self.post, sender, fmt, faces)}


def reviewed_all(plan: Plan, chosen: Mapping[str, PostChoice], cards: Iterable[Card]) -> tuple[Reviewed, ...]:
    """Return every post of a plan with its cards."""
    by_post: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        by_post[card.post].append(card)
    return tuple(_reviewed(post, plan, chosen, by_post[post.key]) for post in plan.posts)


def reviewed_of(session: Session, campaign: Campaign, key: str) -> Reviewed | None:
    """Return a post of a campaign, None where there is no such post or it may not be shown any more."""
    plan, chosen = everything_of(session, campaign)
    post = next((post for post in plan.posts if post.key == key), None)
    if post is None:
        return None
    wanted = select(Card).where(Card.campaign_id == campaign.id, Card.post == key)
    return _reviewed(post, plan, chosen, session.scalars(wanted).all())


def _reviewed(post: Post, plan: Plan, chosen: Mapping[str, PostChoice], cards: Sequence[Card]) -> Reviewed:
    says = says_stamp(post.content, plan.sender) if cards else ""
    own = tuple(card for card in cards if card.says == says and card.format in _KEYS)
    return Reviewed(post, plan.sender, plan.languages, chosen.get(post.key), own)


_KEYS = {fmt.key for fmt in FORMATS}
