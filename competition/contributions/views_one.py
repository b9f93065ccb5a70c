"""One contribution: written, saved, its text taken from a document, taken back, deleted."""

import re
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, City
from competition.consent.guardians import secret_of
from competition.contributions import wording
from competition.contributions.documents import taken_from
from competition.contributions.forms import ContributionForm, DeleteForm
from competition.contributions.guardians import ask_guardian, find_link_of
from competition.contributions.models import Contribution
from competition.contributions.policies import OFFICE_CITY, OFFICE_CONTRIBUTION
from competition.contributions.queries import lacks_of
from competition.contributions.rules import Kind, Reason, printed_languages
from competition.contributions.services import (
    create_contribution,
    delete_contribution,
    save_contribution,
    stamp_of,
    withdraw_consents,
)
from competition.entries.desk import acting
from competition.entries.errors import ChangedElsewhereError
from competition.entries.tags import choices
from competition.entries.wording import picture_badge
from competition.errors import GarlandError, NotFoundError
from competition.platform.db import new_ref
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.policies import allow
from competition.web.request import config, db, now, transaction

bp = Blueprint("contribution", __name__)
_REF = re.compile(r"[0-9a-z]{12}")


@bp.get("/c/<slug>/office/contributions/<city_ref>/add/<kind>")
@allow(OFFICE_CITY)
def add(campaign: Campaign, city: City, kind: str) -> ResponseReturnValue:
    """Show an empty sheet; nothing is made before it is saved."""
    form = _form()
    form.ref.data = new_ref()
    return _page(campaign, city, _kind(kind), form)


@bp.post("/c/<slug>/office/contributions/<city_ref>/add/<kind>")
@allow(OFFICE_CITY)
def add_post(campaign: Campaign, city: City, kind: str) -> ResponseReturnValue:
    """Make it. Sent twice it is made once: its ref was chosen when the sheet was opened."""
    form, wanted = _form(), _kind(kind)
    if not form.validate_on_submit():
        return _page(campaign, city, wanted, form), 400
    try:
        with transaction() as session:
            made = create_contribution(
                session,
                campaign=campaign,
                city=city,
                kind=wanted,
                said=form.said,
                ref=form.ref.data if _REF.fullmatch(form.ref.data or "") else None,
                actor=acting(),
                now=now(),
            )
            ref = made.ref
    except GarlandError as refusal:
        return _page(campaign, city, wanted, form, refusal=translate(refusal)), refusal.status
    flash(_("It is saved. A portrait can be sent now."), "success")
    return redirect(url_for("contribution.page", slug=campaign.slug, ref=ref))


@bp.post("/c/<slug>/office/contributions/<city_ref>/add/<kind>/document")
@allow(OFFICE_CITY, writing=False)
def add_document_post(campaign: Campaign, city: City, kind: str) -> ResponseReturnValue:
    """Put the text of a document into the sheet, to be looked at before it is saved."""
    form, refusal = _with_document()
    return _page(campaign, city, _kind(kind), form, refusal=refusal), 400 if refusal else 200


