"""The materials on the call, as downloads, and at the secretariat's desk."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from flask import Blueprint, current_app, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.front import Download, add_downloads
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError, NotFoundError
from competition.materials.forms import MaterialForm
from competition.materials.models import Material
from competition.materials.policies import MATERIAL, OWN_MATERIAL
from competition.materials.queries import Stock, making, stock
from competition.materials.rules import TYPES
from competition.materials.services import add_own, remove_own, request_making
from competition.materials.wording import file_kind, file_name, note, title
from competition.platform.i18n import available_locales, current_locale, translate
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.navigation import office_nav
from competition.web.policies import allow
from competition.web.request import config, database, db, now, storage, transaction, viewer

bp = Blueprint("materials", __name__)
PATIENCE = timedelta(minutes=30)
"""How long a page waits before it asks again for materials that are lacking."""
office_nav.add(label=_l("Materials"), endpoint="materials.office", position=8)


@add_downloads
def _downloads(session: Session, campaign: Campaign) -> Iterator[Download]:
    """Give the call what holds: in the reader's language first, then the office's own, then the others."""
    found = stock(session, campaign, base_url=config().base_url)
    if found.lacking:
        _ask(campaign)
    mine = [each for each in found.fresh if each.language == current_locale()]
    for each in (*mine, *found.own, *(each for each in found.fresh if each not in mine)):
        url = url_for("materials.download", slug=campaign.slug, ref=each.ref)
        yield Download(title(each), note(each), each.language, file_kind(each), each.file.size, url)


@bp.get("/c/<slug>/materials/<ref>")
@allow(MATERIAL)
def download(campaign: Campaign, material: Material) -> ResponseReturnValue:
    """Send a material to be saved; one that is out of date is asked for anew instead."""
    if material in stock(db(), campaign, base_url=config().base_url).stale:
        _ask(campaign)
        flash(
            _("This page is being made anew, since the call has changed. It will be here in a few minutes.")
        )
        return redirect(url_for("call.page", slug=campaign.slug))
    if not storage().exists(material.file.key):
        raise NotFoundError
    return send_file(
        storage().path(material.file.key),
        mimetype=TYPES[material.extension],
        as_attachment=True,
        download_name=file_name(campaign, material),
        max_age=0,
    )


def _ask(campaign: Campaign) -> None:
    """Ask for what is lacking, at most once in a while: not every visitor should knock."""
    asked: dict[int, datetime] = current_app.extensions.setdefault("garland.materials", {})
    if campaign.id in asked and now() - asked[campaign.id] < PATIENCE:
        return
    asked[campaign.id] = now()
    with database().writing() as session:
        request_making(session, campaign_id=campaign.id, actor=None, now=now())


@bp.get("/c/<slug>/office/materials")
@allow(OFFICE)
def office(campaign: Campaign) -> ResponseReturnValue:
    """Show what the call offers to download, and the form that adds a file."""
    return _office(campaign, MaterialForm(formdata=None))


@bp.post("/c/<slug>/office/materials")
@allow(OFFICE)
def add_post(campaign: Campaign) -> ResponseReturnValue:
    """Add a file."""
    form = MaterialForm()
    form.offer_languages(_languages(campaign))
    if not form.validate_on_submit():
        return _office(campaign, form), 400
    try:
        with transaction() as session:
            add_own(
                session,
                campaign=campaign,
                title=form.title.data,
                language=form.language.data,
                file_name=form.file.data.filename or "",
                stream=form.file.data.stream,
                storage=storage(),
                actor=_acting(),
                now=now(),
            )
    except GarlandError as refusal:
        form.file.errors = [translate(refusal)]
        return _office(campaign, form), refusal.status
    finally:
        form.file.data.close()
    flash(_("The file is on the call now."), "success")
    return redirect(url_for("materials.office", slug=campaign.slug))


@bp.post("/c/<slug>/office/materials/make")
@allow(OFFICE)
def make_post(campaign: Campaign) -> ResponseReturnValue:
    """Ask for the printed materials."""
    with transaction() as session:
        job = request_making(session, campaign_id=campaign.id, actor=_acting(), now=now())
        ref = job.ref
    return redirect(url_for("jobs.progress", ref=ref))


@bp.post("/c/<slug>/office/materials/<ref>/remove")
@allow(OWN_MATERIAL)
def remove_post(campaign: Campaign, material: Material) -> ResponseReturnValue:
    """Offer a file no longer."""
    with transaction() as session:
        remove_own(session, material=material, actor=_acting(), now=now())
    flash(_("The file is off the call."), "success")
    return redirect(url_for("materials.office", slug=campaign.slug))


def _office(campaign: Campaign, form: MaterialForm) -> str:
    form.offer_languages(_languages(campaign))
    found: Stock = stock(db(), campaign, base_url=config().base_url)
    return render_template(
        "materials/office.html",
        stock=found,
        making=making(db(), campaign.id),
        form=form,
        title=title,
        note=note,
        file_kind=file_kind,
    )


def _languages(campaign: Campaign) -> list[str]:
    """Return the languages a file is likely to be in."""
    return list(dict.fromkeys([*campaign.translation_languages, *available_locales()]))


def _acting() -> Account:
    """Return the person behind this request; the policies have let nobody else in."""
    account = viewer().account
    assert account is not None
    return account
