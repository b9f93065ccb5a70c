"""What follows once all cards are drawn: the kit is put together and switched in, or works have changed."""

import tempfile
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.platform import files
from competition.platform.files import StoredFile
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext
from competition.platform.storage import Storage
from competition.social import services, toolkit, undrawn
from competition.social.content import Excerpt, Plan
from competition.social.formats import FORMATS
from competition.social.kit.archive import report, write_zip
from competition.social.kit.items import (
    EVERYTHING,
    Choice,
    Contents,
    KitCard,
    approved_of,
    items_of,
    waiting_of,
)
from competition.social.kit.sheet import contact_sheet
from competition.social.lettering import Lettering
from competition.social.models import Card
from competition.social.queries import Place, plan_of
from competition.social.schedule.plan import schedule_of
from competition.social.schedule.timetable import keep_told, told_of

LARGEST = 4 << 30
"""In bytes: what no kit comes near."""


def switched_in(
    ctx: JobContext,
    campaign_id: int,
    plan: Plan,
    places: Collection[Place],
    lettering: Lettering,
    empty: Mapping[str, str],
    lost: Mapping[str, str],
) -> bool:
    """Put the kit together of the cards at these places and switch it in, or say that it is outdated.

    Posts that are `lost`, by their keys with the reason, are not drawn whole, and so are not in it.
    False: works, consents or what was chosen have changed meanwhile, and the kit before stands. Where nothing
    is approved there are cards and no kit.
    """
    with ctx.database.reading() as session:
        contents, problems = gathered(
            session, ctx.storage, campaign_id, plan, ctx.config.base_url, ctx.clock.now(), lost=lost
        )
    contents = with_pieces(contents, lettering)
    if not contents.items:
        return _without_kit(ctx, campaign_id, contents, places)
    ctx.progress(len(places), len(places) + 1, _("Putting the kit together"))
    with tempfile.TemporaryFile() as out:
        write_zip(contents, contact_sheet(contents, lettering.fonts), out)
        out.seek(0)
        received = files.receive(storage=ctx.storage, stream=out, limit=LARGEST)
    stamp = services.plan_stamp(plan, ctx.config.base_url)
    with ctx.writing() as session:
        if not _still_planned(session, ctx, campaign_id, stamp):
            return False
        services.drop_cards(session, campaign_id=campaign_id, keep=set(places))
        _keep_times(session, ctx, campaign_id, contents)
        services.switch_in(
            session,
            campaign_id=campaign_id,
            received=received,
            stamp=stamp,
            cards=len(contents.items),
            report={
                **report(contents, problems),
                "undrawn": undrawn.told(plan.posts, lost),
                "empty": dict(empty),
                "content": services.content_stamp(plan, ctx.config.base_url),
            },
            actor_id=ctx.requested_by_id,
            now=ctx.clock.now(),
        )
    return True


def _without_kit(ctx: JobContext, campaign_id: int, contents: Contents, places: Collection[Place]) -> bool:
    stamp = services.plan_stamp(contents.plan, ctx.config.base_url)
    with ctx.writing() as session:
        if not _still_planned(session, ctx, campaign_id, stamp):
            return False
        services.drop_cards(session, campaign_id=campaign_id, keep=set(places))
        _keep_times(session, ctx, campaign_id, contents)
        services.drop_kit(session, campaign_id=campaign_id)
    return True


def _keep_times(session: Session, ctx: JobContext, campaign_id: int, contents: Contents) -> None:
    now, plan = ctx.clock.now(), contents.plan
    keep_told(session, campaign_id=campaign_id, plan=plan, schedule=contents.schedule, now=now)


def _still_planned(session: Session, ctx: JobContext, campaign_id: int, stamp: str) -> bool:
    plan = plan_of(session, session.get_one(Campaign, campaign_id))
    return services.plan_stamp(plan, ctx.config.base_url) == stamp


def gathered(
    session: Session,
    storage: Storage,
    campaign_id: int,
    plan: Plan,
    base_url: str,
    now: datetime,
    choice: Choice = EVERYTHING,
    lost: Collection[str] = (),
) -> tuple[Contents, Mapping[str, list[dict[str, str]]]]:
    """Return what a kit holds at this moment, and by post what its cards could not show.

    No half post is among it: of those whose keys are `lost`, some cards may be drawn.
    """
    cards: dict[str, list[KitCard]] = {}
    problems: dict[str, list[dict[str, str]]] = {}
    formats = {fmt.key: (place, fmt) for place, fmt in enumerate(FORMATS)}
    rows = session.execute(
        select(Card, StoredFile)
        .join(StoredFile, StoredFile.id == Card.file_id)
        .where(Card.campaign_id == campaign_id, Card.format.in_(formats))
    ).all()
    spoken = {post.key: plan.locales_of(post) for post in plan.posts if post.key not in lost}
    drawn = [row for row in rows if row.Card.locale in spoken.get(row.Card.post, ())]
    for card, file in sorted(drawn, key=lambda row: _order(formats[row.Card.format][0], row.Card)):
        kept = KitCard(
            formats[card.format][1],
            card.locale,
            card.slide,
            file.media_type,
            Excerpt(card.excerpt, card.translation),
            storage.path(file.key),
        )
        cards.setdefault(card.post, []).append(kept)
        problems.setdefault(card.post, card.problems)
    schedule = schedule_of(plan, told_of(session, campaign_id), now)
    items = items_of(plan, schedule, cards, choice)
    missing = tuple(post for post in approved_of(plan) if post.key in lost)
    return Contents(plan, schedule, items, waiting_of(plan), choice, base_url, undrawn=missing), problems


def _order(place: int, card: Card) -> tuple[int, str, int]:
    return place, card.locale, card.slide


def with_pieces(contents: Contents, lettering: Lettering) -> Contents:
    """Return a kit's contents with what supporters put over their own pages."""
    return replace(contents, pieces=tuple(toolkit.pieces(contents.sender, lettering)))
