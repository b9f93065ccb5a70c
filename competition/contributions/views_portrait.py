"""The portrait of a contribution: sent, turned and cut, described; shown to the secretariat."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, City
from competition.contributions import wording
from competition.contributions.errors import NoPortraitError
from competition.contributions.forms import PortraitForm
from competition.contributions.models import Contribution, Portrait
from competition.contributions.policies import OFFICE_CONTRIBUTION
from competition.contributions.services import (
    describe_portrait,
    edit_portrait,
    remove_portrait,
    send_portrait,
    set_focus,
)
from competition.entries.desk import acting
from competition.entries.errors import ChangedElsewhereError
from competition.entries.picturing.edits import AS_IT_CAME, edit_of, stamp_of
from competition.entries.picturing.errors import CutTooMuchError
from competition.entries.picturing.forms import CutForm
from competition.entries.picturing.wishes import wanted_edit
from competition.entries.services.pictures import LIMIT
from competition.entries.wording import picture_badge
from competition.errors import GarlandError, NotFoundError
from competition.platform import kinds, sniff
from competition.platform.files import find_rendition, receive
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate, translate_key
from competition.platform.kinds import ACCEPT_PICTURES
from competition.platform.renditions import RenditionKind
from competition.web.documents import send_unkept
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now, storage, transaction

bp = Blueprint("portrait", __name__)
_SHOWN = {RenditionKind.THUMB.value: RenditionKind.THUMB, RenditionKind.SCREEN.value: RenditionKind.SCREEN}


@bp.get("/c/<slug>/office/contribution/<ref>/portrait")
@allow(OFFICE_CONTRIBUTION)
def page(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Show the portrait with what can be done to it."""
    return _page(campaign, city, contribution)


@bp.get("/c/<slug>/office/contribution/<ref>/portrait/state")
@allow(OFFICE_CONTRIBUTION)
def state(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Give the part of the page that changes once the picture is made anew, for its script."""
    return _page(campaign, city, contribution, template="contributions/_portrait.html")


@bp.post("/c/<slug>/office/contribution/<ref>/portrait/send")
@allow(OFFICE_CONTRIBUTION, writing=False)
def send_post(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Take a portrait in, whole and on disk, before anything is written; the one before goes."""
    here = url_for("portrait.page", slug=campaign.slug, ref=contribution.ref)
    sent = request.files.get("portrait")
    try:
        if sent is None or not sent.filename:
            raise NoPortraitError
        head = sent.stream.read(sniff.HEAD)
        sent.stream.seek(0)
        kinds.require(kinds.kind_of(head, sent.filename), kinds.Category.PICTURE)
        received = receive(storage=storage(), stream=sent.stream, limit=LIMIT)
        with fresh_transaction() as (session, loaded):
            send_portrait(
                session,
                contribution=loaded["contribution"],
                received=received,
                file_name=sent.filename,
                alt=request.form.get("alt", ""),
                actor=acting(),
                now=now(),
            )
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    return redirect(here)


@bp.post("/c/<slug>/office/contribution/<ref>/portrait")
@allow(OFFICE_CONTRIBUTION)
def edit_post(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Turn or cut it; a number that makes no sense is told on the page, which keeps it."""
    cut = CutForm()
    again: dict[str, Any] = {"cut": cut}
    if request.form.get("do") == "cut" and not cut.validate_on_submit():
        return _page(campaign, city, contribution, **again), 400
    portrait = _portrait(contribution)
    try:
        with transaction() as session:
            edit = wanted_edit(edit_of(portrait), cut)
            edit_portrait(session, contribution=contribution, edit=edit, actor=acting(), now=now())
    except CutTooMuchError as refusal:
        return _page(campaign, city, contribution, refusal=translate(refusal), **again), refusal.status
    return redirect(url_for("portrait.page", slug=campaign.slug, ref=contribution.ref))


@bp.post("/c/<slug>/office/contribution/<ref>/portrait/words")
@allow(OFFICE_CONTRIBUTION)
def words_post(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Save the description, and where the face is."""
    form = PortraitForm()
    if not form.validate_on_submit():
        return _page(campaign, city, contribution, words=form), 400
    by: dict[str, Any] = {"contribution": contribution, "actor": acting(), "now": now()}
    try:
        with transaction() as session:
            describe_portrait(session, alt=form.alt.data or "", seen=form.seen.data, **by)
            set_focus(session, x=form.x.data / 100, y=form.y.data / 100, **by)
    except ChangedElsewhereError as refusal:
        form.seen.data = _portrait(contribution).alt
        shown = _page(campaign, city, contribution, words=form, refusal=translate(refusal), both=True)
        return shown, refusal.status
    flash(_("It is saved."), "success")
    return redirect(url_for("contribution.page", slug=campaign.slug, ref=contribution.ref))


@bp.post("/c/<slug>/office/contribution/<ref>/portrait/remove")
@allow(OFFICE_CONTRIBUTION)
def remove_post(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Remove it for good."""
    with transaction() as session:
        remove_portrait(session, contribution=contribution, actor=acting(), now=now())
    flash(_("The portrait is removed."), "success")
    return redirect(url_for("contribution.page", slug=campaign.slug, ref=contribution.ref))


@bp.get("/c/<slug>/office/contribution/<ref>/portrait/<kind>.jpg")
@allow(OFFICE_CONTRIBUTION)
def picture(campaign: Campaign, city: City, contribution: Contribution, kind: str) -> ResponseReturnValue:
    """Send a rendition under a name that tells nothing; what is not made yet is not there."""
    portrait, wanted = _portrait(contribution), _SHOWN.get(kind)
    rendition = find_rendition(db(), portrait.file_id, wanted) if wanted else None
    if rendition is None or not storage().exists(rendition.key):
        raise NotFoundError
    return send_unkept(storage().open(rendition.key), rendition.media_type, "portrait.jpg")


def _portrait(contribution: Contribution) -> Portrait:
    if contribution.portrait is None:
        raise NotFoundError
    return contribution.portrait


def _words(contribution: Contribution) -> PortraitForm:
    form = PortraitForm()
    portrait = contribution.portrait
    if portrait is not None:
        form.alt.data = form.seen.data = portrait.alt
        form.x.data, form.y.data = (round(100 * each) for each in (portrait.focus_x, portrait.focus_y))
    return form


def _page(
    campaign: Campaign,
    city: City,
    contribution: Contribution,
    *,
    template: str = "contributions/portrait.html",
    cut: CutForm | None = None,
    words: PortraitForm | None = None,
    refusal: str | None = None,
    both: bool = False,
) -> str:
    portrait, slug, ref = contribution.portrait, campaign.slug, contribution.ref
    stamp = stamp_of(portrait) if portrait else ""
    return render_template(
        template,
        campaign=campaign,
        city=city,
        contribution=contribution,
        image=portrait,
        form=cut or CutForm(formdata=None),
        words=words or _words(contribution),
        refusal=refusal,
        both=both,
        heading=wording.heading(contribution.kind, city),
        is_changed=portrait is not None and edit_of(portrait) != AS_IT_CAME,
        accept=ACCEPT_PICTURES,
        size=None,
        edit_url=url_for("portrait.edit_post", slug=slug, ref=ref),
        picture_url=url_for("portrait.picture", kind="screen", v=stamp, slug=slug, ref=ref),
        picture_badge=picture_badge,
        picture_problem=lambda image: translate_key(image.problem, image.problem_values),
        picture_of=wording.name_of(contribution),
    )
