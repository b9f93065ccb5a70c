"""The public gallery: what has won, and each work to be read."""

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.front import Reading, add_reading, page_image, reading, share_image
from competition.campaign.models import Campaign
from competition.entries.export.writing import WRITERS
from competition.errors import NotFoundError
from competition.gallery.choosing import FACETS, choose, sheet
from competition.gallery.policies import ANNOUNCED, SHOWN_WORK
from competition.gallery.queries import Opened, neighbours, pictures, shelves
from competition.gallery.table import COLUMNS, rows
from competition.gallery.wording import WORDS, colophon, facet_name, share_description, sorted_options
from competition.gallery.works import original, prefers_translation, translation
from competition.platform.i18n import current_locale
from competition.platform.i18n import gettext as _
from competition.platform.renditions import RenditionKind
from competition.results.export.sending import send_table
from competition.web.documents import send_unkept
from competition.web.keyboard import PICTURES, keyboard
from competition.web.paging import page_asked
from competition.web.policies import allow
from competition.web.request import config, db, storage

bp = Blueprint("gallery", __name__)
keyboard.on("gallery.work", groups=(PICTURES,))
EXTENSIONS = {"image/jpeg": ".jpg", "image/png": ".png"}


@add_reading
def _reading(_session: Session, campaign: Campaign) -> list[Reading]:
    return [Reading(_("Read the works that have won"), url_for("gallery.results", slug=campaign.slug))]


@bp.get("/c/<slug>/results")
@allow(ANNOUNCED)
def results(campaign: Campaign) -> ResponseReturnValue:
    """Show the works that have won, by category; those of a form, age group, language or city if asked."""
    everything = shelves(db(), campaign.id, reader=current_locale())
    chosen = choose(everything, request.args)
    here = url_for("gallery.results", slug=campaign.slug)
    return render_template(
        "gallery/results.html",
        everything=everything,
        chosen=chosen,
        sheet=sheet(chosen.works, page_asked()),
        facets=[(name, facet_name(name), sorted_options(name, chosen.options[name])) for name in FACETS],
        books=[one for one in reading(db(), campaign) if one.url != here],
        colophon=colophon(everything),
        shared=page_image(campaign),
        origin=config().base_url,
        address=config().base_url + here,
        words=WORDS,
    )


@bp.get("/c/<slug>/results/table.<kind>")
@allow(ANNOUNCED)
def table(campaign: Campaign, kind: str) -> ResponseReturnValue:
    """Send what may be shown at this moment as a table, for other sites and for newspapers."""
    if kind not in WRITERS:
        raise NotFoundError

    def address_of(ref: str) -> str:
        return config().base_url + url_for("gallery.work", slug=campaign.slug, ref=ref)

    works = shelves(db(), campaign.id, reader=current_locale())
    return send_table(
        kind, f"{campaign.slug}-results", COLUMNS, rows(works, address_of), lambda _number: None
    )


@bp.get("/c/<slug>/works/<ref>")
@allow(SHOWN_WORK)
def work(campaign: Campaign, opened: Opened) -> ResponseReturnValue:
    """Show a work to be read, with its translation."""
    form = opened.category.form
    before, after = neighbours(db(), campaign.id, opened.entry.ref)
    here = url_for("gallery.work", slug=campaign.slug, ref=opened.entry.ref)
    return render_template(
        "gallery/work.html",
        entry=opened.entry,
        category=opened.category,
        award=opened.award,
        credit=opened.credit,
        original=original(opened.entry, form),
        translation=translation(opened.entry, form),
        translation_first=prefers_translation(opened.entry, current_locale()),
        pictures=pictures(db(), opened.entry.id),
        shared=share_image(db(), campaign, opened.entry.id),
        origin=config().base_url,
        before=before,
        after=after,
        address=config().base_url + here,
        description=share_description(opened),
        words=WORDS,
    )


@bp.get("/c/<slug>/works/<ref>/picture/<int:number>")
@allow(SHOWN_WORK)
def picture(campaign: Campaign, opened: Opened, number: int) -> ResponseReturnValue:
    """Send a picture of a work."""
    return _picture(opened, number, RenditionKind.SCREEN)


@bp.get("/c/<slug>/works/<ref>/thumb/<int:number>")
@allow(SHOWN_WORK)
def thumb(campaign: Campaign, opened: Opened, number: int) -> ResponseReturnValue:
    """Send a picture of a work in small, for the list."""
    return _picture(opened, number, RenditionKind.THUMB)


def _picture(opened: Opened, number: int, kind: RenditionKind) -> Response:
    """Send a rendition, never cached: a consent withdrawn holds from the next request on."""
    found = next((each for each in pictures(db(), opened.entry.id, kind) if each.number == number), None)
    if found is None or not storage().exists(found.key):
        raise NotFoundError
    name = f"picture-{number}{EXTENSIONS.get(found.media_type, '')}"
    return send_unkept(storage().open(found.key), found.media_type, name)
