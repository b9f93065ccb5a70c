"""The making of the kit: card by card, each kept at once, so that a job cut off goes on where it was."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from competition.campaign.models import Campaign
from competition.platform import fonts
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.social import captions, services, undrawn
from competition.social.content import Plan, Post, Sender
from competition.social.designs import formats_of
from competition.social.drawing import Drawn
from competition.social.easel import Task
from competition.social.errors import KeepsChangingError, NoCardsError, NotFrozenError
from competition.social.formats import Format
from competition.social.kit.making import switched_in
from competition.social.lettering import Lettering
from competition.social.queries import Place, cards_of, current_kit, is_frozen, plan_of
from competition.social.studio import Studio, Undrawn

_TRIES = 3


@dataclass(frozen=True)
class Wanted:
    """A post in a format, with the language of the words around it, and the fingerprint of what it says."""

    post: Post
    format: Format
    locale: str
    stamp: str

    @property
    def place(self) -> Place:
        """Where it belongs among the cards."""
        return self.post.key, self.format.key, self.locale

    @property
    def told(self) -> str:
        """Where it belongs, as a kit remembers it."""
        return "/".join(self.place)

    def task(self, sender: Sender) -> Task:
        """What a studio is to draw."""
        return Task(self.post.content, self.post.wish, spoken_in(sender, self.locale), self.format)


@dataclass(frozen=True)
class Making:
    """What the making of a kit needs, from its cards to its ZIP."""

    ctx: JobContext
    campaign_id: int
    faces: fonts.FontSet

    @property
    def at_hand(self) -> tuple[str, ...]:
        """The names of the files of the faces at hand, which cards are drawn with."""
        return at_hand(self.faces)


def at_hand(faces: fonts.FontSet) -> tuple[str, ...]:
    """Return the names of the files of faces that cards are drawn with."""
    emoji = [faces.emoji] if faces.emoji else []
    return tuple(one.path.name for one in (*faces.faces, *emoji))


@job("social.build_kit", heavy=True)
def build_kit(ctx: JobContext, campaign: int) -> dict[str, object]:
    """Make a campaign's cards and their kit; the kit before it stands until this one is whole."""
    faces = fonts.prepare(ctx.config.instance)
    making = Making(ctx, campaign, faces)
    for _try in range(_TRIES):
        slug, plan = _plan(ctx, campaign)
        drawing = _cards(making, plan)
        places = [card.place for card in drawing.cards]
        if switched_in(ctx, campaign, plan, places, Lettering(faces), drawing.empty, drawing.undrawn):
            lost = undrawn.told(plan.posts, drawing.undrawn)
            return {"path": f"/c/{slug}/office/cards", "cards": len(drawing.cards), "undrawn": lost}
    raise KeepsChangingError


def _plan(ctx: JobContext, campaign_id: int) -> tuple[str, Plan]:
    with ctx.database.reading() as session:
        if not is_frozen(session, campaign_id):
            raise NotFrozenError
        campaign = session.get_one(Campaign, campaign_id)
        plan = plan_of(session, campaign)
        slug = campaign.slug
    if not plan.works:
        _drop_all(ctx, campaign_id)
        raise NoCardsError
    return slug, plan


def _drop_all(ctx: JobContext, campaign_id: int) -> None:
    with ctx.writing() as session:
        services.drop_cards(session, campaign_id=campaign_id, keep=())


def wanted_of(plan: Plan, faces: tuple[str, ...]) -> list[Wanted]:
    """Return all cards of a plan in the kit's order: posts in Garland's own words in each language."""
    return [
        Wanted(post, fmt, locale, services.card_stamp(post, spoken_in(plan.sender, locale), fmt, faces))
        for post in plan.posts
        for fmt in formats_of(post.template, post.wish.design)
        for locale in plan.locales_of(post)
    ]


def spoken_in(sender: Sender, locale: str) -> Sender:
    """Return the campaign as cards in this language name it."""
    return replace(sender, locale=locale)


@dataclass(frozen=True)
class Cards:
    """Every card in the kit's order, and what came to nothing.

    `empty`: the fingerprints, by place, of those of which nothing is to be drawn, as a short poem needs no
    carousel; the kit remembers them, so that they are not tried again each time. `undrawn`: by the keys of
    posts, why drawing them ended twice.
    """

    cards: list[Wanted]
    empty: dict[str, str]
    undrawn: dict[str, str]


def _cards(making: Making, plan: Plan) -> Cards:
    """Draw what is new or has changed, and keep each at once."""
    ctx = making.ctx
    with ctx.database.reading() as session:
        known = {
            place: cards[0].fingerprint for place, cards in cards_of(session, making.campaign_id).items()
        }
        kit = current_kit(session, making.campaign_id)
        before = kit.report.get("empty", {}) if kit else {}
        wary = undrawn.undrawn_before(session, services.JOB, making.campaign_id)
    wanted = wanted_of(plan, making.at_hand)
    empty = {card.told: card.stamp for card in wanted if before.get(card.told) == card.stamp}
    stale = [card for card in wanted if card.stamp not in (known.get(card.place), empty.get(card.told))]
    lost: dict[str, str] = {}
    studio = Studio(making.faces, ctx.storage, wary=any(card.post.key in wary for card in stale))
    with closing(studio.draw_all([card.task(plan.sender) for card in stale], ctx.check)) as drawing:
        for number, card in enumerate(stale, start=len(wanted) - len(stale) + 1):
            ctx.progress(
                number - 1, len(wanted), _("Drawing card %(number)s of %(of)s"), number=number, of=len(wanted)
            )
            drawn = next(drawing)[1]
            if isinstance(drawn, Undrawn):
                undrawn.add(lost, card.post, drawn.reason)
                continue
            keep(ctx, making.campaign_id, plan, card, drawn)
            if not drawn:
                empty[card.told] = card.stamp
    return Cards(wanted, empty, lost)


def keep(ctx: JobContext, campaign_id: int, plan: Plan, card: Wanted, drawn: Sequence[Drawn]) -> None:
    """Keep what was drawn of a card, with its alt texts."""
    sender, post = spoken_in(plan.sender, card.locale), card.post
    with ctx.writing() as session:
        services.keep_cards(
            session,
            campaign_id=campaign_id,
            post=post,
            fmt=card.format,
            locale=card.locale,
            stamp=card.stamp,
            says=services.says_stamp(post.content, plan.sender),
            drawn=[(each, captions.alt_text(post.content, sender, each.excerpt)) for each in drawn],
            storage=ctx.storage,
            now=ctx.clock.now(),
        )
