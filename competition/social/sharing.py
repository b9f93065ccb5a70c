"""Share images: what the addresses of public pages show where somebody posts them.

Works and results are shared with cards in the format of link previews: never before the announcement, never
without consent. Before it, and where there is no such card, the campaign's pages have a card of its own name.
"""

from typing import Any

from flask import Blueprint, Response, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.front import ShareImage, add_page_image, add_share_image
from competition.campaign.models import Campaign
from competition.campaign.policies import CAMPAIGN, find_campaign
from competition.consent.rules import Channel
from competition.entries.credits import credits  # noqa: A004 - the word of the field
from competition.platform.i18n import gettext
from competition.social.call_card import call_card
from competition.social.errors import OutdatedKitError
from competition.social.formats import FORMATS, LINK
from competition.social.models import Card
from competition.social.policies import still_said
from competition.social.posts.templates import Template, key_of
from competition.social.queries import card_of, file_of, languages_of
from competition.web.documents import send_unkept
from competition.web.policies import Policy, allow
from competition.web.request import config, db, storage

bp = Blueprint("sharing", __name__)


def _shared_card(
    session: Session, _viewer: Viewer, slug: str, ref: str, **arguments: Any
) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or campaign.announced_at is None:
        return None
    card = session.scalar(
        select(Card).where(Card.ref == ref, Card.campaign_id == campaign.id, Card.format == LINK)
    )
    return {"campaign": campaign, "card": card, **arguments} if card else None


def _announcement(session: Session, _viewer: Viewer, slug: str, **arguments: Any) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    if campaign is None or campaign.announced_at is None:
        return None
    card = session.scalar(
        select(Card)
        .where(Card.campaign_id == campaign.id, Card.post == key_of(Template.ANNOUNCEMENT))
        .where(Card.format == LINK, Card.locale == languages_of(campaign)[0])
    )
    return {"campaign": campaign, "card": card, **arguments}


SHARED_CARD = Policy("shared card", _shared_card, signed_in=False)
ANNOUNCEMENT_CARD = Policy("announcement card", _announcement, signed_in=False)


@bp.get("/c/<slug>/share/results")
@allow(ANNOUNCEMENT_CARD)
def results_image(campaign: Campaign, card: Card | None) -> ResponseReturnValue:
    """Return the link preview of the announcement; as long as there is none, the campaign's own card."""
    if card is None or not still_said(db(), campaign, card):
        return _sent_call(campaign)
    return _sent(campaign, card)


@bp.get("/c/<slug>/share/call")
@allow(CAMPAIGN)
def call_image(campaign: Campaign) -> ResponseReturnValue:
    """Return the card of the campaign itself: it tells nothing of works or results."""
    return _sent_call(campaign)


def _sent_call(campaign: Campaign) -> Response:
    response = Response(call_card(campaign, config().instance, storage()), mimetype="image/png")
    response.headers["Cache-Control"] = "no-cache"
    return response


@bp.get("/c/<slug>/share/<ref>")
@allow(SHARED_CARD)
def share_image(campaign: Campaign, card: Card) -> ResponseReturnValue:
    """Return the link preview of a work."""
    return _sent(campaign, card)


def _sent(campaign: Campaign, card: Card) -> Response:
    """Send a card, as long as it says exactly what is allowed at this moment."""
    if not still_said(db(), campaign, card):
        raise OutdatedKitError
    file = file_of(db(), card.file_id)
    return send_unkept(storage().open(file.key), file.media_type)


@add_share_image
def _share_image(session: Session, campaign: Campaign, entry_id: int) -> ShareImage | None:
    card = card_of(session, entry_id, LINK)
    if card is None or not credits(session, entry_ids=[entry_id], channel=Channel.SOCIAL)[entry_id].allowed:
        return None
    size = next(fmt for fmt in FORMATS if fmt.key == LINK)
    path = url_for("sharing.share_image", slug=campaign.slug, ref=card.ref)
    told = card.alt.partition("\n")[0]  # award and title: no name, which may not be said any more by now
    return ShareImage(path, size.width, size.height, told)


@add_page_image
def _page_image(campaign: Campaign) -> ShareImage:
    """Return the card that announces the results, before them the campaign's; no look into the database."""
    size = next(fmt for fmt in FORMATS if fmt.key == LINK)
    endpoint, said = (
        "sharing.results_image",
        gettext("The results of %(campaign)s %(year)s", **_names(campaign)),
    )
    if campaign.announced_at is None:
        endpoint = "sharing.call_image"
        said = gettext("%(campaign)s %(year)s, within a garland of leaves", **_names(campaign))
    return ShareImage(url_for(endpoint, slug=campaign.slug), size.width, size.height, said)


def _names(campaign: Campaign) -> dict[str, str]:
    return {"campaign": campaign.name, "year": str(campaign.year)}
