"""The making of the kit: card by card, each kept at once, so that a job cut off goes on where it was."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from PIL import Image
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.platform import fonts
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.social import captions, kit, services, toolkit
from competition.social.content import Plan, Post, Sender
from competition.social.designs import formats_of
from competition.social.drawing import draw_cards
from competition.social.errors import KeepsChangingError, NoCardsError, NotFrozenError
from competition.social.formats import FORMATS, Format
from competition.social.lettering import Lettering
from competition.social.models import Card
from competition.social.queries import Place, cards_of, file_of, is_frozen, plan_of

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
        if _switched_in(studio, plan, cards):
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


def _switched_in(studio: Studio, plan: Plan, wanted: list[Wanted]) -> bool:
    """Put the kit together and switch it in; False when works or consents have changed meanwhile."""
    ctx, base_url = studio.ctx, studio.ctx.config.base_url
    stamp = services.plan_stamp(plan, base_url)
    pieces = toolkit.pieces(plan.sender, studio.lettering)
    with ctx.writing() as session:
        campaign = session.get_one(Campaign, studio.campaign_id)
        if services.plan_stamp(plan_of(session, campaign), base_url) != stamp:
            return False
        services.drop_cards(session, campaign_id=studio.campaign_id, keep={card.place for card in wanted})
        drawn = cards_of(session, studio.campaign_id)
        finished = _finished(session, studio, plan, drawn)
        problems = {cards[0].post: cards[0].problems for cards in drawn.values()}
        services.switch_in(
            session,
            campaign_id=studio.campaign_id,
            content=kit.zipped(plan, finished, pieces, base_url),
            stamp=stamp,
            cards=len({card.post.key for card in wanted}),
            report={
                **kit.report(plan, finished, problems),
                "content": services.content_stamp(plan, base_url),
            },
            actor_id=ctx.requested_by_id,
            storage=ctx.storage,
            now=ctx.clock.now(),
        )
    return True


def _finished(
    session: Session, studio: Studio, plan: Plan, drawn: dict[Place, list[Card]]
) -> list[kit.Finished]:
    """Return the cards as the kit has them, post by post."""
    storage, found = studio.ctx.storage, []
    for place, post in enumerate(plan.posts, start=1):
        for card, fmt in _in_order(drawn, post.key):
            file = file_of(session, card.file_id)
            content = storage.path(file.key).read_bytes()
            found.append(
                kit.Finished(place, post, fmt, card.locale, card.slide, file.media_type, card.alt, content)
            )
    return found


def _in_order(drawn: dict[Place, list[Card]], post: str) -> Iterator[tuple[Card, Format]]:
    """Yield the cards of a post in the order of the formats, each language and slide."""
    for fmt in FORMATS:
        for place in sorted(place for place in drawn if place[:2] == (post, fmt.key)):
            yield from ((card, fmt) for card in drawn[place])