@bp.get("/c/<slug>/office/contribution/<ref>")
@allow(OFFICE_CONTRIBUTION)
def page(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Show a contribution, to be changed."""
    form = _form()
    form.show(contribution)
    return _page(campaign, city, contribution.kind, form, contribution)


@bp.post("/c/<slug>/office/contribution/<ref>")
@allow(OFFICE_CONTRIBUTION)
def save_post(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Save it; when another window was faster, show both."""
    form, kind = _form(), contribution.kind
    if not form.validate_on_submit():
        return _page(campaign, city, kind, form, contribution), 400
    changed: dict[str, Any] = {"said": form.said, "seen": form.seen.data, "actor": acting(), "now": now()}
    try:
        with transaction() as session:
            save_contribution(session, contribution=contribution, **changed)
    except ChangedElsewhereError as refusal:
        form.seen.data = stamp_of(contribution)
        shown = _page(campaign, city, kind, form, contribution, refusal=translate(refusal), both=True)
        return shown, refusal.status
    except GarlandError as refusal:
        return _page(campaign, city, kind, form, contribution, refusal=translate(refusal)), refusal.status
    flash(_("It is saved."), "success")
    return redirect(url_for("contribution.page", slug=campaign.slug, ref=contribution.ref))


@bp.post("/c/<slug>/office/contribution/<ref>/document")
@allow(OFFICE_CONTRIBUTION, writing=False)
def document_post(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Put the text of a document into the sheet, to be looked at before it is saved."""
    form, refusal = _with_document()
    shown = _page(campaign, city, contribution.kind, form, contribution, refusal=refusal)
    return shown, 400 if refusal else 200


@bp.post("/c/<slug>/office/contribution/<ref>/guardian")
@allow(OFFICE_CONTRIBUTION)
def guardian_post(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Make the link by which the guardian of somebody under age answers."""
    if not contribution.minor:
        raise NotFoundError
    with transaction() as session:
        ask_guardian(session, contribution=contribution, actor=acting(), now=now())
    flash(_("The link is made. Please pass it on to the parent or guardian."), "success")
    return redirect(url_for("contribution.page", slug=campaign.slug, ref=contribution.ref))


@bp.get("/c/<slug>/office/contribution/<ref>/leave")
@allow(OFFICE_CONTRIBUTION)
def leave(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Ask whether it is to be shown nowhere any more, or to be deleted, and why."""
    return _leave(campaign, city, contribution, _delete_form())


@bp.post("/c/<slug>/office/contribution/<ref>/withdraw")
@allow(OFFICE_CONTRIBUTION)
def withdraw_post(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Write down that it may be shown nowhere any more."""
    with transaction() as session:
        withdraw_consents(session, contribution=contribution, actor=acting(), now=now())
    flash(_("It is shown nowhere any more. What was built before is to be built anew."), "success")
    return redirect(url_for("contribution.page", slug=campaign.slug, ref=contribution.ref))


@bp.post("/c/<slug>/office/contribution/<ref>/delete")
@allow(OFFICE_CONTRIBUTION)
def delete_post(campaign: Campaign, city: City, contribution: Contribution) -> ResponseReturnValue:
    """Delete it for a reason."""
    form = _delete_form()
    if not form.validate_on_submit():
        return _leave(campaign, city, contribution, form), 400
    with transaction() as session:
        reason = Reason(form.reason.data)
        delete_contribution(session, contribution=contribution, reason=reason, actor=acting(), now=now())
    flash(_("It is deleted, with all that was known of the person."), "success")
    return redirect(url_for("contributions.city", slug=campaign.slug, city_ref=city.ref))


def _kind(name: str) -> Kind:
    if name not in {kind.value for kind in Kind}:
        raise NotFoundError
    return Kind(name)


def _form() -> ContributionForm:
    form = ContributionForm()
    form.offer()
    return form


def _with_document() -> tuple[ContributionForm, str | None]:
    """Return the form with the text of the document that was sent, and why there is none."""
    form = _form()
    try:
        text = taken_from(request.files.get("document"), form.said.language)
    except GarlandError as refusal:
        return form, translate(refusal)
    field = form.translation if request.form.get("into") == "translation" else form.text
    field.data = text
    flash(_("The text stands in the form below. Please look it over, then save."), "success")
    return form, None


def _delete_form() -> DeleteForm:
    form = DeleteForm()
    form.offer()
    return form


def _leave(campaign: Campaign, city: City, contribution: Contribution, form: DeleteForm) -> str:
    return render_template(
        "contributions/leave.html",
        campaign=campaign,
        city=city,
        contribution=contribution,
        form=form,
        heading=wording.heading(contribution.kind, city),
        name=wording.name_of(contribution),
    )


def _guardian_address(contribution: Contribution | None) -> str:
    """Return the address by which a guardian answers; nothing while there is none."""
    link = find_link_of(db(), contribution) if contribution and contribution.minor else None
    if link is None:
        return ""
    secret = secret_of(link, config().secret_key)
    return f"{config().base_url}{url_for('guardian.page', ref=link.ref, secret=secret)}"


def _page(
    campaign: Campaign,
    city: City,
    kind: Kind,
    form: ContributionForm,
    contribution: Contribution | None = None,
    *,
    refusal: str | None = None,
    both: bool = False,
) -> str:
    """Show the page; `both`: with what another window saved."""
    languages = printed_languages(campaign.translation_languages)
    lacks = lacks_of(contribution, languages) if contribution else ()
    return render_template(
        "contributions/one.html",
        campaign=campaign,
        city=city,
        kind=kind,
        form=form,
        contribution=contribution,
        refusal=refusal,
        kept=contribution if both else None,
        kept_name=wording.name_of(contribution) if contribution else "",
        heading=wording.heading(kind, city),
        rule=wording.rule(kind, languages),
        questions=[_(said) for said in wording.QUESTIONS[kind]],
        office_hint=_(wording.OFFICES[kind]),
        lacks=[wording.lack_sentence(lack) for lack in lacks],
        consents=wording.consents(contribution) if contribution else [],
        guardian_address=_guardian_address(contribution),
        by_guardian=any(each.by_guardian for each in contribution.person.consents) if contribution else False,
        picture_badge=picture_badge,
        tongues=choices(),
        languages=wording.named(languages),
    )
