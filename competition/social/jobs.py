"""The making of the kit: card by card, each kept at once, so that a job cut off goes on where it was."""

from dataclasses import dataclass, field, replace

from PIL import Image

from competition.campaign.models import Campaign
from competition.platform import fonts
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.social import captions, services
from competition.social.content import Plan, Post, Sender
from competition.social.designs import formats_of
from competition.social.drawing import draw_cards
from competition.social.errors import KeepsChangingError, NoCardsError, NotFrozenError
from competition.social.formats import Format
from competition.social.kit.making import switched_in
from competition.social.lettering import Lettering
from competition.social.queries import Place, cards_of, is_frozen, plan_of

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


@dataclass(frozen=True)
class Studio:
    """What drawing needs, once for all cards of a kit."""

    ctx: JobContext
    campaign_id: int
    lettering: Lettering
    faces: tuple[str, ...]
    pictures: dict[str, Image.Image] = field(default_factory=dict)

    def open_picture(self, key: str) -> Image.Image:
        """Open a rendition: pixels that we wrote ourselves, decoded once for all formats of a card."""
        if key not in self.pictures:
            self.pictures.clear()
            with self.ctx.storage.open(key) as file, Image.open(file, formats=("JPEG", "PNG")) as image:
                self.pictures[key] = image.convert("RGB")
        return self.pictures[key]


@job("social.build_kit", heavy=True)
def build_kit(ctx: JobContext, campaign: int) -> dict[str, object]:
    """Make a campaign's cards and their kit; the kit before it stands until this one is whole."""
    faces = fonts.prepare(ctx.config.instance)
    studio = Studio(ctx, campaign, Lettering(faces), tuple(one.path.name for one in faces.faces))
    for _try in range(_TRIES):
        slug, plan = _plan(ctx, campaign)
        cards = _cards(studio, plan)
        if switched_in(ctx, campaign, plan, [card.place for card in cards], studio.lettering):
            return {"path": f"/c/{slug}/office/cards", "cards": len(cards)}
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
        for locale in (plan.languages if post.template.in_own_words else (plan.sender.locale,))
    ]


def spoken_in(sender: Sender, locale: str) -> Sender:
    """Return the campaign as cards in this language name it."""
    return replace(sender, locale=locale)


def _cards(studio: Studio, plan: Plan) -> list[Wanted]:
    """Draw what is new or has changed; return every card in the kit's order."""
    with studio.ctx.database.reading() as session:
        known = {
            place: cards[0].fingerprint for place, cards in cards_of(session, studio.campaign_id).items()
        }
    wanted = wanted_of(plan, studio.faces)
    for done, card in enumerate(wanted):
        studio.ctx.progress(
            done, len(wanted), _("Drawing card %(number)s of %(of)s"), number=done + 1, of=len(wanted)
        )
        if known.get(card.place) != card.stamp:
            _draw(studio, plan, card)
    return wanted


def _draw(studio: Studio, plan: Plan, card: Wanted) -> None:
    sender, post = spoken_in(plan.sender, card.locale), card.post
    drawn = draw_cards(post.content, post.wish, sender, card.format, studio.lettering, studio.open_picture)
    with studio.ctx.writing() as session:
        services.keep_cards(
            session,
            campaign_id=studio.campaign_id,
            post=post,
            fmt=card.format,
            locale=card.locale,
            stamp=card.stamp,
            says=services.says_stamp(post.content, plan.sender),
            drawn=[(each, captions.alt_text(post.content, sender, each.excerpt)) for each in drawn],
            storage=studio.ctx.storage,
            now=studio.ctx.clock.now(),
        )
