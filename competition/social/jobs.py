"""The making of the kit: card by card, each kept at once, so that a job cut off goes on where it was."""

from dataclasses import dataclass, field

from PIL import Image
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.platform import fonts
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.social import captions, kit, services, toolkit
from competition.social.content import CardContent, Plan
from competition.social.drawing import draw_card
from competition.social.errors import KeepsChangingError, NoCardsError, NotFrozenError
from competition.social.formats import FORMATS, Format
from competition.social.lettering import Lettering
from competition.social.models import Card
from competition.social.queries import cards_of, file_of, is_frozen, plan_of

_TRIES = 3


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
            return {"path": f"/c/{slug}/office/cards", "cards": len(plan.cards)}
    raise KeepsChangingError


def _plan(ctx: JobContext, campaign_id: int) -> tuple[str, Plan]:
    with ctx.database.reading() as session:
        if not is_frozen(session, campaign_id):
            raise NotFrozenError
        campaign = session.get_one(Campaign, campaign_id)
        plan = plan_of(session, campaign)
        slug = campaign.slug
    if not plan.cards:
        _drop_all(ctx, campaign_id)
        raise NoCardsError
    return slug, plan


def _drop_all(ctx: JobContext, campaign_id: int) -> None:
    with ctx.writing() as session:
        services.drop_cards(session, campaign_id=campaign_id, keep=())


def _cards(studio: Studio, plan: Plan) -> list[tuple[CardContent, Format, str]]:
    """Draw what is new or has changed; return every card with its fingerprint, in the kit's order."""
    with studio.ctx.database.reading() as session:
        known = {key: card.fingerprint for key, card in cards_of(session, studio.campaign_id).items()}
    base_url = studio.ctx.config.base_url
    wanted = [
        (content, fmt, services.card_stamp(content, plan.sender, fmt, base_url, studio.faces))
        for content in plan.cards
        for fmt in FORMATS
    ]
    for done, (content, fmt, stamp) in enumerate(wanted):
        studio.ctx.progress(
            done, len(wanted), _("Drawing card %(number)s of %(of)s"), number=done + 1, of=len(wanted)
        )
        if known.get((content.entry_id, fmt.key)) != stamp:
            _draw(studio, plan, content, fmt, stamp)
    return wanted


def _draw(studio: Studio, plan: Plan, content: CardContent, fmt: Format, stamp: str) -> None:
    drawn = draw_card(content, plan.sender, fmt, studio.lettering, studio.open_picture)
    base_url = studio.ctx.config.base_url
    with studio.ctx.writing() as session:
        services.keep_card(
            session,
            campaign_id=studio.campaign_id,
            content=content,
            fmt=fmt,
            stamp=stamp,
            drawn=drawn,
            caption=captions.caption(content, plan.sender, base_url, fmt.patient),
            alt=captions.alt_text(content, plan.sender, drawn.excerpt),
            storage=studio.ctx.storage,
            now=studio.ctx.clock.now(),
        )


def _switched_in(studio: Studio, plan: Plan, wanted: list[tuple[CardContent, Format, str]]) -> bool:
    """Put the kit together and switch it in; False when works or consents have changed meanwhile."""
    ctx, base_url = studio.ctx, studio.ctx.config.base_url
    stamp = services.plan_stamp(plan, base_url)
    pieces = toolkit.pieces(plan.sender, studio.lettering)
    with ctx.writing() as session:
        campaign = session.get_one(Campaign, studio.campaign_id)
        if services.plan_stamp(plan_of(session, campaign), base_url) != stamp:
            return False
        services.drop_cards(
            session, campaign_id=studio.campaign_id, keep=[content.entry_id for content in plan.cards]
        )
        drawn = cards_of(session, studio.campaign_id)
        finished = [
            _finished(session, studio, at, content, fmt, drawn[content.entry_id, fmt.key])
            for at, (content, fmt, _stamp) in enumerate(wanted)
        ]
        services.switch_in(
            session,
            campaign_id=studio.campaign_id,
            content=kit.zipped(plan, finished, pieces, base_url),
            stamp=stamp,
            cards=len(plan.cards),
            report={
                **kit.report(plan, finished, {card.entry_id: card.problems for card in drawn.values()}),
                "content": services.content_stamp(plan, base_url),
            },
            actor_id=ctx.requested_by_id,
            storage=ctx.storage,
            now=ctx.clock.now(),
        )
    return True


def _finished(
    session: Session,
    studio: Studio,
    at: int,
    content: CardContent,
    fmt: Format,
    card: Card,
) -> kit.Finished:
    file = file_of(session, card.file_id)
    place = at // len(FORMATS) + 1
    drawn = studio.ctx.storage.path(file.key).read_bytes()
    return kit.Finished(place, content, fmt, file.media_type, card.alt, drawn)
