"""What follows once all cards are drawn: the kit is put together and switched in, or works have changed."""

from collections.abc import Collection, Iterator

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.platform.jobs import JobContext
from competition.platform.storage import Storage
from competition.social import services, toolkit
from competition.social.content import Plan
from competition.social.formats import FORMATS, Format
from competition.social.kit import archive
from competition.social.lettering import Lettering
from competition.social.models import Card
from competition.social.queries import Place, cards_of, file_of, plan_of


def switched_in(
    ctx: JobContext, campaign_id: int, plan: Plan, places: Collection[Place], lettering: Lettering
) -> bool:
    """Put the kit together of the cards at these places and switch it in, or say that it is outdated.

    False: works, consents or what was chosen have changed meanwhile, and the kit before stands.
    """
    base_url = ctx.config.base_url
    stamp = services.plan_stamp(plan, base_url)
    pieces = toolkit.pieces(plan.sender, lettering)
    with ctx.writing() as session:
        campaign = session.get_one(Campaign, campaign_id)
        if services.plan_stamp(plan_of(session, campaign), base_url) != stamp:
            return False
        services.drop_cards(session, campaign_id=campaign_id, keep=set(places))
        drawn = cards_of(session, campaign_id)
        finished = _finished(session, ctx.storage, plan, drawn)
        problems = {cards[0].post: cards[0].problems for cards in drawn.values()}
        services.switch_in(
            session,
            campaign_id=campaign_id,
            content=archive.zipped(plan, finished, pieces, base_url),
            stamp=stamp,
            cards=len({post for post, _format, _locale in places}),
            report={
                **archive.report(plan, finished, problems),
                "content": services.content_stamp(plan, base_url),
            },
            actor_id=ctx.requested_by_id,
            storage=ctx.storage,
            now=ctx.clock.now(),
        )
    return True


def _finished(
    session: Session, storage: Storage, plan: Plan, drawn: dict[Place, list[Card]]
) -> list[archive.Finished]:
    """Return the cards as the kit has them, post by post."""
    found = []
    for place, post in enumerate(plan.posts, start=1):
        for card, fmt in _in_order(drawn, post.key):
            file = file_of(session, card.file_id)
            content = storage.path(file.key).read_bytes()
            found.append(
                archive.Finished(
                    place, post, fmt, card.locale, card.slide, file.media_type, card.alt, content
                )
            )
    return found


def _in_order(drawn: dict[Place, list[Card]], post: str) -> Iterator[tuple[Card, Format]]:
    """Yield the cards of a post in the order of the formats, each language and slide."""
    for fmt in FORMATS:
        for place in sorted(place for place in drawn if place[:2] == (post, fmt.key)):
            yield from ((card, fmt) for card in drawn[place])
